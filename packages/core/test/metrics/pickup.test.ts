import { describe, expect, it } from "vitest";
import { afterSale, at, order, parcel, recordOf } from "../record.ts";
import { guide, V0, V2, V5, V6, V7a, V7b, V8 } from "../rule-versions.ts";
import { lineOf, ratioOf } from "../scored.ts";

function pickedUp(paidAt: string, pickedUpAt: string, orderMore = {}, parcelMore = {}, shop = {}) {
  return recordOf(
    {
      orders: [order("a", paidAt, orderMore)],
      parcels: [parcel("w1", "a", pickedUpAt, "", parcelMore)],
    },
    shop,
  );
}

describe("mean hours to pickup", () => {
  it.each([
    ["09-10 17:59", "09-10 20:00", 2.0167],
    ["09-10 18:00", "09-11 08:00", 2],
    ["09-11 03:00", "09-11 08:00", 2],
    ["09-10 18:30", "09-10 20:00", 0],
  ])("of an order paid %s and picked up %s are %d since 2026-09-08", (paid, pickup, hours) => {
    expect(lineOf(pickedUp(paid, pickup), V8, "pickup-hours", "09-15").value).toBeCloseTo(hours, 4);
  });
  it("ran through the night in 2020 and in the guide", () => {
    const history = pickedUp("09-10 18:00", "09-11 08:00");
    expect(lineOf(history, V0, "pickup-hours", "09-15").value).toBe(14);
    expect(lineOf(history, guide, "pickup-hours", "09-15").value).toBe(14);
  });
  it("count a pickup before the payment as 0", () => {
    expect(ratioOf(pickedUp("09-10 12:00", "09-10 11:00"), V8, "pickup-hours", "09-15")).toBe("0 / 1");
  });
  it("are dated by the pickup", () => {
    const history = pickedUp("09-08 12:00", "09-10 12:00");
    expect(ratioOf(history, V8, "pickup-hours", "09-10")).toBe("0 / 0");
    expect(ratioOf(history, V8, "pickup-hours", "09-11")).toBe("48 / 1");
    expect(ratioOf(history, V8, "pickup-hours", "10-10")).toBe("48 / 1");
    expect(ratioOf(history, V8, "pickup-hours", "10-11")).toBe("0 / 0");
  });
  it("read an order's first parcel, in whatever row it is", () => {
    const parcels = [
      parcel("w1", "a", "09-12 12:00"),
      parcel("w2", "a", "09-10 14:00"),
      parcel("w3", "a", ""),
    ];
    for (const rows of [parcels, parcels.toReversed()]) {
      const history = recordOf({ orders: [order("a", "09-10 12:00")], parcels: rows });
      expect(ratioOf(history, V8, "pickup-hours", "09-20")).toBe("2 / 1");
    }
  });
  it("leave out orders that were not picked up", () => {
    expect(ratioOf(pickedUp("09-10 12:00", ""), V8, "pickup-hours", "09-20")).toBe("0 / 0");
  });
  it("add whole seconds up and divide once", () => {
    const history = recordOf({
      orders: [order("a", "09-10 12:00"), order("b", "09-10 12:00"), order("c", "09-10 12:00")],
      parcels: [
        parcel("w1", "a", "09-10 12:00:01"),
        parcel("w2", "b", "09-10 12:00:01"),
        parcel("w3", "c", "09-10 12:00:02"),
      ],
    });
    expect(lineOf(history, V8, "pickup-hours", "09-20").value).toBe(4 / (3 * 3600));
  });
});

describe("points per pickup (2026-04 to 2026-09)", () => {
  const points = (paid: string, pickup: string, parcelMore = {}) =>
    lineOf(pickedUp(paid, pickup, {}, parcelMore), V7b, "pickup-score", "09-20").value;

  it("are 100 up to 12 started hours and fall by 10 every 12 hours", () => {
    expect(points("09-10 06:00", "09-10 06:00")).toBe(100);
    expect(points("09-10 06:00", "09-10 18:00")).toBe(100);
    expect(points("09-10 06:00", "09-10 18:00:01")).toBeCloseTo(100 - 10 / 12, 5);
    expect(points("09-10 06:00", "09-11 02:00")).toBeCloseTo(93.3333, 4);
    expect(points("09-10 06:00", "09-11 06:00")).toBe(90);
    expect(points("09-10 06:00", "09-12 06:00")).toBe(70);
  });
  it("are 50 from 72 hours on, however long it takes", () => {
    expect(points("09-10 06:00", "09-13 05:00")).toBeCloseTo(50 + 10 / 12, 5);
    expect(points("09-10 06:00", "09-13 06:00")).toBe(50);
    expect(points("08-20 06:00", "09-13 06:00")).toBe(50);
  });
  it("round hours up to the started one", () => {
    expect(points("09-10 06:00", "09-11 05:00:01")).toBe(90);
    expect(points("09-10 06:00", "09-11 06:00:01")).toBeCloseTo(90 - 10 / 12, 5);
  });
  it("start at 06:00 for an order paid in the evening", () => {
    expect(points("09-10 18:00", "09-11 18:00")).toBe(100);
  });
  it("are 50 for a compensated trajectory, also where only one of two parcels was compensated", () => {
    expect(points("09-10 06:00", "09-10 07:00", { trajectory_compensated: 1 })).toBe(50);
    expect(points("09-10 06:00", "09-10 07:00", { trajectory_compensated: 0 })).toBe(100);
    const history = recordOf({
      orders: [order("a", "09-10 06:00")],
      parcels: [
        parcel("w1", "a", "09-10 07:00"),
        parcel("w2", "a", "09-11 07:00", "", { trajectory_compensated: 1 }),
      ],
    });
    expect(lineOf(history, V7a, "pickup-score", "09-20").value).toBe(50);
  });
  it.each(["tracking-anomaly", "fraudulent-shipping"])(
    "fall to 50 on the day after the after-sale that compensated for %s was closed",
    (compensation) => {
      const history = recordOf({
        orders: [order("a", "09-10 06:00")],
        parcels: [parcel("w1", "a", "09-10 07:00")],
        afterSales: [afterSale("s", "a", "09-14 10:00", { closed_at: at("09-16 10:00"), compensation })],
      });
      expect(lineOf(history, V7a, "pickup-score", "09-16").value).toBe(100);
      expect(lineOf(history, V7a, "pickup-score", "09-17").value).toBe(50);
      expect(lineOf(history, V7a, "pickup-score", "09-17").denominator).toBe(1);
    },
  );
  it("stay for other compensations", () => {
    const history = recordOf({
      orders: [order("a", "09-10 06:00")],
      parcels: [parcel("w1", "a", "09-10 07:00")],
      afterSales: [afterSale("s", "a", "09-14 10:00", { compensation: "late-shipping" })],
    });
    expect(lineOf(history, V7a, "pickup-score", "09-20").value).toBe(100);
  });
  it("fall to 50 for an order that was shipped fraudulently", () => {
    const history = recordOf({
      orders: [order("a", "09-10 06:00"), order("b", "09-10 06:00")],
      parcels: [parcel("w1", "a", "09-10 07:00"), parcel("w2", "b", "09-10 07:00")],
      violations: [
        { kind: "fraudulent-shipping", at: at("09-12 09:00"), order_id: "b" },
        { kind: "brushing", at: at("09-12 09:00"), order_id: "a" },
      ],
    });
    expect(lineOf(history, V7a, "pickup-score", "09-12").value).toBe(100);
    expect(lineOf(history, V7a, "pickup-score", "09-13").value).toBe(75);
  });
  it("average over the orders and are the metric's score", () => {
    const history = recordOf({
      orders: [order("a", "09-10 06:00"), order("b", "09-10 06:00")],
      parcels: [parcel("w1", "a", "09-10 07:00"), parcel("w2", "b", "09-12 06:00")],
    });
    expect(lineOf(history, V7b, "pickup-score", "09-20")).toMatchObject({
      numerator: 170,
      denominator: 2,
      value: 85,
      score: 85,
      status: "scored",
    });
  });
});

describe("pickups in time until 2023: less than 24 hours after payment, of the orders picked up", () => {
  it.each([
    ["09-11 09:59:59", "1 / 1"],
    ["09-11 10:00:00", "0 / 1"],
    ["09-30 10:00:00", "0 / 1"],
  ])("an order paid 09-10 10:00 and picked up %s is %s", (pickup, expected) => {
    expect(ratioOf(pickedUp("09-10 10:00", pickup), V2, "pickup-in-time-rate", "10-20")).toBe(expected);
  });
  it("leave out an order that was never picked up", () => {
    expect(ratioOf(pickedUp("09-10 10:00", ""), V2, "pickup-in-time-rate", "10-20")).toBe("0 / 0");
  });
});

describe("pickups in time in 2023 and 2024: within 24 hours, of the orders due", () => {
  it("date an order by the day on which its 24 hours are over", () => {
    const history = pickedUp("09-10 10:00", "09-10 12:00");
    expect(ratioOf(history, V5, "pickup-in-time-rate", "09-11")).toBe("0 / 0");
    expect(ratioOf(history, V5, "pickup-in-time-rate", "09-12")).toBe("1 / 1");
    expect(ratioOf(history, V5, "pickup-in-time-rate", "10-11")).toBe("1 / 1");
    expect(ratioOf(history, V5, "pickup-in-time-rate", "10-12")).toBe("0 / 0");
  });
  it("are missed to the second, and by orders never picked up", () => {
    const rate = (pickup: string) =>
      ratioOf(pickedUp("09-10 10:00", pickup), V5, "pickup-in-time-rate", "09-20");
    expect(rate("09-11 09:59:59")).toBe("1 / 1");
    expect(rate("09-11 10:00:00")).toBe("0 / 1");
    expect(rate("")).toBe("0 / 1");
  });
  it("leave out an order cancelled before it was due, but not one cancelled after", () => {
    const cancelled = (at: string) =>
      ratioOf(pickedUp("09-10 10:00", "", { cancelled_at: at }), V5, "pickup-in-time-rate", "09-20");
    expect(cancelled("09-11 09:00")).toBe("0 / 0");
    expect(cancelled("09-11 11:00")).toBe("0 / 1");
  });
  it("give accessories and flowers 48 hours", () => {
    const rate = (industry: string, pickup: string) =>
      ratioOf(pickedUp("09-10 10:00", pickup, {}, {}, { industry }), V5, "pickup-in-time-rate", "09-20");
    expect(rate("配饰", "09-12 09:59:59")).toBe("1 / 1");
    expect(rate("配饰", "09-12 10:00:00")).toBe("0 / 1");
    expect(rate("女装", "09-12 09:59:59")).toBe("0 / 1");
  });
});

describe("pickups in time in 2025: by the end of the day after payment", () => {
  const rate = (pickup: string, orderMore = {}, parcelMore = {}, shop = {}) =>
    ratioOf(pickedUp("09-10 10:00", pickup, orderMore, parcelMore, shop), V6, "pickup-in-time-rate", "09-20");

  it("end at 23:59:59", () => {
    expect(rate("09-11 23:59:59")).toBe("1 / 1");
    expect(rate("09-12 00:00:00")).toBe("0 / 1");
    expect(rate("")).toBe("0 / 1");
  });
  it("follow the promise for a presale order", () => {
    const presale = { order_type: "presale", promised_ship_at: "09-15 12:00" };
    expect(rate("09-15 12:00:00", presale)).toBe("1 / 1");
    expect(rate("09-15 12:00:01", presale)).toBe("0 / 1");
    expect(rate("09-15 12:00:00", { ...presale, order_type: "normal" })).toBe("0 / 1");
  });
  it("judge a presale order without a promise like any other", () => {
    expect(rate("09-11 23:59:59", { order_type: "presale" })).toBe("1 / 1");
    expect(rate("09-12 00:00:00", { order_type: "presale" })).toBe("0 / 1");
  });
  it("give inspected orders, flowers and succulents 48 hours", () => {
    expect(rate("09-12 10:00:00", { qic: 1 })).toBe("1 / 1");
    expect(rate("09-12 10:00:01", { qic: 1 })).toBe("0 / 1");
    expect(rate("09-12 10:00:00", {}, {}, { industry: "多肉植物" })).toBe("1 / 1");
    expect(rate("09-12 10:00:01", {}, {}, { industry: "多肉植物" })).toBe("0 / 1");
  });
  it("are missed by a compensated trajectory", () => {
    expect(rate("09-10 11:00", {}, { trajectory_compensated: 1 })).toBe("0 / 1");
  });
  it("are dated by the day on which the order is due", () => {
    const history = pickedUp("09-10 10:00", "09-10 12:00");
    expect(ratioOf(history, V6, "pickup-in-time-rate", "09-11")).toBe("0 / 0");
    expect(ratioOf(history, V6, "pickup-in-time-rate", "09-12")).toBe("1 / 1");
  });
});
