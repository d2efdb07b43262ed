import type { DuckDBConnection } from "@duckdb/node-api";
import { csvRecordsAt } from "./csv-records.ts";
import type { TableFile } from "./folder-files.ts";
import { pathSql } from "./open-duckdb.ts";

/** Where a row stands in its file and what is written there, by column. */
export interface Place {
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
}

/** Looks rows (0 is the first) up in a table's file. Costs a pass over the file: for rows with problems only. */
export async function placesOf(
  connection: DuckDBConnection,
  file: TableFile,
  header: readonly string[],
  rows: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Place>> {
  const places = new Map<number, Place>();
  if (rows.size === 0) return places;
  if (file.form === "parquet") {
    const sql = `SELECT file_row_number::INTEGER AS "#", CAST(COLUMNS(* EXCLUDE file_row_number) AS VARCHAR)
      FROM read_parquet(${pathSql(file.path)}, file_row_number = true) WHERE file_row_number IN (${[...rows].join(",")})`;
    const found = await connection.runAndReadAll(sql);
    const names = found.columnNames().slice(1);
    for (const [row, ...values] of found.getRows()) {
      const fields = new Map(names.map((name, i) => [name, String(values[i] ?? "")]));
      places.set(Number(row), { line: Number(row) + 1, fields });
    }
    return places;
  }
  for (const [row, { line, fields }] of await csvRecordsAt(file.path, rows)) {
    places.set(row, { line, fields: new Map(header.map((name, i) => [name, fields[i] ?? ""])) });
  }
  return places;
}
