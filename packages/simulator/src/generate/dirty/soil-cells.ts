import { happens, type RandomSource } from "../random-source.ts";
import type { Circumstances, Soiled } from "./dirt.ts";
import { type Cell, type Draft, type ExportName, withRecords } from "./draft.ts";

/**
 * Rewrites a share of the texts in some columns of every CSV and workbook. Lists in JSON keep theirs.
 *
 * @param writerOf what the cells of one column of one file are rewritten by; null leaves a cell as it is
 */
export function soilCells(
  drafts: readonly Draft[],
  { dose, dice }: Circumstances,
  columnsOf: (of: ExportName) => readonly string[],
  writerOf: (random: RandomSource) => (text: string, random: RandomSource, draft: Draft) => Cell | null,
): Soiled {
  let done = 0;
  const soiled = drafts.map((draft) => {
    if (draft.form === "json") return draft;
    const places = columnsOf(draft.of).map((column) => {
      const random = dice(draft.path, column);
      return { at: draft.columns.indexOf(column), random, write: writerOf(random) };
    });
    return withRecords(draft, (row) => {
      const cells = [...row.cells];
      for (const { at, random, write } of places) {
        const cell = cells[at]!;
        if (typeof cell !== "string" || !happens(dose, random)) continue;
        const written = write(cell, random, draft);
        if (written === null || written === cell) continue;
        cells[at] = written;
        done++;
      }
      return { ...row, cells };
    });
  });
  return { drafts: soiled, done };
}
