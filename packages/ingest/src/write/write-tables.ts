import { join } from "node:path";
import type { FinishedTable } from "../merge/finished-table.ts";
import { pathSql, sqlName, sqlText } from "../open-duckdb.ts";
import type { ShopTable } from "../sources/target.ts";
import { folderColumns, requiredColumns } from "../stage/target-column.ts";
import type { WorkDatabase } from "../stage/work-database.ts";

export type TableFileForm = "csv" | "parquet";

/** Writes a table in its order. Optional columns that no row fills are left out. */
export async function writeTableFile(
  db: WorkDatabase,
  { table, written, order, filled }: FinishedTable,
  folder: string,
  form: TableFileForm,
): Promise<void> {
  const required = requiredColumns(table);
  const kept = folderColumns(table).filter(({ name }) => required.includes(name) || filled.has(name));
  const fields = kept.map(({ name }) => sqlName(name)).join(", ");
  const path = join(folder, `${table}.${form}`);
  const format = form === "csv" ? "(FORMAT csv, HEADER true)" : "(FORMAT parquet, COMPRESSION zstd)";
  const sorted = order.map((name) => `${sqlName(name)} NULLS FIRST`).join(", ");
  await db.run(`COPY (SELECT ${fields} FROM ${written} ORDER BY ${sorted}) TO ${sqlText(path)} ${format}`);
}

/** The trace: of each row of a folder the files and lines that it came from (trace.ts reads it). */
export async function writeTrace(
  db: WorkDatabase,
  used: readonly { readonly table: ShopTable; readonly sql: string }[],
  earlier: string | null,
  fileNumber: string,
  folder: string,
): Promise<void> {
  const queries = used.map(
    ({ sql }) => `SELECT "table", order_id, key, ${fileNumber} AS file, line FROM (${sql}) WHERE file >= 0`,
  );
  if (earlier !== null) {
    queries.push(`SELECT "table", order_id, key, file, line FROM read_parquet(${pathSql(earlier)})`);
  }
  const all = `SELECT "table", order_id, key, CAST(file AS INTEGER) AS file, CAST(line AS BIGINT) AS line FROM (${queries.join(" UNION ALL ")})`;
  const path = sqlText(join(folder, "trace.parquet"));
  await db.run(
    `COPY (${all} ORDER BY file, line, "table", order_id, key) TO ${path} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
  );
}
