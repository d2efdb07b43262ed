import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { copyRows } from "../../src/open/copy-rows.ts";
import type { RawRow } from "../../src/open/raw-rows.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const HEADER = ["id", "x"];
const row = fc.constantFrom<RawRow["fields"]>(
  ["1", "a"],
  ["1"],
  ["1", "a", "b"],
  ["", " "],
  HEADER,
  ["合计", "2"],
  null,
);

async function copied(batches: readonly (readonly RawRow[])[]) {
  const path = join(await temporaryFolder(), "copy.csv");
  async function* rows() {
    yield* batches;
  }
  const request = { path, header: HEADER, written: HEADER, added: null, ragged: false };
  const { rows: count, leftOut, problems } = await copyRows(rows(), 1, request);
  const lines = (await readFile(path, "utf8")).trimEnd().split("\n").slice(1);
  expect(lines).toHaveLength(count);
  return { lines, leftOut: Object.fromEntries(leftOut), count, problems: problems("f") };
}

const at = (line: number, fields: RawRow["fields"]): RawRow =>
  fields === null ? { line, fields, fault: { key: "quote-open", params: {} } } : { line, fields };

it("rows read = rows copied + rows left out, and every problem's count is among those left out, however they come", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      async (fields, size) => {
        const all = fields.map((one, i) => at(i + 2, one));
        const batches = Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
          all.slice(i * size, (i + 1) * size),
        );
        const split = await copied(batches);
        expect(split).toEqual(await copied([all]));
        const left = Object.values(split.leftOut).reduce((sum, rows) => sum + rows, 0);
        expect(split.count + left).toBe(fields.length);
        const named = split.problems.reduce((sum, { count }) => sum + count, 0);
        expect(named).toBe((split.leftOut["unreadable"] ?? 0) + (split.leftOut["field-count"] ?? 0));
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
