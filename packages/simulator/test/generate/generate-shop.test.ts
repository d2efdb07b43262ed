import { describe, expect, it } from "vitest";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { type ShopPresetName, shopPresets } from "../../src/generate/presets/index.ts";
import { toShopFolder } from "../../src/generate/shop-folder.ts";
import { tableColumns } from "../../src/generate/shop-tables.ts";
import { groupSizes } from "./group-sizes.ts";

const names = Object.keys(shopPresets) as ShopPresetName[];

it("makes the same bytes from the same seed, and others from another", () => {
  const small = shopPresets.small;
  expect(toShopFolder(generateShop(small, "a"))).toEqual(toShopFolder(generateShop(small, "a")));
  expect(toShopFolder(generateShop(small, "a"))).not.toEqual(toShopFolder(generateShop(small, "b")));
});

it("refuses a spec whose first day is no date", () => {
  expect(() => generateShop({ ...shopPresets.small, startDay: "4 July" }, "a")).toThrow(
    '"4 July" in the shop spec is no date. Write it as YYYY-MM-DD',
  );
});

describe.each(names)("the tables of %s", (name) => {
  const spec = shopPresets[name];
  const tables = generateShop(spec, "consistency");
  const orders = new Map(tables.orders.map((order) => [order.order_id, order]));
  const endOfRecord = "2026-10-31 23:59:59";

  it("carry every column and nothing else", () => {
    expect(Object.keys(tables.orders[0]!)).toEqual([...tableColumns.orders]);
    expect(Object.keys(tables.parcels[0]!)).toEqual([...tableColumns.parcels]);
    expect(Object.keys(tables.reviews[0]!)).toEqual([...tableColumns.reviews]);
    expect(Object.keys(tables.afterSales[0]!)).toEqual([...tableColumns["after-sales"]]);
    for (const chat of tables.chats) expect(Object.keys(chat)).toEqual([...tableColumns.chats]);
    for (const one of tables.complaints) expect(Object.keys(one)).toEqual([...tableColumns.complaints]);
    for (const one of tables.violations) expect(Object.keys(one)).toEqual([...tableColumns.violations]);
  });

  it("name orders, waybills, sessions and the rest once", () => {
    for (const ids of [
      tables.orders.map((row) => row.order_id),
      tables.parcels.map((row) => `${row.waybill_id}/${row.order_id}`),
      tables.reviews.map((row) => row.review_id),
      tables.afterSales.map((row) => row.after_sale_id),
      tables.chats.map((row) => row.session_id),
      tables.complaints.map((row) => row.complaint_id),
    ]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("point to orders that exist", () => {
    const { parcels, reviews, afterSales, complaints } = tables;
    for (const row of [...parcels, ...reviews, ...afterSales, ...complaints]) {
      expect(orders.has(row.order_id)).toBe(true);
    }
    for (const row of [...tables.chats, ...tables.violations]) {
      expect(row.order_id === "" || orders.has(row.order_id)).toBe(true);
    }
  });

  it("sell only what the catalogue lists", () => {
    const products = new Set(tables.catalogue.map((entry) => entry.id));
    expect(tables.orders.every((order) => products.has(order.product_id))).toBe(true);
  });

  it("know nothing that happened after the last day", () => {
    const planned = new Set(["promised_ship_at", "delivery_due_at"]);
    const { orders, parcels, reviews, afterSales, chats, complaints, violations } = tables;
    for (const row of [
      ...orders,
      ...parcels,
      ...reviews,
      ...afterSales,
      ...chats,
      ...complaints,
      ...violations,
    ]) {
      for (const [column, text] of Object.entries(row)) {
        if (!/(_at|^at)$/.test(column) || planned.has(column)) continue;
        expect(text).toMatch(/^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?$/);
        expect(text <= endOfRecord).toBe(true);
      }
    }
  });

  it("put payment, shipping, pickup and signing in this order", () => {
    for (const parcel of tables.parcels) {
      const order = orders.get(parcel.order_id)!;
      expectAscending(order.paid_at, order.shipped_at, parcel.picked_up_at, parcel.signed_at);
      if (parcel.picked_up_at) expect(parcel.delivery_due_at > parcel.picked_up_at).toBe(true);
    }
  });

  it("put application, consent, return and refund in this order", () => {
    for (const sale of tables.afterSales) {
      expectAscending(
        sale.applied_at,
        sale.agreed_at,
        sale.return_signed_at,
        sale.refunded_at,
        sale.closed_at,
      );
      if (sale.result === "refunded") expect(sale.refunded_at).not.toBe("");
      else expect(sale.refunded_at).toBe("");
    }
  });

  it("review an order after it was signed for", () => {
    const signedAt = new Map(tables.parcels.map((parcel) => [parcel.order_id, parcel.signed_at]));
    for (const review of tables.reviews)
      expect(review.created_at > signedAt.get(review.order_id)!).toBe(true);
  });

  it("leave a cancelled order without a parcel and refund it", () => {
    const refunded = new Set(
      tables.afterSales.filter((sale) => sale.type === "refund-only").map((sale) => sale.order_id),
    );
    const shipped = new Set(tables.parcels.map((parcel) => parcel.order_id));
    const cancelled = tables.orders.filter((order) => order.cancelled_at !== "");
    if (spec.demand.cancelShare > 0) expect(cancelled.length).toBeGreaterThan(0);
    for (const order of cancelled) {
      expect(shipped.has(order.order_id)).toBe(false);
      expect(refunded.has(order.order_id)).toBe(true);
    }
  });

  it("count chat rounds so that answered and unanswered ones add up", () => {
    for (const chat of tables.chats.filter((session) => session.human === "1")) {
      const answered = Number(chat.rounds) - Number(chat.unanswered_rounds);
      expect(answered).toBeGreaterThanOrEqual(0);
      expect(chat.first_reply_seconds === "").toBe(answered === 0);
      expect(Number(chat.reply_seconds)).toBeGreaterThanOrEqual(Number(chat.first_reply_seconds));
      expect(chat.answered_within_3min === "1").toBe(answered > 0 && Number(chat.first_reply_seconds) <= 180);
    }
  });
});

/** Filled times never run backwards. */
function expectAscending(...times: string[]): void {
  const filled = times.filter((time) => time !== "");
  expect(filled).toEqual(filled.toSorted());
}

it("marks an order cancelled within the hour before shipping as an instant refund, and no other", () => {
  const tables = generateShop(shopPresets["steady-fashion"], "instant");
  const instant = tables.orders.filter((order) => order.order_type === "instant-refund");
  expect(instant.length).toBeGreaterThan(10);
  for (const order of instant)
    expect(secondsBetween(order.paid_at, order.cancelled_at)).toBeLessThanOrEqual(3600);
  for (const order of tables.orders.filter((one) => one.order_type === "normal" && one.cancelled_at)) {
    expect(secondsBetween(order.paid_at, order.cancelled_at)).toBeGreaterThan(3600);
  }
});

it("sends products of one purchase in one parcel, and a split purchase in two", () => {
  const { orders, parcels } = generateShop(shopPresets["steady-fashion"], "parcels");
  const perWaybill = groupSizes(parcels, (parcel) => parcel.waybill_id);
  const perOrder = groupSizes(parcels, (parcel) => parcel.order_id);
  expect(Math.max(...perWaybill)).toBe(2);
  expect(Math.max(...perOrder)).toBe(2);
  const purchases = new Set(orders.map((order) => order.parent_order_id));
  expect(purchases.size).toBeLessThan(orders.length);
});

it("sells a small shop's 40 orders in the last 30 days, each a valid one", () => {
  const { orders } = generateShop(shopPresets.small, "any seed");
  const recent = orders.filter((order) => order.paid_at >= "2026-10-02");
  expect(recent.length).toBe(40);
  expect(recent.every((order) => order.order_type === "normal")).toBe(true);
});

it("keeps a shop in the growth stage below 30 orders in 30 days", () => {
  const { orders, shop } = generateShop(shopPresets["growth-stage"], "any seed");
  expect(orders.filter((order) => order.paid_at >= "2026-10-02").length).toBe(15);
  expect(orders[0]!.paid_at > shop.openedOn).toBe(true);
});

function secondsBetween(from: string, to: string): number {
  return (Date.parse(`${to.replace(" ", "T")}Z`) - Date.parse(`${from.replace(" ", "T")}Z`)) / 1000;
}
