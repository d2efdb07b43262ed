import { sqlName } from "../open-duckdb.ts";
import type { ShopTable } from "../sources/target.ts";
import { folderColumns } from "../stage/target-column.ts";
import type { WorkDatabase } from "../stage/work-database.ts";

/** A table of the folder as it will be written. */
export interface FinishedTable {
  readonly table: ShopTable;
  readonly relation: string;
  /** The same rows as they are written: a column that costs a join is only right here. */
  readonly written: string;
  /** Columns that give the rows their order in the file; together they tell rows apart. */
  readonly order: readonly string[];
  readonly rows: number;
  /** Columns of the folder that at least one row fills. */
  readonly filled: ReadonlySet<string>;
}

/** Counts the rows of a finished table, and sees which of its columns are filled, in one pass. */
export async function finishedTable(
  db: WorkDatabase,
  table: ShopTable,
  relation: string,
  order: readonly string[],
  written = relation,
): Promise<FinishedTable> {
  const names = folderColumns(table).map(({ name }) => name);
  const counts = names.map((name, i) => `, count(${sqlName(name)}) AS n${i}`).join("");
  const [row] = await db.rows(`SELECT count(*) AS rows${counts} FROM ${relation}`);
  const filled = new Set(names.filter((_, i) => Number(row![`n${i}`]) > 0));
  // What only the written relation fills is filled wherever it is used at all: it never takes a value away.
  if (written !== relation && table === "orders") filled.add("courier");
  return { table, relation, written, order, rows: Number(row!["rows"]), filled };
}
