import { expect, it } from "vitest";
import { canonicalJson } from "../src/canonical-json.ts";

it("keeps the order of keys, puts plain lists on one line and ends with one newline", () => {
  expect(canonicalJson({ b: [1, "x", null], a: { c: [], d: {} }, e: [{ f: true }] })).toBe(
    '{\n  "b": [1, "x", null],\n  "a": {\n    "c": [],\n    "d": {}\n  },\n  "e": [\n    {\n      "f": true\n    }\n  ]\n}\n',
  );
});

it("writes the shortest number that reads back the same, and no negative zero", () => {
  expect(canonicalJson([0.1 + 0.2, -0, 1e21, 5])).toBe("[0.30000000000000004, 0, 1e+21, 5]\n");
});

it("leaves out what is undefined", () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{\n  "b": 1\n}\n');
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses %d and says where it stands", (value) => {
  expect(() => canonicalJson({ days: [{ total: value }] })).toThrow(
    /at \.days\[0\]\.total; no data must be null/,
  );
});

it("reads back as what was written", () => {
  const value = { text: 'a"\n\\ 中文', list: [[1, 2], [{ x: null }]], n: -1.5e-7 };
  expect(JSON.parse(canonicalJson(value))).toEqual(value);
});
