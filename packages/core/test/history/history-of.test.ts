import { describe, expect, it } from "vitest";
import { formatDay } from "../../src/clocks/shop-day.ts";
import { orderTypes } from "../../src/history/columns.ts";
import { orderFacts } from "../../src/history/order-facts.ts";
import {
  afterSale,
  chat,
  chatDay,
  complaint,
  order,
  parcel,
  recordOf,
  review,
  violation,
} from "../record.ts";

describe("rows become columns", () => {
  const history = recordOf({
    orders: [
      order("a", "09-10 10:00", {
        amount: "12.50",
        product_id: "p2",
        freight_insured: 1,
        order_type: "gift",
      }),
      order("b", "09-10 11:00", { product_id: "p1", freight_insured: 0 }),
      order("c", "09-10 12:00", { product_id: "p2" }),
    ],
    reviews: [review("r1", "b", "09-12 10:00", 4), review("r2", "nobody", "09-12 10:00", 4)],
  });
  it("texts that repeat are coded, empty ones are −1", () => {
    expect([...history.orders.product.codes]).toEqual([0, 1, 0]);
    expect(history.orders.product.names).toEqual(["p2", "p1"]);
    expect([...history.orders.province.codes]).toEqual([-1, -1, -1]);
  });
  it("flags are 1, 0 and unknown", () => {
    expect([...history.orders.freightInsured]).toEqual([1, 0, -1]);
  });
  it("an empty order type is normal", () => {
    expect([...history.orders.orderType].map((code) => orderTypes[code])).toEqual([
      "gift",
      "normal",
      "normal",
    ]);
  });
  it("absent numbers and times are NaN, never 0", () => {
    expect([...history.orders.amount]).toEqual([12.5, Number.NaN, Number.NaN]);
    expect(history.orders.cancelledAt[0]).toBeNaN();
  });
  it("other tables point to rows of orders, −1 for an unknown order", () => {
    expect([...history.reviews!.order]).toEqual([1, -1]);
    expect(history.reviews!.ids).toEqual(["r1", "r2"]);
  });
  it("a missing table is null", () => {
    expect(history.parcels).toBeNull();
    expect(history.chats).toBeNull();
    expect(history.chatDays).toBeNull();
    expect(history.fallbacks).toEqual([]);
  });
  it.each([
    ["paid_at", "10/09/2026", /paid_at = "10\/09\/2026": expected a time such as/],
    ["amount", "twelve", /amount = "twelve": expected a number/],
    ["order_type", "odd", /order_type = "odd": expected one of normal, presale/],
    ["qic", "yes", /qic = "yes": expected one of 0, 1/],
  ])("%s = %j is refused in words", (column, value, message) => {
    expect(() => recordOf({ orders: [{ order_id: "a", [column]: value }] })).toThrow(message);
  });
  it("a date that is none is refused in words", () => {
    expect(() => recordOf({ orders: [], listings: [{ date: "2026-02-30" }] })).toThrow(/date = "2026-02-30"/);
  });
});

describe("the span of a record", () => {
  const span = (rows: Parameters<typeof recordOf>[0]) => {
    const { firstDay, lastDay } = recordOf(rows);
    return [firstDay, lastDay].map((day) => (day === null ? null : formatDay(day).slice(5)));
  };
  const orders = [order("a", "09-10 10:00")];
  it.each([
    ["the payment", {}, "09-10"],
    ["a cancellation", { orders: [order("a", "09-10 10:00", { cancelled_at: "09-20 10:00" })] }, "09-20"],
    ["a shipping", { orders: [order("a", "09-10 10:00", { shipped_at: "09-20 10:00" })] }, "09-20"],
    ["a completion", { orders: [order("a", "09-10 10:00", { completed_at: "09-20 10:00" })] }, "09-20"],
    ["a pickup", { parcels: [parcel("w", "a", "09-20 10:00")] }, "09-20"],
    ["a signing", { parcels: [parcel("w", "a", "09-11 10:00", "09-20 10:00")] }, "09-20"],
    ["a review", { reviews: [review("r", "a", "09-20 10:00", 5)] }, "09-20"],
    ["an application", { afterSales: [afterSale("s", "a", "09-20 10:00")] }, "09-20"],
    [
      "an agreement",
      { afterSales: [afterSale("s", "a", "09-19 10:00", { agreed_at: "09-20 10:00" })] },
      "09-20",
    ],
    [
      "a refund",
      { afterSales: [afterSale("s", "a", "09-19 10:00", { refunded_at: "09-20 10:00" })] },
      "09-20",
    ],
    [
      "a closing",
      { afterSales: [afterSale("s", "a", "09-19 10:00", { closed_at: "09-20 10:00" })] },
      "09-20",
    ],
    ["a chat", { chats: [chat("c", "09-20 10:00")] }, "09-20"],
    ["a day of chats", { chatDays: [chatDay("09-20", "a", 3)] }, "09-20"],
    ["a complaint", { complaints: [complaint("k", "a", "09-20 10:00")] }, "09-20"],
    ["a violation", { violations: [violation("brushing", "09-20 10:00")] }, "09-20"],
    ["a listing", { listings: [{ date: "2026-09-20" }] }, "09-20"],
  ])("ends with %s", (_name, more, last) => {
    expect(span({ orders, ...more })).toEqual(["09-10", last]);
  });
  it("does not reach to a deadline", () => {
    const parcels = [parcel("w", "a", "09-11 10:00", "", { delivery_due_at: "09-20 10:00" })];
    expect(span({ orders, parcels })).toEqual(["09-10", "09-11"]);
  });
  it("starts with the earliest event", () => {
    expect(span({ orders, listings: [{ date: "2026-09-01" }] })).toEqual(["09-01", "09-10"]);
  });
  it("is nothing without an event", () => {
    expect(span({ orders: [] })).toEqual([null, null]);
  });
});

describe("facts of an order", () => {
  it("are its first pickup, last signing, compensation, first review and first after-sale", () => {
    const facts = orderFacts(
      recordOf({
        orders: [order("a", "09-10 10:00"), order("b", "09-10 10:00")],
        parcels: [
          parcel("w1", "a", "09-12 10:00", "09-14 10:00"),
          parcel("w2", "a", "09-11 10:00", "09-13 10:00", { trajectory_compensated: 1 }),
        ],
        reviews: [
          review("r2", "a", "09-15 10:00", 5),
          review("r1", "a", "09-15 10:00", 1),
          review("r0", "a", "09-16 10:00", 1),
        ],
        afterSales: [afterSale("s1", "b", "09-15 10:00"), afterSale("s2", "b", "09-14 10:00")],
      }),
    );
    expect(facts.pickedUpAt![0]! % 86_400).toBe(36_000);
    expect(facts.signedAt![0]! - facts.pickedUpAt![0]!).toBe(3 * 86_400);
    expect(facts.pickedUpAt![1]).toBeNaN();
    expect([...facts.compensatedOn!]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect([...facts.firstReview!]).toEqual([1, -1]);
    expect([...facts.firstAfterSale!]).toEqual([-1, 1]);
  });
  it("are null where their table is missing", () => {
    expect(orderFacts(recordOf({ orders: [order("a", "09-10 10:00")] }))).toEqual({
      pickedUpAt: null,
      signedAt: null,
      compensatedOn: null,
      standIn: null,
      firstReview: null,
      firstAfterSale: null,
    });
  });
});
