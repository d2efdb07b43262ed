import { fillable } from "../mapping/target-cells.ts";
import { nearestWord } from "../nearest-word.ts";
import { placeOf } from "./find-files.ts";
import type { Opening } from "./opening.ts";
import type { PreparedTable } from "./prepared-table.ts";

const SHOWN = 10;

/** Takes a table in. In a table of a shop folder a column that it does not know may be a slip, so it is named. */
export function addTable(table: PreparedTable, opening: Opening): void {
  opening.tables.push(table);
  if (table.source.kind !== "shop-table") return;
  const names = fillable(table.source.table).map(({ name }) => name);
  const odd = table.header.filter((column) => column !== "" && !names.includes(column));
  for (const column of odd.slice(0, SHOWN)) {
    const free = names.filter((name) => !table.header.includes(name));
    const params = { nearest: nearestWord(column, free.length === 0 ? names : free) };
    opening.warn(placeOf(table), "column-unknown", { column, params });
  }
}
