import { expect } from "vitest";
import { endOf, timeText } from "../../src/generate/local-time.ts";
import type { ShopSpec } from "../../src/generate/shop-spec.ts";
import { type ShopTables, tableColumns } from "../../src/generate/shop-tables.ts";

type Law = (tables: ShopTables, spec: ShopSpec) => void;

const ordersOf = (tables: ShopTables) => new Map(tables.orders.map((order) => [order.order_id, order]));

/** What holds in every generated shop, whatever its spec. */
export const shopLaws: Readonly<Record<string, Law>> = {
  "carry every column and nothing else": (tables) => {
    const { orders, parcels, reviews, afterSales, chats, complaints, violations } = tables;
    for (const [table, rows] of [
      ["orders", orders],
      ["parcels", parcels],
      ["reviews", reviews],
      ["after-sales", afterSales],
      ["chats", chats],
      ["complaints", complaints],
      ["violations", violations],
    ] as const)
      for (const row of rows) expect(Object.keys(row)).toEqual([...tableColumns[table]]);
  },

  "name orders, waybills, sessions and the rest once": (tables) => {
    for (const ids of [
      tables.orders.map((row) => row.order_id),
      tables.parcels.map((row) => `${row.waybill_id}/${row.order_id}`),
      tables.reviews.map((row) => row.review_id),
      tables.afterSales.map((row) => row.after_sale_id),
      tables.chats.map((row) => row.session_id),
      tables.complaints.map((row) => row.complaint_id),
    ])
      expect(new Set(ids).size).toBe(ids.length);
  },

  "point to orders that exist": (tables) => {
    const orders = ordersOf(tables);
    const { parcels, reviews, afterSales, complaints, chats, violations } = tables;
    for (const row of [...parcels, ...reviews, ...afterSales, ...complaints])
      expect(orders.has(row.order_id)).toBe(true);
    for (const row of [...chats, ...violations])
      expect(row.order_id === "" || orders.has(row.order_id)).toBe(true);
  },

  "sell only what the catalogue lists, sent from there by the couriers that there are": (tables, spec) => {
    const products = new Set(tables.catalogue.map((entry) => entry.id));
    const couriers = new Set(["", ...spec.couriers.map(({ name }) => name)]);
    const provinces = new Set(spec.regions.map(({ province }) => province));
    for (const order of tables.orders) {
      expect(products.has(order.product_id)).toBe(true);
      expect(couriers.has(order.courier)).toBe(true);
      expect(provinces.has(order.province)).toBe(true);
    }
  },

  "know nothing of before the first day or after the last": (tables, spec) => {
    const planned = new Set(["promised_ship_at", "delivery_due_at"]);
    const end = timeText(endOf(spec));
    for (const rows of [
      ...[tables.orders, tables.parcels, tables.reviews, tables.afterSales],
      ...[tables.chats, tables.complaints, tables.violations],
    ])
      for (const row of rows)
        for (const [column, text] of Object.entries(row)) {
          if (!/(_at|^at)$/.test(column) || planned.has(column)) continue;
          expect(text).toMatch(/^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?$/);
          expect(text < end).toBe(true);
        }
    for (const order of tables.orders) expect(order.paid_at >= spec.startDay).toBe(true);
  },

  "put payment, shipping, pickup and signing in this order": (tables) => {
    const orders = ordersOf(tables);
    for (const parcel of tables.parcels) {
      const order = orders.get(parcel.order_id)!;
      expectAscending(order.paid_at, order.shipped_at, parcel.picked_up_at, parcel.signed_at);
      if (parcel.picked_up_at) expect(parcel.delivery_due_at > parcel.picked_up_at).toBe(true);
      else expect(parcel.signed_at).toBe("");
    }
  },

  "complete only what was signed for and not refunded": (tables) => {
    const signed = new Set(tables.parcels.filter((row) => row.signed_at !== "").map((row) => row.order_id));
    const refunded = new Set(
      tables.afterSales.filter((row) => row.refunded_at !== "").map((row) => row.order_id),
    );
    for (const { order_id, completed_at } of tables.orders) {
      if (completed_at === "") continue;
      expect([signed.has(order_id), refunded.has(order_id)]).toEqual([true, false]);
    }
  },

  "put application, consent, return and refund in this order": (tables) => {
    const orders = ordersOf(tables);
    for (const sale of tables.afterSales) {
      expectAscending(
        orders.get(sale.order_id)!.paid_at,
        ...[sale.applied_at, sale.agreed_at, sale.return_signed_at, sale.refunded_at, sale.closed_at],
      );
      if (sale.result === "refunded") expect(sale.refunded_at).not.toBe("");
      else expect(sale.refunded_at).toBe("");
      if (sale.closed_at === "") expect([sale.result, sale.liable, sale.compensation]).toEqual(["", "", ""]);
    }
  },

  "review an order after it was signed for, once": (tables) => {
    const signedAt = new Map<string, string>();
    for (const { order_id, signed_at } of tables.parcels)
      if (signed_at >= (signedAt.get(order_id) ?? "")) signedAt.set(order_id, signed_at);
    for (const review of tables.reviews)
      expect(review.created_at > signedAt.get(review.order_id)!).toBe(true);
    expect(new Set(tables.reviews.map((row) => row.order_id)).size).toBe(tables.reviews.length);
  },

  "complain after the payment": (tables) => {
    const orders = ordersOf(tables);
    for (const complaint of tables.complaints)
      expect(complaint.created_at > orders.get(complaint.order_id)!.paid_at).toBe(true);
  },

  "leave a cancelled order without a parcel and refund it": (tables) => {
    const applied = new Set(
      tables.afterSales.filter((sale) => sale.type === "refund-only").map((sale) => sale.order_id),
    );
    const shipped = new Set(tables.parcels.map((parcel) => parcel.order_id));
    for (const order of tables.orders.filter(({ cancelled_at }) => cancelled_at !== "")) {
      expect([shipped.has(order.order_id), applied.has(order.order_id)]).toEqual([false, true]);
      expect([order.shipped_at, order.completed_at]).toEqual(["", ""]);
    }
  },

  "count chat rounds so that answered and unanswered ones add up": (tables) => {
    for (const chat of tables.chats) {
      const answered = Number(chat.rounds) - Number(chat.unanswered_rounds);
      expect(answered).toBeGreaterThanOrEqual(0);
      expect(chat.first_reply_seconds === "").toBe(answered === 0);
      expect(Number(chat.reply_seconds)).toBeGreaterThanOrEqual(Number(chat.first_reply_seconds));
      if (chat.human === "1")
        expect(chat.answered_within_3min === "1").toBe(
          answered > 0 && Number(chat.first_reply_seconds) <= 180,
        );
      else expect([chat.rounds, chat.stars, chat.answered_within_3min]).toEqual(["", "", ""]);
    }
  },

  "strike with each violation that is planned or found within the record, and no other": (tables, spec) => {
    const found = spec.incidents.filter(({ kind }) => kind === "brushing");
    const dayAfter = (from: string, days: number) =>
      new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
    const expected = [
      ...spec.violations.map(({ kind, on }) => `${on} ${kind}`),
      ...found.map(({ from, days }) => `${dayAfter(from, days)} brushing`),
    ].filter((text) => text < timeText(endOf(spec)));
    expect(tables.violations.map(({ at, kind }) => `${at.slice(0, 10)} ${kind}`).sort()).toEqual(
      expected.sort(),
    );
  },
};

/** Filled times never run backwards. */
function expectAscending(...times: string[]): void {
  const filled = times.filter((time) => time !== "");
  expect(filled).toEqual(filled.toSorted());
}
