import { describe, expect, it } from "vitest";
import { afterSale, at, complaint, order, parcel, recordOf } from "../record.ts";
import { V0, V2, V4, V5, V7a, V7b, V8 } from "../rule-versions.ts";
import { lineOf, ratioOf } from "../scored.ts";

/** Two orders paid on 10 September, the first with one after-sale. */
function paid(
  more: Record<string, string>,
  appliedAt = "09-12 09:00",
  orderMore: Record<string, string> = {},
) {
  return recordOf({
    orders: [
      order("a", "09-10 10:00", { shipped_at: "09-11 10:00", ...orderMore }),
      order("b", "09-10 10:00", { shipped_at: "09-11 10:00" }),
    ],
    parcels: [
      parcel("wa", "a", "09-11 12:00", "09-14 12:00"),
      parcel("wb", "b", "09-11 12:00", "09-14 12:00"),
    ],
    afterSales: [afterSale("s1", "a", appliedAt, more)],
  });
}

describe("windows of 15 to 104 days", () => {
  it.each([
    ["09-24", "0 / 0"],
    ["09-25", "1 / 2"],
    ["12-23", "1 / 2"],
    ["12-24", "0 / 0"],
  ])("span exactly 90 days: orders paid on 10 September on %s", (asOf, expected) => {
    expect(ratioOf(paid({}), V2, "quality-return-rate", asOf)).toBe(expected);
  });
  it("are named in the report", () => {
    expect(lineOf(paid({}), V2, "quality-return-rate", "12-23").window).toEqual({
      from: "2026-09-10",
      to: "2026-12-08",
    });
  });
  it("wait for what is not known yet", () => {
    const late = paid({}, "09-30 09:00");
    expect(ratioOf(late, V2, "quality-return-rate", "09-30")).toBe("0 / 2");
    expect(ratioOf(late, V2, "quality-return-rate", "10-01")).toBe("1 / 2");
  });
});

describe("quality returns of the 5-point versions", () => {
  it.each(["quality", "mismatch", "damage", "logistics"])("count the reason %s", (reason) => {
    expect(ratioOf(paid({ reason_class: reason }), V2, "quality-return-rate", "09-30")).toBe("1 / 2");
  });
  it("are dated by the payment, also before the parcel is signed", () => {
    expect(ratioOf(paid({}), V0, "quality-return-rate", "09-13")).toBe("1 / 2");
    expect(ratioOf(paid({}), V0, "quality-return-rate", "09-12")).toBe("0 / 2");
  });
  it("do not count exchanges", () => {
    expect(ratioOf(paid({ type: "exchange" }), V2, "quality-return-rate", "09-30")).toBe("0 / 2");
    expect(ratioOf(paid({ type: "refund-only" }), V2, "quality-return-rate", "09-30")).toBe("1 / 2");
  });
});

describe("damage returns", () => {
  it("are first after-sales for damage among the orders paid", () => {
    expect(ratioOf(paid({ reason_class: "damage" }), V8, "damage-return-rate", "09-13")).toBe("1 / 2");
    expect(ratioOf(paid({ reason_class: "quality" }), V8, "damage-return-rate", "09-13")).toBe("0 / 2");
  });
  it("leave with their payment day", () => {
    expect(ratioOf(paid({ reason_class: "damage" }), V8, "damage-return-rate", "10-10")).toBe("1 / 2");
    expect(ratioOf(paid({ reason_class: "damage" }), V8, "damage-return-rate", "10-11")).toBe("0 / 0");
  });
  it("count before the signing too", () => {
    expect(ratioOf(paid({ reason_class: "damage" }, "09-10 11:00"), V8, "damage-return-rate", "09-11")).toBe(
      "1 / 2",
    );
  });
});

describe("logistics returns from 2025 on", () => {
  const logistics = (more: Record<string, string>) => paid({ reason_class: "logistics", ...more });

  it("do not count without liability or compensation", () => {
    expect(ratioOf(logistics({ compensation: "none" }), V7b, "logistics-return-rate", "09-20")).toBe("0 / 2");
    expect(ratioOf(logistics({ liable: "buyer" }), V7b, "logistics-return-rate", "09-20")).toBe("0 / 2");
  });
  it("are without data where nobody says whether they were judged or paid for", () => {
    expect(lineOf(logistics({}), V7b, "logistics-return-rate", "09-20")).toMatchObject({
      status: "abstained",
      numerator: null,
      score: null,
      missing: "column:after-sales.compensation",
    });
    expect(ratioOf(paid({ reason_class: "quality" }), V7b, "logistics-return-rate", "09-20")).toBe("0 / 2");
  });
  it.each([
    "late-shipping",
    "wrong-or-missing",
    "out-of-stock",
    "tracking-late",
    "tracking-anomaly",
    "fraudulent-shipping",
    "false-logistics",
  ])("count with the compensation %s", (compensation) => {
    expect(ratioOf(logistics({ compensation }), V7b, "logistics-return-rate", "09-20")).toBe("1 / 2");
  });
  it("count when the merchant is liable", () => {
    expect(ratioOf(logistics({ liable: "merchant" }), V7a, "logistics-return-rate", "09-20")).toBe("1 / 2");
  });
  it("do not count for another reason, whoever is liable", () => {
    const other = paid({ reason_class: "quality", liable: "merchant" });
    expect(ratioOf(other, V7b, "logistics-return-rate", "09-20")).toBe("0 / 2");
  });
  it("are known when the after-sale is closed", () => {
    const judged = logistics({ liable: "merchant", closed_at: "09-18 10:00" });
    expect(ratioOf(judged, V7b, "logistics-return-rate", "09-18")).toBe("0 / 2");
    expect(ratioOf(judged, V7b, "logistics-return-rate", "09-19")).toBe("1 / 2");
  });
});

describe("logistics returns of the CCR version", () => {
  const applied = (time: string, more: Record<string, string> = {}) =>
    ratioOf(paid({ reason_class: "logistics", ...more }, time), V4, "logistics-return-rate", "11-01");

  it("count up to 14 days after shipping, to the second, liable or not", () => {
    expect(applied("09-12 09:00")).toBe("1 / 2");
    expect(applied("09-25 10:00")).toBe("1 / 2");
    expect(applied("09-25 10:00:01")).toBe("0 / 2");
  });
  it("are returns and refunds, not exchanges", () => {
    expect(applied("09-12 09:00", { type: "refund-only" })).toBe("1 / 2");
    expect(applied("09-12 09:00", { type: "exchange" })).toBe("0 / 2");
  });
  it("do not count for an order that was never shipped", () => {
    const unshipped = paid({ reason_class: "logistics" }, "09-12 09:00", { shipped_at: "" });
    expect(ratioOf(unshipped, V4, "logistics-return-rate", "11-01")).toBe("0 / 2");
  });
});

describe("shipping complaints of 2023", () => {
  const complained = (time: string, promised: string) =>
    ratioOf(
      paid({ reason_class: "logistics" }, time, { promised_ship_at: at(promised) }),
      V5,
      "shipping-negative-rate",
      "09-20",
    );
  it("do not count before the promised shipping time", () => {
    expect(complained("09-12 08:59:59", "09-12 09:00")).toBe("0 / 2");
    expect(complained("09-12 09:00:00", "09-12 09:00")).toBe("1 / 2");
  });
  it("count where nothing was promised", () => {
    expect(complained("09-12 09:00", "")).toBe("1 / 2");
  });
  it("are for logistics", () => {
    expect(ratioOf(paid({ reason_class: "quality" }), V5, "shipping-negative-rate", "09-20")).toBe("0 / 2");
  });
});

describe("complaints", () => {
  const complained = (...rows: ReturnType<typeof complaint>[]) =>
    recordOf({ orders: [order("a", "09-10 10:00"), order("b", "09-10 10:00")], complaints: rows });

  it("count once per order, among the orders paid", () => {
    const history = complained(complaint("k1", "a", "09-11 10:00"), complaint("k2", "a", "09-12 10:00"));
    expect(ratioOf(history, V0, "complaint-rate", "09-20")).toBe("1 / 2");
  });
  it("are known from the first complaint on", () => {
    const history = complained(complaint("k2", "a", "09-15 10:00"), complaint("k1", "a", "09-12 10:00"));
    expect(ratioOf(history, V0, "complaint-rate", "09-12")).toBe("0 / 2");
    expect(ratioOf(history, V0, "complaint-rate", "09-13")).toBe("1 / 2");
  });
  it("that were rejected do not count, and a later one does", () => {
    const rejected = complaint("k1", "a", "09-11 10:00", { upheld: 0 });
    expect(ratioOf(complained(rejected), V0, "complaint-rate", "09-20")).toBe("0 / 2");
    expect(
      ratioOf(complained(complaint("k1", "a", "09-11 10:00", { upheld: 1 })), V0, "complaint-rate", "09-20"),
    ).toBe("1 / 2");
    const both = complained(rejected, complaint("k2", "a", "09-15 10:00"));
    expect(ratioOf(both, V0, "complaint-rate", "09-15")).toBe("0 / 2");
    expect(ratioOf(both, V0, "complaint-rate", "09-16")).toBe("1 / 2");
  });
  it("without an order count by their own day", () => {
    const history = complained(complaint("k1", "", "09-12 10:00"));
    expect(ratioOf(history, V0, "complaint-rate", "09-12")).toBe("0 / 2");
    expect(ratioOf(history, V0, "complaint-rate", "09-13")).toBe("1 / 2");
  });
  it("are judged 15 to 104 days back since 2021-06-28", () => {
    const history = complained(complaint("k1", "a", "09-11 10:00"));
    expect(ratioOf(history, V2, "complaint-rate", "09-24")).toBe("0 / 0");
    expect(ratioOf(history, V2, "complaint-rate", "09-25")).toBe("1 / 2");
  });
  it("are unscored without their table and 0 with an empty one", () => {
    expect(
      lineOf(recordOf({ orders: [order("a", "09-10 10:00")] }), V0, "complaint-rate", "09-20").status,
    ).toBe("unscored");
    expect(lineOf(complained(), V0, "complaint-rate", "09-20")).toMatchObject({
      status: "scored",
      value: 0,
      score: 5,
    });
  });
});
