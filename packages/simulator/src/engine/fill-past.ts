import { PAST } from "./scenario-models.ts";

/** Writes what was on record, by age in days, into the rows of a column before the start: the same in every replication. */
export function fillPast(column: Int32Array, byAge: readonly number[], block: number): void {
  column.fill(0);
  for (let age = 0; age < byAge.length && age < PAST; age++)
    column.fill(byAge[age]!, (PAST - 1 - age) * block, (PAST - age) * block);
}
