import { describe, expect, it } from "vitest";
import type { Parameters } from "../../src/rules/schema.ts";
import { afterSale, chat, order, parcel, recordOf, review } from "../record.ts";
import { rulesOf, V0, V2, V4, V5, V6, V7a, V7b, V8 } from "../rule-versions.ts";
import { lineOf } from "../scored.ts";

/** The version with other parameters of one metric; undefined takes a parameter away. */
function withParameters(
  id: string,
  metric: string,
  parameters: { [K in keyof Parameters]?: Parameters[K] | undefined },
) {
  const rules = rulesOf(id);
  const merged = { ...rules.metrics[metric]!.parameters, ...parameters };
  rules.metrics[metric]!.parameters = Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== undefined),
  );
  return rules;
}

const stars = [1, 2, 3, 4, 5];
const history = recordOf({
  orders: stars.map((n) => order(`o${n}`, "09-07 10:00", { shipped_at: "09-08 09:00" })),
  parcels: stars.map((n) => parcel(`w${n}`, `o${n}`, "09-08 10:00", `09-${9 + n} 12:00`)),
  reviews: stars.map((n) => review(`r${n}`, `o${n}`, "09-15 12:00", n)),
  afterSales: [
    afterSale("s1", "o1", "09-15 09:00", {
      reason_class: "quality",
      agreed_at: "09-15 19:00",
      return_signed_at: "09-16 09:00",
      refunded_at: "09-16 11:00",
      result: "refunded",
    }),
    afterSale("s2", "o2", "09-16 09:00", { reason_class: "damage" }),
    afterSale("s3", "o3", "09-17 09:00", { reason_class: "mismatch", type: "exchange" }),
    afterSale("s4", "o4", "09-22 09:00", { reason_class: "logistics", compensation: "late-shipping" }),
    afterSale("s5", "o5", "09-18 09:00", { reason_class: "no-reason" }),
  ],
  chats: stars.map((n) =>
    chat(`c${n}`, `09-16 ${String(5 + 3 * n).padStart(2, "0")}:30`, {
      stars: n,
      rounds: 2,
      reply_seconds: 10,
      unanswered_rounds: n === 2 ? 1 : 0,
    }),
  ),
});
const read = (
  id: string,
  metric: string,
  parameters: Parameters | { [K in keyof Parameters]?: undefined } = {},
  asOf = "09-25",
) => {
  const { numerator, denominator } = lineOf(history, withParameters(id, metric, parameters), metric, asOf);
  return [numerator, denominator];
};

describe("what a rule file sets, and what holds where it is silent", () => {
  it("up to how many stars a review is bad: 2", () => {
    for (const [id, metric] of [
      [V5, "bad-review-rate"],
      ["douyin-2022", "service-bad-review-rate"],
    ] as const) {
      expect(read(id, metric, { badStars: 1 })).toEqual([1, 5]);
      expect(read(id, metric, { badStars: 3 })).toEqual([3, 5]);
      expect(read(id, metric, { badStars: undefined })).toEqual([2, 5]);
    }
    expect(read(V4, "negative-feedback-rate", { badStars: 4, reasons: ["quality"] })).toEqual([4, 5]);
    expect(read(V4, "negative-feedback-rate", { badStars: undefined, reasons: undefined })).toEqual([5, 5]);
  });
  it("from how many stars it is good: 4", () => {
    expect(read(V0, "good-review-rate", { goodStars: 5 })).toEqual([1, 5]);
    expect(read(V0, "good-review-rate", { goodStars: undefined })).toEqual([2, 5]);
  });
  it("up to how many stars a chat is bad: 3", () => {
    expect(read(V8, "chat-dissatisfaction-rate", { dissatisfiedStars: 1 })).toEqual([1, 5]);
    expect(read(V8, "chat-dissatisfaction-rate", { dissatisfiedStars: undefined })).toEqual([3, 5]);
  });
  it("the working hours of chat: 08:00 to 23:00", () => {
    expect(read(V8, "chat-dissatisfaction-rate", { chatHours: { from: 11, until: 20 } })).toEqual([2, 3]);
    expect(read(V8, "chat-dissatisfaction-rate", { chatHours: { from: 12, until: 17 } })).toEqual([1, 1]);
    expect(read(V8, "chat-dissatisfaction-rate", { chatHours: undefined })).toEqual([3, 5]);
  });
  it("the seconds of an unanswered round: 600", () => {
    expect(read(V8, "chat-response-seconds", { unansweredSeconds: 100 })).toEqual([150, 10]);
    expect(read(V8, "chat-response-seconds", { unansweredSeconds: undefined })).toEqual([650, 10]);
  });
  it("the reasons of a return: all where none are named", () => {
    expect(read(V8, "quality-return-rate", { reasons: ["no-reason"] })).toEqual([1, 5]);
    expect(read(V8, "quality-return-rate", { reasons: undefined })).toEqual([5, 5]);
    expect(read(V8, "damage-return-rate", { reasons: ["quality", "damage"] })).toEqual([2, 5]);
    expect(read(V8, "damage-return-rate", { reasons: undefined })).toEqual([1, 5]);
    expect(read(V5, "shipping-negative-rate", { reasons: undefined })).toEqual([1, 5]);
    expect(read(V5, "shipping-negative-rate", { reasons: ["quality", "logistics"] })).toEqual([2, 5]);
    expect(read(V7b, "logistics-return-rate", { reasons: undefined })).toEqual([1, 5]);
    expect(read(V7b, "logistics-return-rate", { reasons: ["quality"] })).toEqual([0, 5]);
  });
  it("the types of after-sale: all where none are named", () => {
    expect(read(V8, "quality-return-rate", { afterSaleTypes: ["exchange"] })).toEqual([1, 5]);
    expect(read(V8, "quality-return-rate", { afterSaleTypes: ["return-refund"] })).toEqual([1, 5]);
  });
  it("which day dates an order: signed where nothing is said", () => {
    expect(read(V8, "quality-return-rate", { cohort: "paid" }, "10-08")).toEqual([0, 0]);
    expect(read(V8, "quality-return-rate", { cohort: undefined }, "10-08")).toEqual([2, 5]);
  });
  it("which compensations count, and whether liability is asked for", () => {
    expect(read(V7b, "logistics-return-rate", { compensations: ["out-of-stock"] })).toEqual([0, 5]);
    expect(read(V7b, "logistics-return-rate", { compensations: undefined })).toEqual([1, 5]);
    expect(
      read(V7b, "logistics-return-rate", { compensations: ["out-of-stock"], needsLiability: false }),
    ).toEqual([1, 5]);
  });
  it("within how many days after shipping or payment", () => {
    const days = (withinDays: number, withinDaysOf: "shipping" | "payment") =>
      read(V4, "logistics-return-rate", { withinDays, withinDaysOf }, "10-10")[0];
    expect(days(14, "shipping")).toBe(1);
    expect(days(13, "shipping")).toBe(0);
    expect(days(15, "payment")).toBe(1);
    expect(days(14, "payment")).toBe(0);
  });
  it("whether complaints before the promise count", () => {
    const promised = recordOf({
      orders: [order("a", "09-07 10:00", { promised_ship_at: "09-20 10:00" })],
      afterSales: [afterSale("s", "a", "09-12 10:00", { reason_class: "logistics" })],
    });
    const count = (notBeforePromise: boolean) =>
      lineOf(
        promised,
        withParameters(V5, "shipping-negative-rate", { notBeforePromise }),
        "shipping-negative-rate",
        "09-25",
      ).numerator;
    expect([count(true), count(false)]).toEqual([0, 1]);
  });
  it("the days of a delivery: 3", () => {
    expect(read(V8, "delivery-on-time-rate", { deliveryDays: 2 })).toEqual([1, 5]);
    expect(read(V8, "delivery-on-time-rate", { deliveryDays: 5 })).toEqual([4, 5]);
    expect(read(V8, "delivery-on-time-rate", { deliveryDays: undefined })).toEqual([2, 5]);
  });
  it("the limit of a pickup: 24 hours", () => {
    expect(read(V2, "pickup-in-time-rate", { limitHours: 25 })).toEqual([5, 5]);
    expect(read(V2, "pickup-in-time-rate", { limitHours: undefined })).toEqual([0, 5]);
    expect(read(V5, "pickup-in-time-rate", { limitHours: 25 })).toEqual([5, 5]);
    expect(read(V5, "pickup-in-time-rate", { limitHours: undefined })).toEqual([0, 5]);
    expect(read(V6, "pickup-in-time-rate", { cohort: "picked-up" })).toEqual([5, 5]);
  });
  it("the rest of a clock: none where nothing is said", () => {
    expect(read(V8, "pickup-hours", { restHours: undefined })).toEqual([120, 5]);
    expect(read(V8, "pickup-hours", { restHours: { from: 9, until: 12 } })).toEqual([5 * 22, 5]);
    expect(read(V8, "after-sale-review-hours", { restHours: undefined })).toEqual([10, 1]);
    expect(read(V8, "after-sale-review-hours", { restHours: { from: 8, until: 10 } })).toEqual([9, 1]);
  });
  it("the limit of an after-sale: 24 hours", () => {
    expect(read(V7a, "after-sale-in-time-rate", { limitHours: 12 })).toEqual([1, 1]);
    expect(read(V7a, "after-sale-in-time-rate", { limitHours: 11.9 })).toEqual([0, 1]);
    expect(read(V7a, "after-sale-in-time-rate", { limitHours: undefined })).toEqual([1, 1]);
  });
  it("the points of a pickup: 100 for all, 50 if compensated", () => {
    expect(read(V7b, "pickup-score", { pointsByHour: undefined })).toEqual([500, 5]);
    expect(read(V7b, "pickup-score", { pointsByHour: [90, 80] })).toEqual([400, 5]);
    const compensated = recordOf({
      orders: [order("a", "09-07 10:00")],
      parcels: [parcel("w", "a", "09-07 11:00", "", { trajectory_compensated: 1 })],
    });
    const points = (compensatedPoints?: number) =>
      lineOf(compensated, withParameters(V7b, "pickup-score", { compensatedPoints }), "pickup-score", "09-25")
        .value;
    expect([points(), points(65)]).toEqual([50, 65]);
  });
});
