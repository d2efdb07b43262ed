import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ImportedFile, parseImportRecord } from "./import-record.ts";
import { pathSql, sqlText, withDuckDb } from "./open-duckdb.ts";
import { type Problem, problem } from "./problem.ts";
import type { ShopTable } from "./sources/target.ts";

/** A row of a shop folder and one of the places that it came from. */
export interface TracedRow {
  readonly table: ShopTable;
  /** Waybill, review, after-sale …; null: the order itself. */
  readonly key: string | null;
  readonly file: Pick<ImportedFile, "file" | "member" | "sheet" | "recognisedAs">;
  /** Line in the file, as an editor counts it; row of a sheet. */
  readonly line: number;
}

/**
 * Every row of the folder that belongs to an order, with the files and lines it came from; `id` may also be that of the row
 * itself, such as a waybill. Empty: the folder has no such row. A parcel that stands in for a missing one comes from its
 * order's lines.
 */
export async function traceOrder(
  folder: string,
  id: string,
): Promise<{ readonly rows: readonly TracedRow[]; readonly problems: readonly Problem[] }> {
  const refuse = (file: string) => ({
    rows: [],
    problems: [problem({ severity: "error", key: "file-missing", file })],
  });
  let text: string;
  try {
    text = await readFile(join(folder, "import.json"), "utf8");
  } catch {
    return refuse("import.json");
  }
  const { record, problems } = parseImportRecord(text);
  if (record === null) return { rows: [], problems };
  const path = join(folder, "trace.parquet");
  try {
    return await withDuckDb(async (connect) => {
      const connection = await connect();
      const own = sqlText(id.startsWith("order-") ? id.slice("order-".length) : id);
      const found = await connection.runAndReadAll(
        `SELECT "table", key, file, line FROM read_parquet(${pathSql(path)}) WHERE order_id = ${own} OR key = ${sqlText(id)}
          ORDER BY "table" <> 'orders', "table", key, file, line LIMIT 10000`,
      );
      const rows = found.getRows().map(([table, key, file, line]): TracedRow => {
        const { file: name, member, sheet, recognisedAs } = record.files[Number(file)]!;
        return {
          ...{ table: table as ShopTable, key: key === null ? null : String(key), line: Number(line) },
          file: { file: name, member, sheet, recognisedAs },
        };
      });
      return { rows, problems: [] };
    });
  } catch {
    return refuse("trace.parquet");
  }
}
