import * as fc from "fast-check";
import { expect, it } from "vitest";
import { codedColumn } from "../src/coded-column.ts";
import { indexRows } from "../src/row-index.ts";

// Few words and equal low halves, so that slots collide.
const hash = fc.tuple(fc.constantFrom(0, 1, 16, 1024, 4096, 2 ** 32 - 1), fc.nat(600));
const hashes = fc.array(hash, { maxLength: 3000 });
const spelled = ([low, high]: readonly [number, number]) => `${low}:${high}`;

it("finds the first row of each hash and pairs every repeat with it", () => {
  fc.assert(
    fc.property(hashes, hash, (rows, stranger) => {
      const index = indexRows(Uint32Array.from(rows.flat()));
      const first = new Map<string, number>();
      const repeats: [number, number][] = [];
      for (const [row, one] of rows.entries()) {
        const earlier = first.get(spelled(one));
        if (earlier === undefined) first.set(spelled(one), row);
        else repeats.push([row, earlier]);
      }
      for (const one of [...rows, stranger]) expect(index.rowOf(...one)).toBe(first.get(spelled(one)) ?? -1);
      expect(index.repeats).toEqual(repeats);
    }),
    { numRuns: 50 },
  );
});

it("codes each text once, names in order, however many there are", () => {
  fc.assert(
    fc.property(fc.array(hash, { minLength: 1, maxLength: 3000 }), (rows) => {
      const empty = rows[0]!;
      const { codes, names } = codedColumn(Uint32Array.from(rows.flat()), empty, (row) =>
        spelled(rows[row]!),
      );
      const told = Array.from(codes, (code) => (code < 0 ? null : names[code]));
      expect(told).toEqual(rows.map((one) => (spelled(one) === spelled(empty) ? null : spelled(one))));
      expect(names).toEqual([...new Set(names)].sort());
    }),
    { numRuns: 50 },
  );
});
