import { parseDay } from "../src/clocks/shop-day.ts";
import type { History, Perk, Shop } from "../src/history/history.ts";
import { historyOf, type Row, type Rows } from "../src/history/history-of.ts";

type Fields = Readonly<Record<string, string | number>>;

const shopOnTheShelf: Shop = {
  id: "test-shop",
  name: "测试店",
  industry: null,
  shopType: "other",
  openedOn: parseDay("2019-01-01"),
  timezone: "Asia/Shanghai",
  productsOnSale: 10,
  perks: [],
};

/** The record of a shop: what a test does not mention is an ordinary shop with missing tables. */
export function recordOf(rows: Rows, shop: Partial<Shop> = {}): History {
  return historyOf({ ...shopOnTheShelf, ...shop }, rows);
}

/** Day number of "2026-09-10" or "09-10" (of 2026). */
export function dayAt(text: string): number {
  return parseDay(text.length === 5 ? `2026-${text}` : text)!;
}

export function perk(kind: Perk["kind"], from: string, until: string | null = null): Perk {
  return { kind, from: dayAt(from), until: until === null ? null : dayAt(until) };
}

export function order(id: string, paidAt: string, more: Fields = {}): Row {
  return row({ order_id: id, paid_at: at(paidAt), product_id: "sku-1", ...more });
}

export function parcel(
  id: string,
  orderId: string,
  pickedUpAt: string,
  signedAt = "",
  more: Fields = {},
): Row {
  return row({
    waybill_id: id,
    order_id: orderId,
    picked_up_at: at(pickedUpAt),
    signed_at: at(signedAt),
    ...more,
  });
}

export function review(
  id: string,
  orderId: string,
  createdAt: string,
  stars: number,
  more: Fields = {},
): Row {
  return row({
    review_id: id,
    order_id: orderId,
    created_at: at(createdAt),
    product_stars: stars,
    service_stars: stars,
    logistics_stars: stars,
    ...more,
  });
}

export function afterSale(id: string, orderId: string, appliedAt: string, more: Fields = {}): Row {
  return row({
    after_sale_id: id,
    order_id: orderId,
    type: "return-refund",
    applied_at: at(appliedAt),
    reason_class: "quality",
    ...more,
  });
}

export function chat(id: string, startedAt: string, more: Fields = {}): Row {
  return row({
    session_id: id,
    started_at: at(startedAt),
    human: 1,
    rounds: 1,
    reply_seconds: 30,
    unanswered_rounds: 0,
    ...more,
  });
}

/** Totals of one member of staff on one day. */
export function chatDay(on: string, agent: string, sessions: number | string, more: Fields = {}): Row {
  return row({ date: on.length === 5 ? `2026-${on}` : on, agent, human_sessions: sessions, ...more });
}

export function complaint(id: string, orderId: string, createdAt: string, more: Fields = {}): Row {
  return row({ complaint_id: id, order_id: orderId, created_at: at(createdAt), ...more });
}

export function violation(kind: string, on: string): Row {
  return row({ kind, at: at(on) });
}

/** `count` orders of one day, each picked up, signed for and reviewed at the times given; ids prefix-1, prefix-2 … */
export function goodOrders(
  prefix: string,
  count: number,
  { paid, pickedUp, signed, reviewed }: { paid: string; pickedUp: string; signed: string; reviewed?: string },
  stars = 5,
): { readonly orders: Row[]; readonly parcels: Row[]; readonly reviews: Row[] } {
  const ids = Array.from({ length: count }, (_, i) => `${prefix}-${i + 1}`);
  return {
    orders: ids.map((id) => order(id, paid)),
    parcels: ids.map((id) => parcel(`w-${id}`, id, pickedUp, signed)),
    reviews: reviewed ? ids.map((id) => review(`r-${id}`, id, reviewed, stars)) : [],
  };
}

/** "09-10 18:00" is 2026-09-10 18:00:00. */
export function at(text: string): string {
  const dated = /^\d\d-\d\d/.test(text) ? `2026-${text}` : text;
  return /\d\d:\d\d$/.test(dated) && dated.length === 16 ? `${dated}:00` : dated;
}

function row(fields: Fields): Row {
  return Object.fromEntries(
    Object.entries(fields).map(([column, value]) => [
      column,
      /_at$/.test(column) && typeof value === "string" ? at(value) : String(value),
    ]),
  );
}
