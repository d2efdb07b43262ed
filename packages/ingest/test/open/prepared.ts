import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { PrepareOptions } from "../../src/open/opening.ts";
import { prepareFiles } from "../../src/open/prepare-files.ts";
import type { PreparedTable } from "../../src/open/prepared-table.ts";
import { pathSql, sqlText, withDuckDb } from "../../src/open-duckdb.ts";
import { describeProblem } from "../../src/problem.ts";
import { temporaryFolder } from "../temporary-folder.ts";

export interface TableRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The tables in these files; `given` are the paths to open below their folder, all of it if not said. */
export async function prepared(
  files: Readonly<Record<string, string | Buffer>>,
  options: Partial<PrepareOptions> = {},
  given?: readonly string[],
) {
  const folder = await temporaryFolder(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`in/${name}`, content])),
  );
  const workFolder = join(folder, "work");
  await mkdir(workFolder);
  const paths = (given ?? Object.keys(files)).map((name) => join(folder, "in", name));
  const result = await prepareFiles(paths, { workFolder, mappings: [], ...options });
  const english = result.problems.map((one) => describeProblem(one, "en"));
  return { ...result, folder, workFolder, english, keys: result.problems.map(({ key }) => key) };
}

/** The only table in a file of this name, and its rows as DuckDB reads them. */
export async function theTable(
  content: string | Buffer,
  name = "orders.csv",
  options: Partial<PrepareOptions> = {},
) {
  const result = await prepared({ [name]: content }, options);
  const [table] = result.tables;
  if (table === undefined || result.tables.length > 1) {
    throw new Error(`${result.tables.length} tables, expected one: ${result.english.join("\n")}`);
  }
  return { ...result, table, rows: await rowsOf(table) };
}

/** A table's rows as an import reads them: every column as text, by place, with the line of each. */
export async function rowsOf({ data, header, firstLine, hasLineColumn }: PreparedTable): Promise<TableRow[]> {
  return await withDuckDb(async (connect) => {
    const connection = await connect();
    const count = header.length + (hasLineColumn ? 1 : 0);
    const names = Array.from({ length: count }, (_, i) => `c${i}`);
    const texts = names.map((name) => `CAST(${name} AS VARCHAR)`).join(", ");
    const columns = names.map((name) => `${name}: 'VARCHAR'`).join(", ");
    const quote = data.quoted ? `, quote = '"', escape = '"'` : `, quote = '', escape = ''`;
    const from =
      data.form === "parquet"
        ? `read_parquet(${pathSql(data.path)}) AS t(${names.join(", ")})`
        : `read_csv(${pathSql(data.path)}, auto_detect = false, header = false, skip = ${data.skipRecords},
             delim = ${sqlText(data.delimiter)}${quote}, columns = {${columns}})`;
    const found = await connection.runAndReadAll(`SELECT ${texts} FROM ${from}`);
    return found.getRows().map((row, i) => {
      const fields = row.map((value) => (value === null ? "" : String(value)));
      return hasLineColumn
        ? { line: Number(fields[0]), fields: fields.slice(1) }
        : { line: firstLine + i, fields };
    });
  });
}

export const HEADER = "主订单编号,子订单编号,支付完成时间,订单状态";
export const ROWS = ["1,11,2026-09-01 10:00:00,已完成", "2,22,2026-09-02 10:00:00,已发货"];
export const ORDERS = `${HEADER}\n${ROWS.join("\n")}\n`;
export const FIELDS = ROWS.map((row) => row.split(","));
