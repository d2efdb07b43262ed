import type { PreparedTable } from "../open/prepared-table.ts";
import { sqlName } from "../open-duckdb.ts";
import { column, type ShopTable } from "../sources/target.ts";
import { fateReasonSql } from "./row-fate.ts";
import { type StagedTarget, stageSql } from "./stage-target.ts";
import { tableDataSql } from "./table-data.ts";
import { stagedColumns } from "./target-column.ts";
import { readyTarget, targetsOf } from "./target-of-table.ts";
import { makeTable, type WorkDatabase } from "./work-database.ts";

/** A file whose rows are typed, one database table for each target; its rowid is the record's number from 0. */
export interface StagedFile {
  /** Greater for later exports: the later one wins. Negative for the folder that is added to. */
  readonly rank: number;
  readonly prepared: PreparedTable;
  readonly rows: number;
  readonly targets: readonly (StagedTarget & { readonly relation: string })[];
}

export interface StageOptions {
  /** Zone of the shop's times, IANA name. */
  readonly timezone: string;
  /** True for a table of the folder that is added to. */
  readonly ready?: boolean;
  /** True if the orders of that folder were cancelled for want of a refund when they finished: they may have one now. */
  readonly cancelledFromFinish?: boolean;
}

/** @throws {Error} DuckDB's words if the file is not what it was taken for */
export async function stageFile(
  db: WorkDatabase,
  prepared: PreparedTable,
  rank: number,
  { timezone, ready = false, cancelledFromFinish = false }: StageOptions,
): Promise<StagedFile> {
  const { header, hasLineColumn, source, data } = prepared;
  const firstColumn = hasLineColumn ? 1 : 0;
  const from = tableDataSql(data, header.length + firstColumn);
  const mapping = source.kind === "mapping" ? source.mapping : null;
  const times = { formats: mapping?.times ?? [], zone: mapping?.zone ?? timezone, shopZone: timezone };
  const given = ready && source.kind === "shop-table" ? [readyTarget(source.table)] : targetsOf(prepared);
  const targets: StagedFile["targets"][number][] = [];
  for (const [i, target] of given.entries()) {
    const { staged, sql } = stageSql({ target, header, times }, from, firstColumn);
    const relation = `staged_${rank < 0 ? `folder${-rank}` : rank}_${i}`;
    if (ready && target.table === "orders" && cancelledFromFinish) {
      await makeTable(db, relation, reopenedSql(sql));
      targets.push({ ...staged, columns: [...staged.columns, ...reopenedColumns], relation });
      continue;
    }
    await makeTable(db, relation, sql);
    targets.push({ ...staged, relation });
  }
  const [first] = targets;
  const rows = await db.number(
    `SELECT count(*) FROM ${first === undefined ? `(SELECT 1 FROM ${from})` : first.relation}`,
  );
  return { rank, prepared, rows, targets };
}

const reopenedColumns = [
  { column: column("closed", [], "count"), staged: { name: "closed", type: "TINYINT", bounds: null } },
  {
    column: column("finishedAt", [], "time"),
    staged: { name: "finishedAt", type: "TIMESTAMP", bounds: null },
  },
] as const;

/** Cancelled orders of a folder as the export had them: closed without shipping, and when they finished. */
function reopenedSql(sql: string): string {
  const closed = "cancelled_at IS NOT NULL AND shipped_at IS NULL AND completed_at IS NULL";
  return `SELECT *, CASE WHEN ${closed} THEN 1::TINYINT END AS closed, CASE WHEN ${closed} THEN cancelled_at END AS finishedAt
    FROM (SELECT ${["shipped_at", "completed_at"].map((name) => `NULL::TIMESTAMP AS ${name}`).join(", ")} WHERE false
    UNION ALL BY NAME ${sql})`;
}

/** SQL of the line of a staged row in the user's file. */
export function lineSql({ prepared: { firstLine, hasLineColumn } }: StagedFile, rowid = "rowid"): string {
  return hasLineColumn ? "line" : `(${rowid} + ${firstLine})`;
}

/** SQL of the rows that staging leaves out: file, target, record, why. */
export function fatesSql(file: StagedFile): string {
  const queries = file.targets.map(
    ({ relation }, i) =>
      `SELECT ${file.rank} AS file, ${i} AS target, rowid AS record, ${fateReasonSql} AS why FROM ${relation} WHERE fate <> 0`,
  );
  return queries.join(" UNION ALL ");
}

/** SQL of NULLs for the columns of `table` that a target does not fill, and its own columns, in the table's order. */
export function allColumnsSql(table: ShopTable, filled: ReadonlySet<string>): string {
  return stagedColumns(table)
    .map(({ name, type }) => (filled.has(name) ? sqlName(name) : `NULL::${type} AS ${sqlName(name)}`))
    .join(", ");
}

/** The name of a file as people know it: a zip's member and a workbook's sheet behind it. */
export function fileLabel({ file, member, sheet }: Pick<PreparedTable, "file" | "member" | "sheet">): string {
  return [file, member, sheet].filter((part) => part !== null).join(" › ");
}
