import { formatDay, parseDay } from "@scorecast/core";
import type { MergedTables } from "../merge/merge-tables.ts";
import { sqlName } from "../open-duckdb.ts";
import type { ShopTable } from "../sources/target.ts";
import { countSql, type WorkDatabase } from "../stage/work-database.ts";
import type { Coverage } from "./coverage.ts";
import type { QualityCheck } from "./quality-checks.ts";
import { suddenJumps } from "./sudden-jumps.ts";

const SHOWN = 5;
const LOOKED_AT = 200_000; // rows

/** What a careful analyst would point at. It stops nothing. */
export interface Finding {
  readonly check: QualityCheck;
  /** A note needs no action; a warning may bend a score. */
  readonly severity: "warning" | "note";
  /** Rows or days concerned, of how many. */
  readonly count: number;
  readonly of: number;
  /** The first few: ids or days. */
  readonly places: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
}

export async function qualityOf(
  db: WorkDatabase,
  { tables }: Pick<MergedTables, "tables">,
  coverage: readonly Coverage[],
): Promise<Finding[]> {
  const relation = (table: ShopTable) => tables.find((one) => one.table === table)?.relation ?? null;
  const [orders, parcels, reviews, afterSales] = (
    ["orders", "parcels", "reviews", "after-sales"] as const
  ).map(relation);
  const findings: (Finding | null)[] = [...orderDays(coverage.find(({ table }) => table === "orders"))];
  if (parcels != null) {
    findings.push(
      await rowsWhere(
        db,
        "signed-without-pickup",
        "parcels_settled",
        "waybill_id",
        "signed_at IS NOT NULL AND picked_up_at IS NULL",
        "warning",
      ),
      await rowsWhere(
        db,
        "signed-before-pickup",
        "parcels_settled",
        "waybill_id",
        "signed_at < picked_up_at",
        "warning",
      ),
    );
  }
  for (const [check, from, id] of [
    ["parcels-without-orders", parcels == null ? null : "parcels_settled", "waybill_id"],
    ["reviews-without-orders", reviews, "review_id"],
    ["after-sales-without-orders", afterSales, "after_sale_id"],
  ] as const) {
    if (from == null || (await db.number(countSql(from))) === 0) continue;
    // By hash: a number takes a third of the memory of an id.
    const orphans = `(SELECT * FROM (SELECT *, hash(order_id) AS code FROM ${from}) ANTI JOIN (SELECT hash(order_id) AS code FROM ${orders}) USING (code))`;
    findings.push(await rowsWhere(db, check, orphans, id, "true", "warning", from));
  }
  for (const [from, id] of [
    [orders, "order_id"],
    [parcels == null ? null : "parcels_settled", "waybill_id"],
    [afterSales, "after_sale_id"],
  ] as const) {
    if (from != null) findings.push(await roundedIds(db, from, id));
  }
  findings.push(...(await shopsOf(db)));
  for (const [table, from, column] of [
    ["parcels", parcels == null ? null : "parcels_settled", "picked_up_at"],
    ["reviews", reviews, "created_at"],
    ["after-sales", afterSales, "applied_at"],
  ] as const) {
    if (from != null) findings.push(await clockShift(db, `${table}.${column}`, from, column, orders!));
  }
  if (afterSales != null) findings.push(...(await firstReasons(db)));
  return findings.filter((one) => one !== null);
}

function orderDays(calendar: Coverage | undefined): (Finding | null)[] {
  if (calendar === undefined || calendar.first === null) return [];
  const first = parseDay(calendar.first)!;
  const of = calendar.perDay.length;
  const ranges = calendar.missing.map(({ from, until }) => (from === until ? from : `${from} – ${until}`));
  const empty = calendar.perDay.filter((count) => count === 0).length;
  const jumps = suddenJumps(calendar.perDay).filter(({ count }) => count > 0);
  const jumped = jumps.map(({ at, count, usual }) => `${formatDay(first + at)}: ${count} / ${usual}`);
  const found = (check: QualityCheck, count: number, all: readonly string[]): Finding | null => {
    const places = all.slice(0, SHOWN);
    const days = all.length > SHOWN ? `${places.join(", ")} …` : places.join(", ");
    return count === 0 ? null : { check, severity: "warning", count, of, places, params: { count, days } };
  };
  return [found("days-without-orders", empty, ranges), found("order-jump", jumps.length, jumped)];
}

async function rowsWhere(
  db: WorkDatabase,
  check: QualityCheck,
  from: string,
  id: string,
  condition: string,
  severity: Finding["severity"],
  all = from,
): Promise<Finding | null> {
  const count = await db.number(`SELECT count(*) FROM ${from} WHERE ${condition}`);
  if (count === 0) return null;
  const shown = await db.rows(`SELECT ${id} AS id FROM ${from} WHERE ${condition} ORDER BY 1 LIMIT ${SHOWN}`);
  const of = await db.number(`SELECT count(*) FROM ${all}`);
  return { check, severity, count, of, places: shown.map((row) => String(row["id"])), params: { count } };
}

/**
 * Numbers of 17 digits and more that a spreadsheet kept to 15: what comes after is all zeros. By chance that happens to one in
 * a hundred at most; rows of different orders may have become one.
 */
async function roundedIds(db: WorkDatabase, from: string, id: string): Promise<Finding | null> {
  const zeros = `regexp_full_match(${id}, '[0-9]{15}0{2,15}')`;
  const found = await rowsWhere(db, "ids-rounded", from, id, zeros, "warning");
  if (found === null || found.count < 3 || found.count < 0.05 * found.of) return null;
  return { ...found, params: { ...found.params, column: id } };
}

/** Shops that the files name, and orders that are of more than one. */
async function shopsOf(db: WorkDatabase): Promise<(Finding | null)[]> {
  const names = await db.rows(
    `SELECT shopName AS name FROM (SELECT shopName FROM rows_orders UNION ALL SELECT shopName FROM rows_after_sales
      UNION ALL SELECT shopName FROM rows_parcels) WHERE shopName IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 100`,
  );
  if (names.length < 2) return [];
  const all = names.map(({ name }) => String(name));
  const places = all.slice(0, SHOWN);
  const shared =
    "(SELECT order_id FROM rows_orders WHERE shopName IS NOT NULL GROUP BY order_id HAVING count(DISTINCT shopName) > 1)";
  return [
    {
      check: "several-shops",
      severity: "warning",
      count: all.length,
      of: all.length,
      places,
      params: { count: all.length, names: places.join(", ") },
    },
    await rowsWhere(db, "ids-across-shops", shared, "order_id", "true", "warning", "orders_finished"),
  ];
}

/**
 * A column of UTC among columns of Shanghai is early by 8 hours: many of its times are then before payment. Of a large
 * table a part is looked at, always the same orders.
 */
async function clockShift(
  db: WorkDatabase,
  name: string,
  from: string,
  column: string,
  orders: string,
): Promise<Finding | null> {
  const part = Math.ceil((await db.number(countSql(from))) / LOOKED_AT);
  if (part === 0) return null;
  const some = (relation: string) =>
    part === 1 ? relation : `(SELECT * FROM ${relation} WHERE hash(order_id) % ${part} = 0)`;
  const joined = `${some(from)} t JOIN ${some(orders)} o USING (order_id)`;
  const at = `t.${sqlName(column)}`;
  const [counts] = await db.rows(
    `SELECT count(*) AS of, count(*) FILTER (${at} < o.paid_at) AS early, count(*) FILTER (${at} + INTERVAL 8 HOUR < o.paid_at) AS still
      FROM ${joined} WHERE ${at} IS NOT NULL`,
  );
  const { of, early, still } = Object.fromEntries(
    Object.entries(counts!).map(([key, value]) => [key, Number(value)]),
  ) as Record<"of" | "early" | "still", number>;
  if (early < 5 || early < 0.1 * of || still > 0.1 * early) return null;
  const shown = await db.rows(
    `SELECT order_id AS id FROM ${joined} WHERE ${at} < o.paid_at ORDER BY 1 LIMIT ${SHOWN}`,
  );
  const places = shown.map(({ id }) => String(id));
  return {
    check: "clock-shift",
    severity: "warning",
    count: early,
    of,
    places,
    params: { count: early, column: name },
  };
}

/** First reasons that later exports changed, and those that were settled before anybody looked. */
async function firstReasons(db: WorkDatabase): Promise<(Finding | null)[]> {
  const seen = `(SELECT after_sale_id, arg_min_null(coalesce(agreed_at, refunded_at, closed_at) IS NOT NULL AND file >= 0, rank) AS settled,
    count(DISTINCT reason) AS reasons FROM rows_after_sales SEMI JOIN after_sales_settled USING (after_sale_id) GROUP BY after_sale_id)`;
  return [
    await rowsWhere(db, "first-reason-unknown", seen, "after_sale_id", "settled", "warning"),
    await rowsWhere(db, "first-reason-kept", seen, "after_sale_id", "reasons > 1", "note"),
  ];
}
