import type { Fallback, TableName } from "@scorecast/core";
import { sqlName } from "../open-duckdb.ts";
import type { ShopTable } from "../sources/target.ts";
import type { StagedFile } from "../stage/staged-file.ts";
import { folderColumns, requiredColumns } from "../stage/target-column.ts";
import { makeView, type WorkDatabase } from "../stage/work-database.ts";
import { type FinishedTable, finishedTable } from "./finished-table.ts";
import { gatherRows } from "./gather-rows.ts";
import { finishOrders, settleOrders } from "./merge-orders.ts";
import { finishParcels, settleParcels } from "./merge-parcels.ts";
import { finishReviews, settleReviews } from "./merge-reviews.ts";
import { orderParents } from "./order-parents.ts";
import { type Settled, settleRows } from "./settle-rows.ts";

export interface MergedTables {
  readonly tables: readonly FinishedTable[];
  readonly fallbacks: readonly Fallback[];
  /** SQL, table by table, of the rows that were left out (file, target, record, reason) and used (table, order_id, key, file, target, record, line). */
  readonly left: readonly string[];
  readonly used: readonly { readonly table: ShopTable; readonly sql: string }[];
}

/** What tells the rows of a table apart, and the order in which they are written. Rows without a key are told apart by all that they say. */
const plainTables: readonly {
  readonly table: ShopTable;
  readonly key: readonly string[];
  readonly order: readonly string[];
}[] = [
  { table: "chats", key: ["session_id"], order: ["started_at", "session_id"] },
  { table: "chat-days", key: ["date", "agent"], order: ["date", "agent"] },
  { table: "complaints", key: ["complaint_id"], order: ["created_at", "complaint_id"] },
  { table: "violations", key: ["kind", "at", "order_id"], order: ["at", "kind", "order_id"] },
  { table: "listings", key: ["date", "product_id"], order: ["date", "product_id"] },
  { table: "observed", key: ["date", "node"], order: ["date", "node"] },
  { table: "perks", key: ["kind", "from"], order: ["kind", "from"] },
  { table: "tiers", key: ["metric", "points"], order: ["metric", "points"] },
];

/** Makes the tables of a shop folder of all staged rows: each key once, the later export winning field by field. */
export async function mergeTables(db: WorkDatabase, files: readonly StagedFile[]): Promise<MergedTables> {
  const fills = (table: ShopTable) =>
    files.some(({ targets }) => targets.some(({ target }) => target.table === table));
  const orders = await settleOrders(db, files);
  const parents = await orderParents(db, orders.relation);
  const afterSales = await settleAfterSales(db, files);
  const parcels = await settleParcels(db, files, parents);
  const reviews = await settleReviews(db, files, parents);

  const finished = await finishOrders(db, orders.relation, afterSales.relation, parcels.relation);
  const reviewed = await finishReviews(db, reviews.relation);
  const until = await endOfRecord(db, {
    [finished.relation]: ["paid_at", "shipped_at", "completed_at", "cancelled_at"],
    [parcels.relation]: ["picked_up_at", "signed_at"],
    [reviewed.relation]: ["created_at"],
    [afterSales.relation]: ["applied_at", "agreed_at", "refunded_at"],
  });
  const carried = await finishParcels(db, parcels.relation, finished.relation, until);
  const tables: FinishedTable[] = [
    await finishedTable(db, "orders", finished.relation, ["paid_at", "order_id"], finished.written),
  ];
  const finish = async (table: ShopTable, relation: string, order: readonly string[]) => {
    tables.push(await finishedTable(db, table, relation, order));
  };
  if (fills("parcels") || carried.standIns > 0) {
    await finish("parcels", carried.relation, ["picked_up_at", "order_id", "waybill_id"]);
  }
  if (fills("reviews")) await finish("reviews", reviewed.relation, ["created_at", "order_id", "review_id"]);
  if (fills("after-sales")) await finish("after-sales", afterSales.relation, ["after_sale_id"]);

  const plain: Settled[] = [];
  for (const { table, key, order } of plainTables) {
    if (!fills(table)) continue;
    const settled = await settlePlain(db, files, table, key);
    plain.push(settled);
    await finish(table, settled.relation, order);
  }

  const of = (table: ShopTable) => tables.find((one) => one.table === table)?.rows ?? 0;
  const fallback = (
    table: TableName,
    column: string,
    from: string,
    rows: number,
    among: TableName = table,
  ): Fallback => ({ table, column, from, rows, of: of(among) });
  const relationOf = (table: ShopTable) => plain.find((one) => one.table === table)?.relation ?? null;
  const totals = await totalsWithoutNumbers(db, relationOf("chats"), relationOf("chat-days"));
  const fallbacks = [
    fallback("orders", "cancelled_at", "订单完成时间", finished.cancelledFromFinish),
    fallback("parcels", "picked_up_at", "orders.shipped_at", carried.standIns),
    fallback(
      "parcels",
      "signed_at",
      "orders.shipped_at + 3 d, at most orders.completed_at",
      carried.signedStandIns,
    ),
    fallback("reviews", "created_at", "评价日期 23:59:59", reviewed.dayOnly),
    fallback("chat-days", "rated_sessions", "chat-days.human_sessions", totals.unrated),
    fallback("chats", "rounds", "chat-days.human_sessions", totals.unround, "chat-days"),
  ];
  const settled = [orders, parcels, reviews, afterSales, ...plain];
  return {
    tables,
    fallbacks: fallbacks.filter(({ rows }) => rows > 0),
    left: settled.flatMap(({ left }) => left),
    used: settled.map(({ table, used }) => ({ table, sql: usedSql(table, used) })),
  };
}

/** Rows of daily chat totals that a score weighs by sessions, on days without a session: as core's `withChatDayStandIns`. */
async function totalsWithoutNumbers(
  db: WorkDatabase,
  chats: string | null,
  chatDays: string | null,
): Promise<{ readonly unrated: number; readonly unround: number }> {
  if (chatDays === null) return { unrated: 0, unround: 0 };
  const recorded =
    chats === null ? "" : `AND date NOT IN (SELECT DISTINCT CAST(started_at AS DATE) FROM ${chats})`;
  const [row] = await db.rows(
    `SELECT
      count(*) FILTER (rated_sessions IS NULL AND dissatisfied_share IS NOT NULL
        AND NOT (coalesce(dissatisfied_sessions, 0) > 0 AND dissatisfied_share > 0)) AS unrated,
      count(mean_reply_seconds) AS unround
    FROM ${chatDays} WHERE human_sessions > 0 ${recorded}`,
  );
  return { unrated: Number(row!["unrated"]), unround: Number(row!["unround"]) };
}

/** SQL of the latest time of any event in the tables; what was promised is none. */
async function endOfRecord(
  db: WorkDatabase,
  columns: Readonly<Record<string, readonly string[]>>,
): Promise<string> {
  const latest = Object.entries(columns).map(
    ([relation, names]) =>
      `SELECT greatest(${names.map((name) => `max(${name})`).join(", ")}) AS latest FROM ${relation}`,
  );
  const [row] = await db.rows(
    `SELECT CAST(max(latest) AS VARCHAR) AS latest FROM (${latest.join(" UNION ALL ")})`,
  );
  return row!["latest"] === null ? "NULL::TIMESTAMP" : `TIMESTAMP '${row!["latest"]}'`;
}

/** After-sales. The reason that counts is the first: an export shows the last, so the earliest export that has one is kept. */
async function settleAfterSales(db: WorkDatabase, files: readonly StagedFile[]): Promise<Settled> {
  const gathered = await gatherRows(db, files, "after-sales", ["after_sale_id"]);
  return await settleRows(db, {
    ...{ gathered, relation: gathered.relation, key: ["after_sale_id"] },
    columns: folderColumns("after-sales")
      .map(({ name }) => name)
      .filter((name) => name !== "after_sale_id"),
    keepFirst: ["reason", "reason_class"],
    incomplete:
      "CASE WHEN type IS NULL THEN 'type-not-scored' WHEN order_id IS NULL OR applied_at IS NULL THEN 'bad-value' END",
  });
}

async function settlePlain(
  db: WorkDatabase,
  files: readonly StagedFile[],
  table: ShopTable,
  key: readonly string[],
): Promise<Settled> {
  const gathered = await gatherRows(db, files, table, key);
  const required = requiredColumns(table);
  const own =
    table === "perks"
      ? [...required, "until"]
      : table === "tiers"
        ? required
        : folderColumns(table).map(({ name }) => name);
  // A key may hold a column that is allowed to be empty; what stands for it there is no text that a file could hold.
  const filled = key.filter((name) => !required.includes(name));
  const relation = filled.length === 0 ? gathered.relation : `${gathered.relation}_keyed`;
  if (filled.length > 0) {
    const keyed = filled.map(
      (name) => `coalesce(CAST(${sqlName(name)} AS VARCHAR), chr(1)) AS ${sqlName(`key ${name}`)}`,
    );
    await makeView(db, relation, `SELECT *, ${keyed.join(", ")} FROM ${gathered.relation}`);
  }
  const keys = key.map((name) => (filled.includes(name) ? `key ${name}` : name));
  const lacking = required.filter((name) => !keys.includes(name)).map((name) => `${sqlName(name)} IS NULL`);
  return await settleRows(db, {
    ...{ gathered, relation, key: keys, columns: own.filter((name) => !keys.includes(name)) },
    incomplete:
      lacking.length === 0 ? "NULL::VARCHAR" : `CASE WHEN ${lacking.join(" OR ")} THEN 'bad-value' END`,
  });
}

/** What a used row became: the order that it belongs to, and its key in the table (NULL where the order is the key). */
function usedSql(table: ShopTable, used: string): string {
  const place = `'${table}' AS "table", file, target, record, line`;
  switch (table) {
    case "orders":
      return `SELECT ${place}, order_id, NULL::VARCHAR AS key FROM (${used})`;
    case "parcels":
      return `SELECT ${place}, order_id, waybill_id AS key FROM (${used})`;
    case "reviews":
      return `SELECT ${place}, f.order_id, f.review_id AS key FROM (${used}) u JOIN reviews_finished f USING (name)`;
    case "after-sales":
      return `SELECT ${place}, s.order_id, u.after_sale_id AS key FROM (${used}) u JOIN after_sales_settled s USING (after_sale_id)`;
    case "chats":
    case "complaints": {
      const id = table === "chats" ? "session_id" : "complaint_id";
      return `SELECT ${place}, s.order_id, CAST(u.${id} AS VARCHAR) AS key FROM (${used}) u JOIN ${table}_settled s USING (${id})`;
    }
    case "violations":
      return `SELECT ${place}, nullif("key order_id", chr(1)) AS order_id, kind || ' ' || CAST("at" AS VARCHAR) AS key FROM (${used})`;
    case "listings":
      return `SELECT ${place}, NULL::VARCHAR AS order_id, CAST(date AS VARCHAR) || ' ' || nullif("key product_id", chr(1)) AS key FROM (${used})`;
    case "observed":
      return `SELECT ${place}, NULL::VARCHAR AS order_id, CAST(date AS VARCHAR) || ' ' || node AS key FROM (${used})`;
    case "chat-days":
      return `SELECT ${place}, NULL::VARCHAR AS order_id, CAST(date AS VARCHAR) || ' ' || agent AS key FROM (${used})`;
    case "tiers":
      return `SELECT ${place}, NULL::VARCHAR AS order_id, metric || ' ' || CAST(CAST(points AS INTEGER) AS VARCHAR) AS key FROM (${used})`;
    case "perks":
      return `SELECT ${place}, NULL::VARCHAR AS order_id, kind || ' ' || CAST("from" AS VARCHAR) AS key FROM (${used})`;
    default:
      return table satisfies never;
  }
}
