import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { folderFiles } from "./folder-files.ts";
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

/** The 子订单 of a 主订单. */
async function subOrders(connection: DuckDBConnection, folder: string, id: string): Promise<string[]> {
  const { tables } = await folderFiles(folder);
  const orders = tables.find(({ table }) => table === "orders");
  if (orders === undefined) return [];
  const path = pathSql(orders.path);
  const from = orders.form === "parquet" ? `read_parquet(${path})` : `read_csv(${path}, all_varchar = true)`;
  const columns = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
  if (!columns.getRows().some(([name]) => name === "parent_order_id")) return [];
  const found = await connection.runAndReadAll(
    `SELECT order_id FROM ${from} WHERE parent_order_id = ${sqlText(id)} ORDER BY 1 LIMIT 1000`,
  );
  return found.getRows().map(([order]) => String(order));
}

/**
 * Every row of the folder that belongs to an order, with the files and lines it came from; `id` may also be a 主订单, or that of the row
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
      const own = id.startsWith("order-") ? id.slice("order-".length) : id;
      const orders = [own, ...(await subOrders(connection, folder, id))].map(sqlText).join(", ");
      const found = await connection.runAndReadAll(
        `SELECT "table", key, file, line FROM read_parquet(${pathSql(path)}) WHERE order_id IN (${orders}) OR key = ${sqlText(id)}
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
