import { expect, it } from "vitest";
import { toCsv } from "../src/csv.ts";

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("defuses the formula %j", (text) => {
  const [, row] = toCsv({ header: ["a"], rows: [[text]] }).split("a\n");
  expect(row!.replace(/^"/, "").startsWith("'")).toBe(true);
});

it("keeps numbers as numbers, negative ones too", () => {
  expect(toCsv({ header: ["a", "b"], rows: [[-1.5, -0]] })).toBe("\ufeffa,b\n-1.5,0\n");
});

it("quotes commas, quotes and line breaks, and leaves nothing empty", () => {
  expect(toCsv({ header: ["a", "b", "c"], rows: [["x,y", 'say "hi"', null]] })).toBe(
    '\ufeffa,b,c\n"x,y","say ""hi""",\n',
  );
});
