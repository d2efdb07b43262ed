import { describe, expect, it } from "vitest";
import { afterSale, chat, order, parcel, recordOf, review } from "../record.ts";
import { guide, V0, V2, V4, V5, V8 } from "../rule-versions.ts";
import { lineOf, ratioOf, scored } from "../scored.ts";

function twoOrders(type: string, more: Record<string, string> = {}) {
  return recordOf({
    orders: [order("a", "09-07 10:00", { order_type: type, ...more }), order("b", "09-07 10:00")],
    parcels: [
      parcel("wa", "a", "09-08 10:00", "09-10 12:00"),
      parcel("wb", "b", "09-08 10:00", "09-10 12:00"),
    ],
    reviews: [review("r1", "a", "09-11 09:00", 1)],
    afterSales: [
      afterSale("s1", "a", "09-11 10:00", {
        reason_class: "quality",
        refunded_at: "09-12 10:00",
        agreed_at: "09-11 11:00",
      }),
    ],
    chats: [chat("c1", "09-09 10:00", { order_id: "a", stars: "1" })],
  });
}

describe("order types left out", () => {
  it.each(["gift", "lucky-bag", "low-price", "instant-refund", "abnormal"])(
    "%s orders count in no metric of orders, parcels, reviews or after-sales since 2023-06-27",
    (type) => {
      for (const rules of [V5, V8]) {
        const { metrics } = scored(twoOrders(type), rules, "09-20");
        const of = (id: string) => metrics.find((line) => line.id === id);
        expect(of("quality-return-rate")).toMatchObject({ numerator: 0, denominator: 1 });
        expect(of("delivery-on-time-rate") ?? { denominator: 1 }).toMatchObject({ denominator: 1 });
        expect(of("platform-help-rate")).toMatchObject({ denominator: 0 });
        expect(of("product-rating") ?? { denominator: 0 }).toMatchObject({ denominator: 0 });
        expect(of("after-sale-review-hours") ?? { denominator: 0 }).toMatchObject({ denominator: 0 });
        expect(of("pickup-hours") ?? { denominator: 1 }).toMatchObject({ denominator: 1 });
      }
    },
  );
  it("do not filter chats", () => {
    for (const type of ["gift", "abnormal"])
      expect(ratioOf(twoOrders(type), V8, "chat-dissatisfaction-rate", "09-20")).toBe("1 / 1");
  });
  it.each(["gift", "lucky-bag", "low-price", "instant-refund"])("%s orders counted until 2023", (type) => {
    expect(ratioOf(twoOrders(type), V2, "bad-review-rate", "09-20")).toBe("1 / 2");
    expect(ratioOf(twoOrders(type), V0, "good-review-rate", "09-20")).toBe("0 / 1");
  });
  it("abnormal orders never counted in an official version, and the guide knows no such thing", () => {
    expect(ratioOf(twoOrders("abnormal"), V2, "bad-review-rate", "09-20")).toBe("0 / 1");
    expect(ratioOf(twoOrders("abnormal"), V0, "good-review-rate", "09-20")).toBe("0 / 0");
    expect(ratioOf(twoOrders("abnormal"), guide, "quality-return-rate", "09-20")).toBe("1 / 2");
  });
  it("a presale order counts, but not in the pickup rate of 2021 and 2022", () => {
    expect(ratioOf(twoOrders("presale"), V2, "bad-review-rate", "09-20")).toBe("1 / 2");
    expect(ratioOf(twoOrders("presale"), V8, "quality-return-rate", "09-20")).toBe("1 / 2");
    expect(lineOf(twoOrders("presale"), V2, "pickup-in-time-rate", "09-20").denominator).toBe(1);
    expect(lineOf(twoOrders("presale"), V4, "pickup-in-time-rate", "09-20").denominator).toBe(1);
  });
});

describe("lucky-bag orders under the CCR version", () => {
  const bag = recordOf({
    orders: [
      order("a", "2023-04-10 10:00", { order_type: "lucky-bag", shipped_at: "2023-04-10 12:00:00" }),
      order("b", "2023-04-10 10:00"),
    ],
    parcels: [
      parcel("wa", "a", "2023-04-11 10:00", "2023-04-12 12:00"),
      parcel("wb", "b", "2023-04-11 10:00", "2023-04-12 12:00"),
    ],
    reviews: [review("r1", "a", "2023-04-13 09:00", 1)],
    afterSales: [afterSale("s1", "a", "2023-04-13 10:00", { reason_class: "logistics" })],
  });
  it("count in negative feedback and logistics returns until 30 April 2023 and not from 1 May on", () => {
    expect(ratioOf(bag, V4, "negative-feedback-rate", "2023-04-30")).toBe("1 / 2");
    expect(ratioOf(bag, V4, "negative-feedback-rate", "2023-05-01")).toBe("0 / 1");
    expect(ratioOf(bag, V4, "logistics-return-rate", "2023-04-30")).toBe("1 / 2");
    expect(ratioOf(bag, V4, "logistics-return-rate", "2023-05-01")).toBe("0 / 1");
  });
  it("still count in the other metrics", () => {
    expect(lineOf(bag, V4, "delivery-hours", "2023-05-01").denominator).toBe(2);
  });
});

describe("an instant refund", () => {
  const history = twoOrders("instant-refund", { cancelled_at: "09-14 08:00" });
  it("counts until the day of its cancellation and is taken back then", () => {
    expect(ratioOf(history, V8, "quality-return-rate", "09-14")).toBe("1 / 2");
    expect(ratioOf(history, V8, "quality-return-rate", "09-15")).toBe("0 / 1");
    expect(ratioOf(history, V8, "product-rating", "09-14")).toBe("1 / 1");
    expect(ratioOf(history, V8, "product-rating", "09-15")).toBe("0 / 0");
    expect(lineOf(history, V8, "pickup-hours", "09-14").denominator).toBe(2);
    expect(lineOf(history, V8, "pickup-hours", "09-15").denominator).toBe(1);
  });
  it("takes pickups back from the points by hour as well", () => {
    expect(ratioOf(history, "douyin-2026-07-14", "pickup-score", "09-14")).toMatch(/ \/ 2$/);
    const { numerator, denominator, value } = lineOf(history, "douyin-2026-07-14", "pickup-score", "09-15");
    expect(denominator).toBe(1);
    expect(value).toBe(numerator);
    expect(value).toBe(lineOf(history, "douyin-2026-07-14", "pickup-score", "09-14").value);
  });
  it("never counts for what happens after the cancellation", () => {
    const early = twoOrders("instant-refund", { cancelled_at: "09-07 10:30" });
    for (const day of ["09-08", "09-11", "09-20"])
      expect(ratioOf(early, V8, "quality-return-rate", day)).toBe(day === "09-08" ? "0 / 0" : "0 / 1");
  });
});
