import { formatLocalTime, type History, historyOf, parseDay, startOf } from "@scorecast/core";
import seedrandom from "seedrandom";

/** A shop whose every rate is known, recorded order by order until the end of a day. */
export interface Truth {
  readonly days: number;
  readonly ordersPerDay: number;
  /** P(picked up on lag 0, 1, 2 …), the rest is never picked up. */
  readonly pickup: readonly number[];
  readonly signing: readonly number[];
  /** P(first review on lag 0, 1 … after signing). */
  readonly review: readonly number[];
  readonly badStars: number;
  readonly qualityReturn: readonly number[];
  readonly damageReturn: number;
  readonly chatsPerOrder: number;
  readonly reviewHours: number;
}

export const steadyTruth: Truth = {
  days: 100,
  ordersPerDay: 30,
  pickup: [0.45, 0.4, 0.1],
  signing: [0, 0.2, 0.5, 0.2, 0.1],
  review: [0.02, 0.03, 0.03, 0.02, 0.02, 0.01, 0.01, 0.01, 0.02, 0.03],
  badStars: 0.1,
  qualityReturn: [0.01, 0.006, 0.004, 0, 0.004, 0.006],
  damageReturn: 0.01,
  chatsPerOrder: 0.4,
  reviewHours: 4,
};

export const FIRST_DAY = parseDay("2026-09-10")!;
/** Day number of the day after the record's last. */
export const startDay = (truth: Truth) => FIRST_DAY + truth.days;

export const shop: History["shop"] = {
  id: "s",
  name: "S",
  industry: "女装",
  shopType: "other",
  openedOn: null,
  timezone: "Asia/Shanghai",
  productsOnSale: 5,
  perks: [],
};

type Fields = Record<string, string>;
export interface Tables {
  readonly orders: Fields[];
  readonly parcels: Fields[];
  readonly reviews: Fields[];
  readonly afterSales: Fields[];
  readonly chats: Fields[];
}

/** The rows of a shop with known rates. Whatever happens after the last day stays out: it is not known yet. */
export function recordedTables(truth: Truth, seed: string): Tables {
  const random = seedrandom.alea(seed);
  const end = startOf(startDay(truth));
  const tables: Tables = { orders: [], parcels: [], reviews: [], afterSales: [], chats: [] };
  const hour = (day: number, from: number, to: number) =>
    startOf(day) + Math.floor((from + (to - from) * random()) * 3600);
  const known = (at: number) => (at < end ? formatLocalTime(at) : "");
  const lagOf = (masses: readonly number[]) => {
    let rest = random();
    return masses.findIndex((mass) => {
      rest -= mass;
      return rest < 0;
    });
  };
  for (let day = FIRST_DAY; day < startDay(truth); day++) {
    for (let i = 0; i < truth.ordersPerDay; i++) {
      const id = `${day}-${i}`;
      const paidAt = hour(day, 7, 12);
      tables.orders.push({ order_id: id, paid_at: known(paidAt), shipped_at: known(hour(day, 12, 13)) });
      if (random() < truth.chatsPerOrder)
        tables.chats.push({
          session_id: `c${id}`,
          started_at: known(hour(day, 8, 22)),
          order_id: id,
          human: "1",
          rounds: String(1 + Math.floor(random() * 5)),
          reply_seconds: String(Math.floor(random() * 120)),
          unanswered_rounds: "0",
          stars: random() < 0.3 ? (random() < 0.1 ? "2" : "5") : "",
        });
      const damaged = random() < truth.damageReturn;
      if (damaged) afterSale(`d${id}`, id, hour(day + 5, 13, 14), "damage");
      const pickupLag = lagOf(truth.pickup);
      if (pickupLag < 0) continue;
      const pickedUpAt = hour(day + pickupLag, 13, 17);
      const signedAt = hour(day + pickupLag + Math.max(0, lagOf(truth.signing)), 18, 20);
      if (pickedUpAt >= end) continue;
      tables.parcels.push({
        waybill_id: `w${id}`,
        order_id: id,
        picked_up_at: known(pickedUpAt),
        signed_at: known(signedAt),
      });
      const signedDay = Math.floor(signedAt / 86_400);
      const reviewLag = lagOf(truth.review);
      const reviewedAt = hour(signedDay + reviewLag, 21, 23);
      if (reviewLag >= 0 && reviewedAt < end)
        tables.reviews.push({
          review_id: `r${id}`,
          order_id: id,
          created_at: known(reviewedAt),
          product_stars: random() < truth.badStars ? "1" : "5",
        });
      const returnLag = lagOf(truth.qualityReturn);
      if (returnLag >= 0 && !damaged) afterSale(`q${id}`, id, hour(signedDay + returnLag, 21, 22), "quality");
    }
  }
  return tables;

  function afterSale(id: string, order: string, appliedAt: number, reason: string): void {
    if (appliedAt >= end) return;
    const agreedAt = appliedAt + Math.floor(truth.reviewHours * 3600 * 2 * random());
    const refundedAt = agreedAt + 86_400 * 2;
    tables.afterSales.push({
      after_sale_id: id,
      order_id: order,
      type: "return-refund",
      applied_at: known(appliedAt),
      reason_class: reason,
      agreed_at: known(agreedAt),
      refunded_at: known(refundedAt),
      result: refundedAt < end ? "refunded" : "",
    });
  }
}

export function recordedShop(truth: Truth, seed: string): History {
  return historyOf(shop, recordedTables(truth, seed));
}

/** The same rows as they were on record when `day` began. */
export function knownBefore(tables: Tables, day: number): Tables {
  const end = formatLocalTime(startOf(day));
  const open = (row: Fields, ...columns: string[]): Fields => ({
    ...row,
    ...Object.fromEntries(columns.map((column) => [column, row[column]! < end ? row[column]! : ""])),
  });
  const begun = (rows: readonly Fields[], column: string) => rows.filter((row) => row[column]! < end);
  return {
    orders: begun(tables.orders, "paid_at"),
    parcels: begun(tables.parcels, "picked_up_at").map((row) => open(row, "signed_at")),
    reviews: begun(tables.reviews, "created_at"),
    afterSales: begun(tables.afterSales, "applied_at").map((row) => open(row, "agreed_at", "refunded_at")),
    chats: begun(tables.chats, "started_at"),
  };
}
