import { sqlName } from "../open-duckdb.ts";
import type { ShopTable } from "../sources/target.ts";
import { countSql, makeTable, makeView, type WorkDatabase } from "../stage/work-database.ts";
import type { Gathered } from "./gather-rows.ts";
import { type MergeRequest, mergeRows } from "./merge-rows.ts";

/** A table of the folder before it is written, and what became of the rows that were to go into it. */
export interface Settled {
  readonly table: ShopTable;
  /** One row per key. */
  readonly relation: string;
  /** SQL of the rows left out: file, target, record, why. */
  readonly left: readonly string[];
  /** SQL of the rows that gave something: file, target, record, line and the key. */
  readonly used: string;
}

export interface SettleRequest {
  readonly gathered: Gathered;
  /** The gathered rows with their key; `parted`: one row of a file may be several of them. */
  readonly relation: string;
  readonly parted?: boolean;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly keepFirst?: MergeRequest["keepFirst"];
  /** SQL of the reason why a merged row cannot be in the folder; NULL if it can. */
  readonly incomplete: string;
}

/** Merges the rows of a table by key and tells for each what became of it. */
export async function settleRows(db: WorkDatabase, request: SettleRequest): Promise<Settled> {
  const { gathered, relation, parted = false, key, columns, keepFirst, incomplete } = request;
  const name = gathered.table.replaceAll("-", "_");
  const keys = key.map(sqlName).join(", ");
  const merged = await mergeRows(db, {
    ...{ name: `${name}_merged`, relation, key, columns },
    ...(keepFirst === undefined ? {} : { keepFirst }),
  });
  const rest = ["line", ...key].map(sqlName).join(", ");
  const settled = `${name}_settled`;
  await makeView(db, settled, `SELECT * FROM ${merged.relation} WHERE (${incomplete}) IS NULL`);

  const lacking = `${name}_lacking`;
  await makeTable(
    db,
    lacking,
    `SELECT ${keys}, ${incomplete} AS why FROM ${merged.relation} WHERE (${incomplete}) IS NOT NULL`,
  );
  if (merged.left === null && (await db.number(countSql(lacking))) === 0) {
    const used = `SELECT file, target, record, line, ${keys} FROM ${relation}`;
    return {
      table: gathered.table,
      relation: settled,
      left: gathered.left,
      used: membersOf(gathered, used, rest),
    };
  }
  const out = `${name}_out`;
  const given =
    merged.left === null
      ? "SELECT NULL::BIGINT AS rank, NULL::VARCHAR AS why WHERE false"
      : `SELECT * FROM ${merged.left}`;
  await makeTable(
    db,
    out,
    `${given} UNION ALL SELECT rank, why FROM ${relation} JOIN ${lacking} USING (${keys}) ANTI JOIN (${given}) USING (rank)`,
  );
  const leftParts = `SELECT file, target, record, why FROM ${relation} JOIN ${out} USING (rank)`;
  const used = `SELECT file, target, record, line, ${keys} FROM ${relation} ANTI JOIN ${out} USING (rank)`;
  const left = parted
    ? `SELECT file, target, record, min(why) AS why FROM (${leftParts}) ANTI JOIN (${used}) USING (file, target, record) GROUP BY ALL`
    : leftParts;
  return {
    table: gathered.table,
    relation: settled,
    left: [...gathered.left, membersOf(gathered, left, "why")],
    used: membersOf(gathered, used, rest),
  };
}

/** Rows that were folded stand for those that went into them. */
function membersOf({ members }: Gathered, rows: string, rest: string): string {
  if (members.length === 0) return rows;
  const all = members.join(" UNION ALL ");
  const own = rest.replace(/^"line"/, 'm.line AS "line"');
  return `SELECT file, target, m.record, ${own} FROM (${rows.replace("SELECT file, target, record, line", "SELECT file, target, record")}) r
    JOIN (${all}) m USING (file, target) WHERE m.host = r.record
    UNION ALL SELECT file, target, record, ${rest} FROM (${rows}) r ANTI JOIN (SELECT file, target, host AS record FROM (${all})) USING (file, target, record)`;
}
