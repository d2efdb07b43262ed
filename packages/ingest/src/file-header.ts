import type { DuckDBConnection } from "@duckdb/node-api";
import { csvHeader } from "./csv-records.ts";
import type { TableFile } from "./folder-files.ts";
import { nearestWord } from "./nearest-word.ts";
import { pathSql } from "./open-duckdb.ts";
import { type Problem, problem } from "./problem.ts";
import { tableShapes } from "./table-columns.ts";

/** The column names of a table's file, or null if it has none that can be read; and what is wrong with them. */
export async function fileHeader(
  connection: DuckDBConnection,
  file: TableFile,
): Promise<{ header: readonly string[] | null; problems: Problem[] }> {
  const header =
    file.form === "parquet" ? await parquetHeader(connection, file.path) : await csvHeader(file.path);
  const line = file.form === "parquet" ? null : 1;
  const error = (key: Problem["key"], more: Partial<Problem> = {}): Problem =>
    problem({ severity: "error", key, file: file.name, ...more });
  if (header === null) return { header, problems: [error("file-empty")] };

  const { columns } = tableShapes[file.table];
  const names = columns.map(({ name }) => name);
  const problems: Problem[] = [];
  for (const [i, column] of header.entries()) {
    if (header.indexOf(column) < i) problems.push(error("column-twice", { line, column }));
    else if (!names.includes(column)) {
      const free = names.filter((name) => !header.includes(name));
      const params = { nearest: nearestWord(column, free.length === 0 ? names : free) };
      problems.push(error("column-unknown", { line, column, params }));
    }
  }
  for (const { name, required } of columns) {
    if (required && !header.includes(name)) problems.push(error("column-missing", { line, column: name }));
  }
  const readable = problems.every(({ key }) => key === "column-unknown");
  return { header: readable ? header : null, problems };
}

async function parquetHeader(connection: DuckDBConnection, path: string): Promise<string[]> {
  const found = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${pathSql(path)})`);
  return found.getRows().map(([name]) => String(name));
}
