import type { StagedFile } from "../stage/staged-file.ts";
import { countSql, makeTable, makeView, type WorkDatabase } from "../stage/work-database.ts";
import { gatherRows, PARTS_PER_ROW } from "./gather-rows.ts";
import type { OrderParents } from "./order-parents.ts";
import { type Settled, settleRows } from "./settle-rows.ts";

const columns = [
  "picked_up_at",
  "signed_at",
  "delivery_due_at",
  "trajectory_compensated",
  "remote_transit",
  "stand_in",
  "courier",
];
const USUAL_WAY = "INTERVAL 3 DAY"; // from shipping to signing, assumed

const own = ["file", "target", "record", "line", "waybill_id", ...columns].join(", ");

/** One row per waybill and 子订单: a waybill of a 主订单 carries all its orders. */
export async function settleParcels(
  db: WorkDatabase,
  files: readonly StagedFile[],
  parents: OrderParents,
): Promise<Settled> {
  const all = await gatherRows(db, files, "parcels", ["waybill_id", "orders", "order_id"]);
  // What stood in for a missing parcel is made anew, once it is known which orders have one.
  const stoodIn = "waybill_id = 'order-' || order_id AND (file < 0 OR stand_in = 1)";
  const left = `SELECT file, target, record, 'stand-in' AS why FROM ${all.relation} WHERE ${stoodIn}`;
  const gathered = { ...all, left: [...all.left, left] };
  const named = `SELECT *, coalesce(orders, [order_id]) AS refs FROM ${gathered.relation} WHERE (${stoodIn}) IS NOT TRUE`;
  const longest = await db.number(`SELECT max(len(refs)) FROM (${named})`);
  const relation = "parcel_parts";
  const simple = longest <= 1 && parents.count === 0;
  if (simple) await makeView(db, relation, `SELECT ${own}, rank, refs[1] AS order_id FROM (${named})`);
  else await makeTable(db, relation, partsSql(named, parents));
  return await settleRows(db, {
    ...{ gathered, relation, parted: !simple },
    ...{ key: ["waybill_id", "order_id"], columns, incomplete: "NULL::VARCHAR" },
  });
}

function partsSql(named: string, { relation }: OrderParents): string {
  const refs = `SELECT * EXCLUDE (refs, order_id), unnest(refs[1:${PARTS_PER_ROW - 1}]) AS ref FROM (${named})`;
  const each = `SELECT ${own}, rank, unnest(coalesce(p.orders, [ref])) AS order_id
    FROM (SELECT * EXCLUDE (orders) FROM (${refs})) r LEFT JOIN ${relation} p ON p.parent = r.ref`;
  const once = `SELECT DISTINCT ON (rank, order_id) * FROM (${each})`;
  const numbered = `SELECT *, row_number() OVER (PARTITION BY rank ORDER BY order_id) AS part FROM (${once})`;
  return `SELECT ${own}, rank + least(part, ${PARTS_PER_ROW}) - 1 AS rank, order_id FROM (${numbered}) WHERE part <= ${PARTS_PER_ROW}`;
}

/**
 * The folder's parcels: those of files, and for each shipped order without one a stand-in that was picked up when the
 * order was shipped and signed the usual days on the way later, or when the order was completed if that was earlier
 * (completion alone dates orders a week late, and those that were refunded never). Of a parcel that was signed for before its pickup the pickup goes:
 * one of the two is wrong, and without the signing the parcel would seem lost.
 *
 * @param orders finished orders
 * @param until SQL of the end of the record: nothing later is signed yet
 */
export async function finishParcels(
  db: WorkDatabase,
  parcels: string,
  orders: string,
  until: string,
): Promise<{ readonly relation: string; readonly standIns: number; readonly signedStandIns: number }> {
  const [relation, standIns] = ["parcels_finished", "parcel_stand_ins"];
  const alone = (await db.number(countSql(parcels))) === 0;
  const carried = alone ? "" : `ANTI JOIN (SELECT order_id FROM ${parcels}) USING (order_id)`;
  const arrival = `least(shipped_at + ${USUAL_WAY}, completed_at)`;
  const query = `SELECT 'order-' || order_id AS waybill_id, order_id, shipped_at AS picked_up_at,
    CASE WHEN ${arrival} <= ${until} THEN ${arrival} END AS signed_at, CAST(1 AS TINYINT) AS stand_in
    FROM ${orders} ${carried} WHERE shipped_at IS NOT NULL`;
  // Beside a parcel file there are few; without one there are as many as orders, which are there already.
  await (alone ? makeView(db, standIns, query) : makeTable(db, standIns, query));
  await makeView(
    db,
    relation,
    `SELECT * REPLACE (CASE WHEN signed_at < picked_up_at THEN NULL ELSE picked_up_at END AS picked_up_at)
      FROM (SELECT waybill_id, order_id, ${columns.join(", ")} FROM ${parcels} UNION ALL BY NAME SELECT * FROM ${standIns})`,
  );
  const [counts] = await db.rows(`SELECT count(*) AS rows, count(signed_at) AS signed FROM ${standIns}`);
  return { relation, standIns: Number(counts!["rows"]), signedStandIns: Number(counts!["signed"]) };
}
