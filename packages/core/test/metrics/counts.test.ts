import { describe, expect, it } from "vitest";
import { parseDay } from "../../src/clocks/shop-day.ts";
import type { CountId } from "../../src/counts/registry.ts";
import { orderFacts } from "../../src/history/order-facts.ts";
import { countById, listEntries } from "../../src/tally/tally-shop.ts";
import { afterSale, order, parcel, recordOf, review } from "../record.ts";
import { rulesOf, V7b, V8 } from "../rule-versions.ts";
import { scored } from "../scored.ts";

/** The count over the 30 days before `asOf`, by listing its entries. */
function count(id: CountId, history: ReturnType<typeof recordOf>, asOf: string, rules = V8): number {
  const day = parseDay(`2026-${asOf}`)!;
  let sum = 0;
  listEntries(countById(id), null, rulesOf(rules), history, orderFacts(history), (cohort, known, n) => {
    if (cohort >= day - 30 && cohort < day && known < day) sum += n;
  });
  return sum;
}

const orders = [
  order("a", "09-10 10:00", {
    freight_insured: 1,
    large_item_insured: 1,
    next_day_delivered: 1,
    installed: 1,
    installation_in_range: 1,
  }),
  order("b", "09-10 10:00", {
    freight_insured: 0,
    large_item_insured: 0,
    next_day_delivered: 0,
    installed: 1,
    installation_in_range: 0,
  }),
  order("c", "09-10 10:00", { installation_in_range: 1 }),
  order("gift", "09-10 10:00", { order_type: "gift", freight_insured: 1, next_day_delivered: 1 }),
];
const parcels = orders.map((row) =>
  parcel(`w-${row["order_id"]}`, row["order_id"]!, "09-11 10:00", "09-12 10:00"),
);

describe("counts by payment", () => {
  const history = recordOf({ orders });
  it.each([
    ["valid-paid-orders", 3],
    ["freight-insured-orders", 1],
    ["large-item-insured-orders", 1],
    ["in-range-orders", 2],
    ["installed-orders", 1],
  ] as const)("%s: %d, gifts not among them", (id, expected) => {
    expect(count(id, history, "09-10")).toBe(0);
    expect(count(id, history, "09-11")).toBe(expected);
    expect(count(id, history, "10-10")).toBe(expected);
    expect(count(id, history, "10-11")).toBe(0);
  });
});

describe("counts by signing", () => {
  const history = recordOf({ orders, parcels });
  it.each([
    ["signed-orders", 3],
    ["next-day-orders", 1],
  ] as const)("%s: %d", (id, expected) => {
    expect(count(id, history, "09-12")).toBe(0);
    expect(count(id, history, "09-13")).toBe(expected);
    expect(count(id, history, "10-12")).toBe(expected);
    expect(count(id, history, "10-13")).toBe(0);
  });
});

describe("picture reviews", () => {
  it("count by the day they were written", () => {
    const history = recordOf({
      orders,
      reviews: [
        review("r1", "a", "09-13 10:00", 5, { has_picture: 1 }),
        review("r2", "b", "09-13 10:00", 5, { has_picture: 0 }),
        review("r3", "c", "09-13 10:00", 5),
      ],
    });
    expect(count("picture-reviews", history, "09-13")).toBe(0);
    expect(count("picture-reviews", history, "09-14")).toBe(1);
  });
});

describe("orders with a bad review", () => {
  const bad = (createdAt: string, rules = V7b) =>
    scored(
      recordOf({
        orders: [order("a", "09-10 10:00")],
        parcels: [parcel("w", "a", "09-11 10:00", "09-12 10:00")],
        reviews: [review("r1", "a", createdAt, 1)],
      }),
      rules,
      "09-20",
    ).metrics.find(({ id }) => id === "product-rating")!;
  it("are judged as the rating is: one from before the signing is none", () => {
    expect(bad("09-12 09:00")).toMatchObject({ status: "floored", denominator: 0 });
    expect(bad("09-12 11:00")).toMatchObject({ status: "floored", denominator: 1 });
  });
});

describe("clean orders through remote transit", () => {
  const remote = (afterSales: ReturnType<typeof afterSale>[], transit: 0 | 1 = 1) =>
    recordOf({
      orders: [order("a", "09-10 10:00")],
      parcels: [
        parcel("w1", "a", "09-11 10:00", "09-12 10:00", { remote_transit: transit }),
        parcel("w2", "a", "09-11 10:00", "09-12 10:00"),
        parcel("w3", "nobody", "09-11 10:00", "09-12 10:00", { remote_transit: 1 }),
      ],
      afterSales,
    });
  it("were signed without an after-sale", () => {
    expect(count("remote-clean-orders", remote([]), "09-12")).toBe(0);
    expect(count("remote-clean-orders", remote([]), "09-13")).toBe(1);
    expect(count("remote-clean-orders", remote([], 0), "09-13")).toBe(0);
  });
  it("are taken back on the day of a later after-sale", () => {
    const history = remote([afterSale("s1", "a", "09-15 10:00", { reason_class: "no-reason" })]);
    expect(count("remote-clean-orders", history, "09-15")).toBe(1);
    expect(count("remote-clean-orders", history, "09-16")).toBe(0);
  });
  it("never were clean with an after-sale up to the day of the signing", () => {
    expect(count("remote-clean-orders", remote([afterSale("s1", "a", "09-12 23:00")]), "09-13")).toBe(0);
  });
});
