import type { Mapping } from "../mapping/mapping.ts";
import { fillable, mappedTables } from "../mapping/target-cells.ts";
import type { ExportSource } from "../sources/export-source.ts";
import { recogniseExport } from "../sources/registry.ts";
import type { ShopTable } from "../sources/target.ts";
import { headerKey } from "./clean-header.ts";
import type { TableSource } from "./prepared-table.ts";

export type Recognised =
  | { readonly source: TableSource; readonly header: readonly string[] }
  | { readonly nearest: ExportSource; readonly missing: readonly string[] };

/**
 * What a table with these columns is: the user's mappings come first, then the formats that the platform exports, then
 * the tables of a shop folder. `header` is spelled as the source spells it.
 */
export function recognise(header: readonly string[], mappings: readonly Mapping[]): Recognised {
  const keys = header.map(headerKey);
  const holds = (names: readonly string[]) => names.every((name) => keys.includes(headerKey(name)));

  const [mapping] = mappings
    .filter(({ headers }) => holds(headers))
    .sort((a, b) => b.headers.length - a.headers.length);
  if (mapping !== undefined) {
    return { source: { kind: "mapping", mapping }, header: spelled(header, keys, mapping.headers) };
  }

  const format = recogniseExport(header);
  if ("id" in format) return { source: { kind: "format", id: format.id }, header: format.header };

  const known = (table: ShopTable) => fillable(table).filter(({ name }) => keys.includes(name)).length;
  const [table] = mappedTables
    .filter((one) => fillable(one).every(({ name, required }) => !required || keys.includes(name)))
    // A single required column, such as a date, is no sign of a table by itself.
    .filter((one) => known(one) >= 2)
    .sort((a, b) => known(b) - known(a));
  if (table === undefined) return format;
  const names = fillable(table).map(({ name }) => name);
  return { source: { kind: "shop-table", table }, header: spelled(header, keys, names) };
}

/** `header` with those of `names` that are there spelled as in `names`, each once. */
function spelled(header: readonly string[], keys: readonly string[], names: readonly string[]): string[] {
  const result = [...header];
  for (const name of names) {
    const at = keys.indexOf(headerKey(name));
    if (at >= 0) result[at] = name;
  }
  return result;
}
