import { sqlName } from "../open-duckdb.ts";
import type { StagedFile } from "../stage/staged-file.ts";
import { folderColumns, stagedColumns } from "../stage/target-column.ts";
import { countSql, makeTable, makeView, type WorkDatabase } from "../stage/work-database.ts";
import { gatherRows } from "./gather-rows.ts";
import { type Settled, settleRows } from "./settle-rows.ts";

const LOW_PRICE = 2; // yuan
const INSTANT = "INTERVAL 1 HOUR";

/** The platform's words for types that are told apart by their words alone. */
const named = [
  ["福袋", "lucky-bag"],
  ["赠品", "gift"],
  ["异常", "abnormal"],
] as const;
/** Words of types that are known and say nothing more. */
const known = ["预售", "普通", "现货", ...named.map(([word]) => word)];

/** Orders as the exports have them, each once; `finishOrders` makes the folder's of them. */
export async function settleOrders(db: WorkDatabase, files: readonly StagedFile[]): Promise<Settled> {
  const gathered = await gatherRows(db, files, "orders", ["order_id"]);
  const columns = stagedColumns("orders").map(({ name }) => name);
  return await settleRows(db, {
    gathered,
    relation: gathered.relation,
    key: ["order_id"],
    columns: columns.filter((name) => name !== "order_id" && name !== "shopName"),
    incomplete: "CASE WHEN paid_at IS NULL THEN 'unpaid' END",
  });
}

/**
 * The folder's orders, without and (`written`) with the couriers of their parcels: what was closed unshipped is cancelled, at its first refund or else when it finished; the type is
 * the platform's word, else told by price and time; the courier is that of its parcel, else the order's own.
 *
 * @param afterSales settled after-sales
 * @param parcels settled parcels, with `courier`
 */
export async function finishOrders(
  db: WorkDatabase,
  orders: string,
  afterSales: string,
  parcels: string,
): Promise<{ readonly relation: string; readonly written: string; readonly cancelledFromFinish: number }> {
  const [refunds, couriers] = ["order_refunds", "order_couriers"];
  await makeTable(
    db,
    refunds,
    `SELECT order_id, min(refunded_at) AS refund FROM ${afterSales} WHERE refunded_at IS NOT NULL GROUP BY order_id`,
  );
  await makeTable(
    db,
    couriers,
    `SELECT order_id, carrier FROM
      (SELECT order_id, arg_max(courier, waybill_id) AS carrier FROM ${parcels} WHERE courier IS NOT NULL GROUP BY order_id)
      JOIN (SELECT order_id, courier FROM ${orders}) USING (order_id) WHERE carrier IS DISTINCT FROM courier`,
  );
  // Those that the order names otherwise are few; the join with them is cheap where all orders are written.
  const anyRefund = (await db.number(countSql(refunds))) > 0;
  const anyCourier = (await db.number(countSql(couriers))) > 0;
  const told = anyRefund
    ? `${orders} LEFT JOIN ${refunds} USING (order_id)`
    : `(SELECT *, NULL::TIMESTAMP AS refund FROM ${orders})`;
  const cancelled = `CASE WHEN closed = 1 THEN CASE WHEN shipped_at IS NULL THEN coalesce(refund, finishedAt, cancelled_at) END
    WHEN closed IS NULL THEN cancelled_at END`;
  const replaced: Readonly<Record<string, string>> = {
    order_type: orderTypeSql("cancelled"),
    completed_at: "CASE WHEN closed IS DISTINCT FROM 1 THEN coalesce(finishedAt, completed_at) END",
    cancelled_at: "cancelled",
  };
  const fields = folderColumns("orders").map(
    ({ name }) => `${replaced[name] === undefined ? "" : `${replaced[name]} AS `}${sqlName(name)}`,
  );
  const relation = "orders_finished";
  await makeView(
    db,
    relation,
    `SELECT ${fields.join(", ")}, closed = 1 AND cancelled IS NOT NULL AND refund IS NULL AS from_finish
      FROM (SELECT *, ${cancelled} AS cancelled FROM ${told})`,
  );
  const written = anyCourier ? "orders_written" : relation;
  if (anyCourier) {
    await makeView(
      db,
      written,
      `SELECT * REPLACE (coalesce(carrier, courier) AS courier) FROM ${relation} LEFT JOIN ${couriers} USING (order_id)`,
    );
  }
  return { relation, written, cancelledFromFinish: await db.number(countSql(relation, "from_finish")) };
}

/**
 * The platform's word decides, then a type that was given; without either, an order that was cancelled unshipped within
 * an hour of payment is an instant refund and one of at most 2 yuan low-price.
 */
function orderTypeSql(cancelled: string): string {
  const words = named.map(([word, type]) => `WHEN contains(typeWords, '${word}') THEN '${type}'`);
  return `CASE ${words.join(" ")} WHEN typeWords IS NULL AND order_type IS NOT NULL THEN order_type
    WHEN shipped_at IS NULL AND ${cancelled} - paid_at <= ${INSTANT} THEN 'instant-refund'
    WHEN amount <= ${LOW_PRICE} THEN 'low-price' WHEN contains(typeWords, '预售') THEN 'presale' ELSE 'normal' END`;
}

/** SQL of the words of order types that nobody has seen before: words, rows, and the first place: file, line. */
export function unknownTypesSql(rows: string): string {
  const seen = known.map((word) => `contains(typeWords, '${word}')`).join(" OR ");
  return `SELECT typeWords AS words, count(*) AS rows, arg_min(file, rank) AS file, min_by(line, rank) AS line
    FROM ${rows} WHERE typeWords IS NOT NULL AND file >= 0 AND NOT (${seen}) GROUP BY typeWords ORDER BY rows DESC, words`;
}
