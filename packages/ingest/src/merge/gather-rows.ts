import { sqlName } from "../open-duckdb.ts";
import type { ShopTable } from "../sources/target.ts";
import { allColumnsSql, fatesSql, lineSql, type StagedFile } from "../stage/staged-file.ts";
import { stagedColumns } from "../stage/target-column.ts";
import { makeView, type WorkDatabase } from "../stage/work-database.ts";
import { foldRows } from "./fold-rows.ts";

/** Places in a file that a rank has room for, and rows of one table that a row of a file may be. */
export const ROWS_PER_FILE = 2 ** 34;
export const PARTS_PER_ROW = 2 ** 12;

/** All rows for one table, from every file. */
export interface Gathered {
  readonly table: ShopTable;
  /** file, target, record, line, rank (greater: later) and the columns of the table, in its order. */
  readonly relation: string;
  readonly rows: number;
  /** SQL of rows left out so far: file, target, record, why. Empty: none can be. */
  readonly left: readonly string[];
  /** SQL of file, target, record, line, host: rows of a file that went into the row `host` of it. */
  readonly members: readonly string[];
}

/**
 * Brings the rows of all files together that become rows of `table`.
 *
 * @param key columns by which rows of one file are folded where a mapping adds them up
 */
export async function gatherRows(
  db: WorkDatabase,
  files: readonly StagedFile[],
  table: ShopTable,
  key: readonly string[],
): Promise<Gathered> {
  const queries: string[] = [];
  const left: string[] = [];
  const members: string[] = [];
  for (const file of files) {
    let nth = 0;
    for (const [i, target] of file.targets.entries()) {
      if (target.target.table !== table) continue;
      const filled = new Set(target.columns.map(({ column }) => column.to));
      const keys = key.filter((name) => filled.has(name));
      const folded = target.folds && keys.length > 0 ? await foldRows(db, file, target, i, keys) : null;
      if (folded !== null) {
        left.push(folded.left);
        members.push(folded.members);
      }
      const [from, at, line] =
        folded === null
          ? [`${target.relation} WHERE fate = 0`, "rowid", lineSql(file)]
          : [folded.relation, "record", "line"];
      // One row may be several of the table, such as the cells of a score page: each has a rank of its own.
      const rank = `(${file.rank} * ${ROWS_PER_FILE} + ${at}) * ${PARTS_PER_ROW} + ${nth++}`;
      queries.push(
        `SELECT ${file.rank} AS file, ${i} AS target, ${at} AS record, CAST(${line} AS BIGINT) AS line, CAST(${rank} AS BIGINT) AS rank,
          ${allColumnsSql(table, filled)} FROM ${from}`,
      );
    }
  }
  const relation = `rows_${table.replaceAll("-", "_")}`;
  await makeView(db, relation, queries.length > 0 ? queries.join(" UNION ALL ") : noRowsSql(table));
  const rows = queries.length > 0 ? await db.number(`SELECT count(*) FROM ${relation}`) : 0;
  return { table, relation, rows, left, members };
}

/** Every file's rows that staging left out. */
export function fatesOfAll(files: readonly StagedFile[]): string[] {
  return files.filter(({ targets }) => targets.length > 0).map(fatesSql);
}

function noRowsSql(table: ShopTable): string {
  const columns = stagedColumns(table).map(({ name, type }) => `NULL::${type} AS ${sqlName(name)}`);
  return `SELECT 0 AS file, 0 AS target, 0::BIGINT AS record, 0::BIGINT AS line, 0::BIGINT AS rank, ${columns.join(", ")} WHERE false`;
}
