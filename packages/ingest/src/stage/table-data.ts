import type { TableData } from "../open/prepared-table.ts";
import { pathSql, sqlText } from "../open-duckdb.ts";

/**
 * SQL of a table's rows, columns `c0`, `c1` … by place, all text; empty fields of a CSV are NULL.
 *
 * @param width number of columns, a line column in front among them
 */
export function tableDataSql(
  { path, form, delimiter, skipRecords, quoted }: TableData,
  width: number,
): string {
  const names = Array.from({ length: width }, (_, i) => `c${i}`);
  if (form === "parquet") {
    const texts = names.map((name) => `CAST(${name} AS VARCHAR) AS ${name}`);
    return `(SELECT ${texts.join(", ")} FROM read_parquet(${pathSql(path)}) AS t(${names.join(", ")}))`;
  }
  const columns = names.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(", ");
  const quote = quoted ? `quote = '"', escape = '"'` : "quote = '', escape = ''";
  return `read_csv(${pathSql(path)}, auto_detect = false, header = false, skip = ${skipRecords},
    delim = ${sqlText(delimiter)}, ${quote}, columns = {${columns}})`;
}
