import { happens } from "../random-source.ts";
import type { Circumstances, Loss, Soiled } from "./dirt.ts";
import { type Draft, type RecordRow, recordsOf, withRecords } from "./draft.ts";
import { keyOf } from "./export-columns.ts";

/**
 * Ruins a share of the rows of every export, each in all files that hold a copy, so that no file can give it back. Rows
 * with a copy in a file that does not suit are spared.
 */
export function destroyRecords(
  drafts: readonly Draft[],
  { dose, dice }: Circumstances,
  suits: (draft: Draft) => boolean,
  ruin: (draft: Draft, row: RecordRow) => RecordRow,
): Soiled {
  const spared = new Set(drafts.filter((draft) => !suits(draft)).flatMap(namesIn));
  const losses: Loss[] = [];
  const doomed = new Set<string>();
  const met = new Set<string>();
  for (const draft of drafts) {
    for (const row of recordsOf(draft)) {
      const name = nameOf(draft, row);
      if (met.has(name)) continue;
      met.add(name);
      if (spared.has(name) || !happens(dose, dice(name))) continue;
      doomed.add(name);
      losses.push({ export: draft.of, key: keyOf(draft.of, row.clean), column: null, was: "", now: "" });
    }
  }
  const soiled = drafts.map((draft) =>
    withRecords(draft, (row) => (doomed.has(nameOf(draft, row)) ? ruin(draft, row) : row)),
  );
  return { drafts: soiled, done: losses.length, losses };
}

function namesIn(draft: Draft): string[] {
  return recordsOf(draft).map((row) => nameOf(draft, row));
}

function nameOf({ of }: Draft, { key }: RecordRow): string {
  return `${of} ${key}`;
}
