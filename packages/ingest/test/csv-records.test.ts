import * as fc from "fast-check";
import { expect, it } from "vitest";
import { fieldsOf, recordsOf } from "../src/csv-records.ts";
import { csvLine } from "../src/csv-text.ts";

const field = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r\n", "中", " "), maxLength: 6 });
const record = fc.array(field, { minLength: 2, maxLength: 4 });
const ending = fc.constantFrom("\n", "\r\n", "\n\n", "\r\n\r\n");

it("finds fields and lines however the bytes are cut into pieces", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(record, ending), { maxLength: 8 }),
      fc.boolean(),
      fc.nat(4),
      async (rows, mark, size) => {
        const expected: { line: number; fields: string[] }[] = [];
        let text = "";
        for (const [fields, end] of rows) {
          expected.push({ line: text.split("\n").length, fields });
          text += csvLine(fields).slice(0, -1) + end;
        }
        const bytes = Buffer.from((mark ? "\ufeff" : "") + text);
        const step = size === 0 ? bytes.length + 1 : size * size + 2;
        async function* pieces() {
          for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
        }
        const found: typeof expected = [];
        for await (const { number, line, bytes: one } of recordsOf(pieces())) {
          expect(number).toBe(found.length);
          found.push({ line, fields: fieldsOf(one)! });
        }
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

it.each(['"a"b,c', '"a', 'x,"a""'])("says of %s that its quotes are out of place", (text) => {
  expect(fieldsOf(Buffer.from(text))).toBeNull();
});
