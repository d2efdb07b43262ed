import type { StagedFile } from "../stage/staged-file.ts";
import { makeTable, makeView, type WorkDatabase } from "../stage/work-database.ts";
import { gatherRows } from "./gather-rows.ts";
import type { OrderParents } from "./order-parents.ts";
import { type Settled, settleRows } from "./settle-rows.ts";

const columns = [
  "review_id",
  "order_id",
  "created_at",
  "product_stars",
  "service_stars",
  "logistics_stars",
  "has_picture",
];

/**
 * Reviews, each once. Its order may be named by the 主订单: then it is its only 子订单, or the one with the review's
 * product; else it is not clear which. Exports number no reviews: there an order and a time make one.
 */
export async function settleReviews(
  db: WorkDatabase,
  files: readonly StagedFile[],
  parents: OrderParents,
): Promise<Settled> {
  const gathered = await gatherRows(db, files, "reviews", ["review_id", "order", "order_id", "created_at"]);
  const found =
    "CASE WHEN p.parent IS NULL THEN ref WHEN len(p.orders) = 1 THEN p.orders[1] ELSE b.order_id END";
  // The folder's own names of numberless reviews are made anew, after all of them are known.
  const id = `CASE WHEN file < 0 AND starts_with(review_id, 'review-' || coalesce(order_id, '?')) THEN NULL ELSE review_id END`;
  const rows = `SELECT * EXCLUDE (order_id, review_id, "order"), coalesce("order", order_id) AS ref, ${id} AS review_id FROM ${gathered.relation}`;
  await makeTable(
    db,
    "review_orders",
    `SELECT r.*, ${found} AS order_id FROM (${rows}) r LEFT JOIN ${parents.relation} p ON p.parent = r.ref
      LEFT JOIN ${parents.byProduct} b ON b.parent = r.ref AND b.product_id = r.product`,
  );
  const name = `coalesce(review_id, coalesce('of ' || order_id, ref || ' ' || coalesce(product, '')) || ' ' || CAST(created_at AS VARCHAR))`;
  await makeView(db, "review_rows", `SELECT *, ${name} AS name FROM review_orders`);
  return await settleRows(db, {
    ...{ gathered, relation: "review_rows", key: ["name"], columns },
    incomplete:
      "CASE WHEN order_id IS NULL THEN 'order-unclear' WHEN product_stars IS NULL OR created_at IS NULL THEN 'bad-value' END",
  });
}

/** Numberless reviews are called after their order, the second of an order `…-2`, in the order of time. */
export async function finishReviews(
  db: WorkDatabase,
  reviews: string,
): Promise<{ readonly relation: string; readonly dayOnly: number }> {
  const relation = "reviews_finished";
  await makeTable(
    db,
    relation,
    `SELECT * REPLACE (coalesce(review_id, 'review-' || order_id || CASE WHEN nth = 1 THEN '' ELSE '-' || nth END) AS review_id)
      FROM (SELECT *, row_number() OVER (PARTITION BY order_id, review_id IS NULL ORDER BY created_at) AS nth FROM ${reviews})`,
  );
  return {
    relation,
    dayOnly: await db.number(
      `SELECT count(*) FROM ${relation} WHERE review_id LIKE 'review-%' AND CAST(created_at AS TIME) = TIME '23:59:59'`,
    ),
  };
}
