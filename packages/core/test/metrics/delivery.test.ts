import { describe, expect, it } from "vitest";
import { order, parcel, recordOf } from "../record.ts";
import { guide, V1, V2, V5, V5b, V8 } from "../rule-versions.ts";
import { lineOf, ratioOf } from "../scored.ts";

function delivered(signedAt: string, more = {}, pickedUpAt = "09-01 13:00") {
  return recordOf({
    orders: [order("a", "09-01 10:00")],
    parcels: [parcel("w1", "a", pickedUpAt, signedAt, more)],
  });
}
const onTime = (signedAt: string, more = {}, asOf = "09-20") =>
  ratioOf(delivered(signedAt, more), V8, "delivery-on-time-rate", asOf);

describe("deliveries on time", () => {
  it("are due at 23:59:59 of the third day after pickup where the waybill has no due time", () => {
    expect(onTime("09-04 23:59:59")).toBe("1 / 1");
    expect(onTime("09-05 00:00:00")).toBe("0 / 1");
    expect(ratioOf(delivered("09-05 00:00:00"), V5b, "delivery-on-time-rate", "09-20")).toBe("0 / 1");
  });
  it("follow the waybill's own due time", () => {
    expect(onTime("09-07 12:00:00", { delivery_due_at: "09-07 12:00" })).toBe("1 / 1");
    expect(onTime("09-07 12:00:01", { delivery_due_at: "09-07 12:00" })).toBe("0 / 1");
  });
  it("count by the day on which they are due, not before", () => {
    expect(onTime("09-02 10:00", {}, "09-04")).toBe("0 / 0");
    expect(onTime("09-02 10:00", {}, "09-05")).toBe("1 / 1");
    expect(onTime("09-02 10:00", {}, "10-04")).toBe("1 / 1");
    expect(onTime("09-02 10:00", {}, "10-05")).toBe("0 / 0");
  });
  it("are missed by a waybill that is unsigned when due, also if it is signed later", () => {
    expect(onTime("")).toBe("0 / 1");
    expect(onTime("09-19 10:00")).toBe("0 / 1");
  });
  it("are missed by a compensated trajectory", () => {
    expect(onTime("09-02 10:00", { trajectory_compensated: 1 })).toBe("0 / 1");
    expect(onTime("09-02 10:00", { trajectory_compensated: 0 })).toBe("1 / 1");
  });
  it("leave out a waybill without pickup and due time", () => {
    expect(ratioOf(delivered("", {}, ""), V8, "delivery-on-time-rate", "09-20")).toBe("0 / 0");
    expect(
      ratioOf(delivered("", { delivery_due_at: "09-05 12:00" }, ""), V8, "delivery-on-time-rate", "09-20"),
    ).toBe("0 / 1");
  });
  it("count a waybill of several orders once", () => {
    const history = recordOf({
      orders: [order("a", "09-01 10:00"), order("b", "09-01 10:00")],
      parcels: [
        parcel("w1", "a", "09-01 13:00", "09-03 10:00"),
        parcel("w1", "b", "09-01 13:00", "09-03 10:00"),
      ],
    });
    expect(ratioOf(history, V8, "delivery-on-time-rate", "09-20")).toBe("1 / 1");
  });
  it("count every waybill of one order", () => {
    const history = recordOf({
      orders: [order("a", "09-01 10:00")],
      parcels: [parcel("w1", "a", "09-01 13:00", "09-03 10:00"), parcel("w2", "a", "09-01 13:00")],
    });
    expect(ratioOf(history, V8, "delivery-on-time-rate", "09-20")).toBe("1 / 2");
  });
  it("count a waybill as long as one of its orders counts, whichever comes first in the file", () => {
    const orders = [
      order("a", "09-01 10:00", { order_type: "gift" }),
      order("b", "09-01 10:00", { order_type: "instant-refund", cancelled_at: "09-08 10:00" }),
      order("c", "09-01 10:00"),
    ];
    const parcels = ["a", "b", "c"].map((id) => parcel("w1", id, "09-01 13:00", "09-03 10:00"));
    for (const rows of [parcels, parcels.toReversed(), [parcels[1]!, parcels[2]!, parcels[0]!]])
      expect(ratioOf(recordOf({ orders, parcels: rows }), V8, "delivery-on-time-rate", "09-20")).toBe(
        "1 / 1",
      );
  });
  it("leave out a waybill of gifts alone and of unknown orders", () => {
    const gift = recordOf({
      orders: [order("a", "09-01 10:00", { order_type: "gift" })],
      parcels: [parcel("w1", "a", "09-01 13:00"), parcel("w2", "nobody", "09-01 13:00")],
    });
    expect(ratioOf(gift, V8, "delivery-on-time-rate", "09-20")).toBe("0 / 0");
  });
});

describe("hours on the way", () => {
  it("run from the first pickup to the last signing and are dated by the signing", () => {
    const history = recordOf({
      orders: [order("a", "09-01 10:00")],
      parcels: [
        parcel("w1", "a", "09-02 13:00", "09-03 10:00"),
        parcel("w2", "a", "09-01 13:00", "09-05 13:00"),
      ],
    });
    for (const [rules, metric] of [
      [V1, "arrival-hours"],
      [V2, "delivery-hours"],
      [V5, "delivery-hours"],
      [guide, "delivery-hours"],
    ] as const) {
      expect(ratioOf(history, rules, metric, "09-05")).toBe("0 / 0");
      expect(ratioOf(history, rules, metric, "09-06")).toBe("96 / 1");
    }
  });
  it("leave out an order without a pickup time", () => {
    expect(ratioOf(delivered("09-03 10:00", {}, ""), V2, "delivery-hours", "09-20")).toBe("0 / 0");
  });
});

describe("the guide's signing anomalies", () => {
  it("are compensated waybills among those picked up", () => {
    const history = recordOf({
      orders: [order("a", "09-01 10:00")],
      parcels: [
        parcel("w1", "a", "09-02 13:00", "", { trajectory_compensated: 1 }),
        parcel("w2", "a", "09-02 13:00"),
        parcel("w3", "a", ""),
        parcel("w4", "nobody", "09-02 13:00"),
      ],
    });
    expect(lineOf(history, guide, "signing-anomaly-rate", "09-03")).toMatchObject({
      numerator: 1,
      denominator: 2,
    });
    expect(ratioOf(history, guide, "signing-anomaly-rate", "09-02")).toBe("0 / 0");
  });
});

describe("stand-ins for parcels", () => {
  const history = recordOf({
    orders: [order("a", "09-10 06:00"), order("b", "09-10 06:00")],
    parcels: [
      parcel("w1", "a", "09-10 10:00", "09-12 10:00"),
      parcel("order-b", "b", "09-10 10:00", "09-20 10:00", { stand_in: 1 }),
    ],
  });
  it("are no waybills: a completion days after the arrival is no late delivery", () => {
    expect(ratioOf(history, V8, "delivery-on-time-rate", "09-25")).toBe("1 / 1");
  });
  it("tell no delivery hours either", () => {
    expect(ratioOf(history, V5, "delivery-hours", "09-25")).toBe("48 / 1");
  });
  it("leave the metric without data, and say why, where there is nothing else", () => {
    const only = recordOf({
      orders: [order("b", "09-10 06:00")],
      parcels: [parcel("order-b", "b", "09-10 10:00", "09-20 10:00", { stand_in: 1 })],
    });
    expect(lineOf(only, V8, "delivery-on-time-rate", "09-25")).toMatchObject({
      status: "abstained",
      missing: "stand-ins-only",
    });
    expect(lineOf(only, V8, "pickup-hours", "09-25").denominator).toBe(1);
    expect(lineOf(recordOf({ orders: [], parcels: [] }), V8, "delivery-on-time-rate", "09-25").missing).toBe(
      "no-entries",
    );
  });
});
