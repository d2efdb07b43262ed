import type { ShopTables } from "../shop-tables.ts";
import type { Draft, RecordRow } from "./draft.ts";
import { exportColumns, keyOf } from "./export-columns.ts";
import { exportTables } from "./export-tables.ts";

/**
 * The shop's exports as the platform writes them: one CSV each, UTF-8 with a byte order mark, CRLF.
 *
 * @param exportedAt shop-local seconds
 * @param wanted which rows, by their time
 */
export function exportDrafts(
  tables: ShopTables,
  exportedAt: number,
  wanted: (dated: string) => boolean = () => true,
): Draft[] {
  return exportTables(tables).map(({ of, columns, rows }) => {
    const { title, dated } = exportColumns[of];
    return {
      ...{ of, path: title, exportedAt, columns, header: columns, above: [], below: [] },
      rows: rows
        .filter((row) => wanted(row[dated]!))
        .map((row): RecordRow => {
          const key = Object.values(keyOf(of, row)).join(" ");
          return {
            kind: "record",
            key,
            clean: row,
            cells: columns.map((column) => row[column]!),
            broken: null,
          };
        }),
      ...{ form: "csv", encoding: "utf-8-bom", delimiter: ",", newline: "\r\n", container: null },
    };
  });
}
