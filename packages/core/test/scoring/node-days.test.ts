import { describe, expect, it } from "vitest";
import type { History } from "../../src/history/history.ts";
import { orderFacts } from "../../src/history/order-facts.ts";
import { nodeDays, usualWindow } from "../../src/scoring/node-days.ts";
import { compilePlan } from "../../src/scoring/plan.ts";
import { scoreDays } from "../../src/scoring/score-days.ts";
import { tablesOf, tallyShop } from "../../src/tally/tally-shop.ts";
import { chat, dayAt, goodOrders, order, parcel, recordOf, review } from "../record.ts";
import { rulesOf, V3, V7b, V8 } from "../rule-versions.ts";

const late = { paid: "09-10 10:00", pickedUp: "09-10 16:00", signed: "09-12 10:00", reviewed: "09-13 10:00" };

/** The values of a node on the days [from, to] of 2026. */
function days(node: string, rulesId: string, history: History, from: string, to: string): number[] | null {
  const rules = rulesOf(rulesId);
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  const scores = scoreDays(plan, tallyShop(history, rules), history, dayAt(from), dayAt(to));
  const found = nodeDays(node, plan, scores, history, orderFacts(history));
  return found && [...found];
}

describe("the daily values of a node", () => {
  const bad = {
    orders: [order("bad", late.paid), order("gift", late.paid, { order_type: "gift" })],
    parcels: [
      parcel("w-bad", "bad", late.pickedUp, late.signed),
      parcel("w-gift", "gift", late.pickedUp, late.signed),
    ],
    reviews: [review("r-bad", "bad", late.reviewed, 1), review("r-gift", "gift", late.reviewed, 1)],
  };
  const good = goodOrders("late", 39, late);
  const shop = recordOf({
    orders: [...good.orders, ...bad.orders],
    parcels: [...good.parcels, ...bad.parcels],
    reviews: [...good.reviews, ...bad.reviews],
  });

  it("of a metric that the version does not score are counted over 30 days since 100 points came", () => {
    expect(usualWindow(rulesOf(V8))).toEqual({ fromDaysAgo: 30, toDaysAgo: 1 });
    expect(days("bad-review-rate", V8, shop, "09-12", "09-14")).toEqual([Number.NaN, 0, 1 / 40]);
    expect(days("bad-review-rate", V8, shop, "10-12", "10-13")).toEqual([1 / 40, Number.NaN]);
  });
  it("were counted over 90 days under five points", () => {
    expect(usualWindow(rulesOf(V3))).toEqual({ fromDaysAgo: 90, toDaysAgo: 1 });
    const rates = days("good-review-rate", V3, shop, "09-13", "09-14");
    expect(rates).toEqual([Number.NaN, 39 / 41]);
    expect(days("good-review-rate", V3, shop, "12-11", "12-12")).toEqual([39 / 41, Number.NaN]);
  });
  it("of a metric in hours are in hours", () => {
    expect(days("delivery-hours", V8, shop, "09-13", "09-13")).toEqual([42]);
  });
  it("of a metric by hours' points are over the table's default: all points for every order", () => {
    expect(days("pickup-score", V8, shop, "09-11", "09-11")).toEqual([100]);
  });
  it("of a count are whole numbers, 0 where nothing counts", () => {
    expect(days("signed-orders", V8, shop, "09-12", "09-13")).toEqual([0, 40]);
    expect(days("bad-review-orders", V7b, shop, "09-13", "09-14")).toEqual([0, 1]);
  });
  it("of a metric that the version scores are its values, of a dimension its score, of the total what is shown", () => {
    expect(days("product-rating", V8, shop, "09-14", "09-14")).toEqual([(39 * 5 + 1) / 40]);
    expect(days("logistics", V8, shop, "09-14", "09-14")).toEqual([100]);
    const [total] = days("total", V8, shop, "09-14", "09-14")!;
    expect(total).toBe(Math.round(total!));
    expect(total).toBeGreaterThan(90);
  });
  it("are no data, each day, where a table is missing", () => {
    expect(days("complaint-rate", V8, shop, "09-13", "09-14")).toEqual([Number.NaN, Number.NaN]);
    expect(days("picture-reviews", V8, recordOf({ orders: [] }), "09-13", "09-14")).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
  });
  it("of an empty record are no data", () => {
    const empty = recordOf({ orders: [], chats: [], parcels: [] });
    expect(days("delivery-hours", V8, empty, "09-13", "09-13")).toEqual([Number.NaN]);
    expect(days("signed-orders", V8, empty, "09-13", "09-13")).toEqual([0]);
  });
  it("are null for a name that is none, also one that every object has", () => {
    expect(days("nonsense", V8, shop, "09-13", "09-13")).toBeNull();
    expect(days("toString", V8, shop, "09-13", "09-13")).toBeNull();
  });
  it("of chats' first reply are in seconds", () => {
    const talked = recordOf({ orders: [], chats: [chat("c", "09-12 10:00", { first_reply_seconds: 12 })] });
    expect(days("chat-first-reply-seconds", V8, talked, "09-13", "09-13")).toEqual([12]);
  });
});
