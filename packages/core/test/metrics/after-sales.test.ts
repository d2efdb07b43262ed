import { describe, expect, it } from "vitest";
import { hasReason } from "../../src/cohorts/cohorts.ts";
import { afterSale, chat, complaint, order, parcel, recordOf } from "../record.ts";
import { guide, V0, V2, V5, V6, V7a, V7b, V8 } from "../rule-versions.ts";
import { lineOf, ratioOf } from "../scored.ts";

function record(
  afterSales: ReturnType<typeof afterSale>[],
  more: Partial<Parameters<typeof recordOf>[0]> = {},
) {
  return recordOf({
    orders: [order("a", "09-01 10:00", { shipped_at: "09-02 10:00" }), order("b", "09-01 10:00")],
    parcels: [parcel("wb", "b", "09-03 10:00", "09-05 10:00")],
    chats: [],
    complaints: [],
    afterSales,
    ...more,
  });
}
const refund = (more: Record<string, string> = {}, id = "s1", orderId = "a", applied = "09-10 10:00") =>
  afterSale(id, orderId, applied, {
    agreed_at: "09-10 12:00",
    refunded_at: "09-12 10:00",
    result: "refunded",
    ...more,
  });

describe("the reason of an after-sale", () => {
  it("is one of a list, any known one without a list, and none while it is unknown", () => {
    const { afterSales } = recordOf({
      orders: [order("a", "09-01 10:00")],
      afterSales: [
        afterSale("s1", "a", "09-10 10:00", { reason_class: "damage" }),
        afterSale("s2", "a", "09-10 10:00", { reason_class: "" }),
      ],
    });
    const of = (row: number, reasons?: string[]) => hasReason(afterSales!, row, reasons);
    expect([of(0, ["damage"]), of(0, ["quality"]), of(0, [])]).toEqual([true, false, false]);
    expect([of(0), of(1), of(1, ["damage"])]).toEqual([true, false, false]);
  });
});

describe("hours to review an after-sale", () => {
  const hours = (applied: string, agreed: string, rules = V8) =>
    lineOf(
      record([refund({ agreed_at: agreed }, "s1", "a", applied)]),
      rules,
      "after-sale-review-hours",
      "09-20",
    ).value;

  it.each([
    ["09-10 22:59", "09-10 23:30", 0.5167],
    ["09-10 23:00", "09-11 09:00", 1],
    ["09-11 07:59", "09-11 08:30", 0.5],
    ["09-10 23:30", "09-11 07:00", 0],
  ])("of one applied for %s and agreed %s are %d", (applied, agreed, expected) => {
    expect(hours(applied, agreed)).toBeCloseTo(expected, 4);
    expect(hours(applied, agreed, V7b)).toBeCloseTo(expected, 4);
  });
  it("are dated by the refund", () => {
    const history = record([refund()]);
    expect(ratioOf(history, V8, "after-sale-review-hours", "09-12")).toBe("0 / 0");
    expect(ratioOf(history, V8, "after-sale-review-hours", "09-13")).toBe("2 / 1");
    expect(ratioOf(history, V8, "after-sale-review-hours", "10-12")).toBe("2 / 1");
    expect(ratioOf(history, V8, "after-sale-review-hours", "10-13")).toBe("0 / 0");
  });
  it("leave out one without a refund or without an agreement", () => {
    expect(ratioOf(record([refund({ refunded_at: "" })]), V8, "after-sale-review-hours", "09-20")).toBe(
      "0 / 0",
    );
    expect(ratioOf(record([refund({ agreed_at: "" })]), V8, "after-sale-review-hours", "09-20")).toBe(
      "0 / 0",
    );
  });
  it("do not leave out cases that the platform handled", () => {
    expect(ratioOf(record([refund({ platform_handled: "1" })]), V8, "after-sale-review-hours", "09-20")).toBe(
      "2 / 1",
    );
  });
  it("leave out exchanges, and refunds from before the shipping", () => {
    const of = (more: Record<string, string>, orderId = "a", applied = "09-10 10:00") =>
      ratioOf(record([refund(more, "s1", orderId, applied)]), V8, "after-sale-review-hours", "09-20");
    expect(of({ type: "exchange" })).toBe("0 / 0");
    expect(of({ type: "refund-only" })).toBe("2 / 1");
    expect(of({ type: "refund-only", agreed_at: "09-02 12:00" }, "a", "09-02 09:59:59")).toBe("0 / 0");
    expect(of({ type: "refund-only", agreed_at: "09-02 12:00" }, "a", "09-02 10:00:00")).toBe("2 / 1");
    expect(of({ type: "refund-only", agreed_at: "09-03 12:00" }, "b", "09-03 09:59:59")).toBe("0 / 0");
    expect(of({ type: "refund-only", agreed_at: "09-03 12:00" }, "b", "09-03 10:00:00")).toBe("2 / 1");
    expect(of({ type: "return-refund", agreed_at: "09-02 12:00" }, "a", "09-02 09:00:00")).toBe("3 / 1");
  });
  it("are every after-sale's, not only the first one's", () => {
    const history = record([refund(), refund({ agreed_at: "09-11 11:00" }, "s2", "a", "09-11 10:00")]);
    expect(ratioOf(history, V8, "after-sale-review-hours", "09-20")).toBe("3 / 2");
  });
  it("pass over an after-sale of an unknown order", () => {
    expect(ratioOf(record([refund({}, "s1", "nobody")]), V8, "after-sale-review-hours", "09-20")).toBe(
      "0 / 0",
    );
  });
});

describe("after-sales handled in time (2025 to 2026-07)", () => {
  const inTime = (more: Record<string, string>) =>
    ratioOf(record([refund(more)]), V7a, "after-sale-in-time-rate", "09-20");

  it("have kept the buyer waiting for at most 24 hours", () => {
    expect(inTime({ waiting_hours: "24" })).toBe("1 / 1");
    expect(inTime({ waiting_hours: "24.01" })).toBe("0 / 1");
    expect(ratioOf(record([refund({ waiting_hours: "24" })]), V6, "after-sale-in-time-rate", "09-20")).toBe(
      "1 / 1",
    );
  });
  it("add the time to the agreement and the time from the returned parcel to the refund", () => {
    const waited = { agreed_at: "09-10 22:00", return_signed_at: "09-11 22:00" };
    expect(inTime({ ...waited, refunded_at: "09-12 10:00" })).toBe("1 / 1");
    expect(inTime({ ...waited, refunded_at: "09-12 10:00:01" })).toBe("0 / 1");
  });
  it("have only the time to the agreement where nothing is returned", () => {
    expect(inTime({ type: "refund-only", agreed_at: "09-11 10:00" })).toBe("1 / 1");
    expect(inTime({ type: "refund-only", agreed_at: "09-11 10:00:01" })).toBe("0 / 1");
  });
  it("leave out refund-only cases that the platform handled, and cases whose waiting cannot be told", () => {
    const handled = { waiting_hours: "1", platform_handled: "1" };
    expect(inTime({ ...handled, type: "refund-only" })).toBe("0 / 0");
    expect(inTime(handled)).toBe("1 / 1");
    expect(inTime({ agreed_at: "" })).toBe("0 / 0");
    expect(inTime({ return_signed_at: "" })).toBe("0 / 0");
  });
});

describe("hours to finish a refund", () => {
  it("run from application to refund, by type, dated by the refund", () => {
    const history = record([
      refund(),
      refund({ type: "refund-only", refunded_at: "09-11 10:00" }, "s2", "b"),
    ]);
    for (const rules of [V0, V2, V5]) {
      expect(ratioOf(history, rules, "return-refund-hours", "09-13")).toBe("48 / 1");
      expect(ratioOf(history, rules, "refund-only-hours", "09-13")).toBe("24 / 1");
      expect(ratioOf(history, rules, "return-refund-hours", "09-12")).toBe("0 / 0");
    }
  });
  it("do not count what was rejected or withdrawn, nor what has no refund", () => {
    for (const more of [{ result: "rejected" }, { result: "withdrawn" }, { refunded_at: "" }])
      expect(ratioOf(record([refund(more)]), V5, "return-refund-hours", "09-20")).toBe("0 / 0");
  });
  it("count a refund of unknown result", () => {
    expect(ratioOf(record([refund({ result: "" })]), V5, "return-refund-hours", "09-20")).toBe("48 / 1");
  });
  it("take in cases that the platform handled: these are left out of the rate of 2025 alone", () => {
    expect(ratioOf(record([refund({ platform_handled: "1" })]), V5, "return-refund-hours", "09-20")).toBe(
      "48 / 1",
    );
  });
  it("pass over a refund of an unknown order", () => {
    const history = record([refund(), refund({}, "s2", "nobody")]);
    expect(ratioOf(history, V5, "return-refund-hours", "09-20")).toBe("48 / 1");
  });
});

describe("rejected after-sales", () => {
  it("are a share of the finished ones, dated by their end", () => {
    const history = record([
      refund({ result: "rejected", refunded_at: "", closed_at: "09-12 09:00" }),
      refund({}, "s2", "b"),
      afterSale("s3", "b", "09-11 10:00"),
    ]);
    expect(ratioOf(history, V5, "after-sale-rejection-rate", "09-13")).toBe("1 / 2");
    expect(ratioOf(history, V5, "after-sale-rejection-rate", "09-12")).toBe("0 / 0");
  });
});

describe("disputes lost", () => {
  it("are arbitrations judged against the merchant among all after-sales finished, known when closed", () => {
    const history = record([
      refund({ arbitration: "1", liable: "merchant", closed_at: "09-15 10:00" }),
      refund({ arbitration: "1", liable: "buyer", closed_at: "09-15 10:00" }, "s2", "b"),
      refund({ arbitration: "0", liable: "merchant", closed_at: "09-15 10:00" }, "s3", "b"),
    ]);
    expect(ratioOf(history, V2, "merchant-liability-rate", "09-15")).toBe("0 / 0");
    expect(ratioOf(history, V2, "merchant-liability-rate", "09-16")).toBe("1 / 3");
  });
  it("take the refund for the end where no closing is recorded", () => {
    expect(ratioOf(record([refund()]), V2, "merchant-liability-rate", "09-13")).toBe("0 / 1");
  });
});

describe("the guide's hours to handle a return", () => {
  it("run from the application to the end of any after-sale", () => {
    const history = record([refund({ closed_at: "09-11 10:00" }), refund({ type: "exchange" }, "s2", "b")]);
    expect(ratioOf(history, guide, "return-handling-hours", "09-20")).toBe("72 / 2");
  });
});

describe("buyers who turned to the platform", () => {
  const help = (history: ReturnType<typeof record>, asOf = "09-20", rules = V8) =>
    ratioOf(history, rules, "platform-help-rate", asOf);

  it("are among the orders with an after-sale or a human chat, each order once", () => {
    const history = record([refund(), refund({}, "s2")], {
      chats: [
        chat("c1", "09-11 10:00", { order_id: "a" }),
        chat("c2", "09-11 03:00", { order_id: "b" }),
        chat("c3", "09-11 10:00"),
      ],
    });
    expect(help(history)).toBe("0 / 2");
    expect(help(history, "09-20", V5)).toBe("0 / 2");
  });
  it("do not seek the merchant by talking to the robot", () => {
    expect(help(record([], { chats: [chat("c1", "09-11 10:00", { order_id: "a", human: 0 })] }))).toBe(
      "0 / 0",
    );
  });
  it.each([
    ["an arbitration", { afterSales: [refund({ arbitration: "1" })] }],
    ["an escalated chat", { chats: [chat("c1", "09-11 10:00", { order_id: "a", escalated: 1 })] }],
    ["a complaint", { complaints: [complaint("k1", "a", "09-11 10:00")] }],
    [
      "an escalated robot chat",
      { chats: [chat("c1", "09-11 10:00", { order_id: "a", escalated: 1, human: 0 })] },
    ],
  ])("are those with %s", (_name, tables) => {
    expect(help(record([refund()], tables))).toBe("1 / 1");
  });
  it("count once with all three", () => {
    const history = record([refund({ arbitration: "1" })], {
      chats: [chat("c1", "09-11 10:00", { order_id: "a", escalated: 1 })],
      complaints: [complaint("k1", "a", "09-11 10:00")],
    });
    expect(help(history)).toBe("1 / 1");
  });
  it("date by the first after-sale or human chat, not by the escalation", () => {
    const history = record([refund({}, "s1", "a", "09-12 10:00")], {
      chats: [chat("c1", "09-08 10:00", { order_id: "a" })],
      complaints: [complaint("k1", "a", "09-18 10:00")],
    });
    expect(help(history, "09-08")).toBe("0 / 0");
    expect(help(history, "09-09")).toBe("0 / 1");
    expect(help(history, "09-18")).toBe("0 / 1");
    expect(help(history, "09-19")).toBe("1 / 1");
    expect(help(history, "10-08")).toBe("1 / 1");
    expect(help(history, "10-09")).toBe("0 / 0");
  });
  it("know of an arbitration when it is closed", () => {
    const history = record([refund({ arbitration: "1", closed_at: "09-15 10:00" })]);
    expect(help(history, "09-15")).toBe("0 / 1");
    expect(help(history, "09-16")).toBe("1 / 1");
  });
  it("date by the first contact also where the complaint came before it", () => {
    const history = record([], {
      chats: [chat("c1", "09-08 10:00", { order_id: "a" })],
      complaints: [complaint("k1", "a", "09-05 10:00")],
    });
    expect(help(history, "09-08")).toBe("0 / 0");
    expect(help(history, "10-08")).toBe("1 / 1");
    expect(help(history, "10-09")).toBe("0 / 0");
  });
  it("do not count by a complaint alone", () => {
    expect(help(record([], { complaints: [complaint("k1", "a", "09-11 10:00")] }))).toBe("0 / 0");
  });
  it("can be told without a table of complaints, but not without one of chats", () => {
    const { shop } = record([]);
    const rows = { orders: [order("a", "09-01 10:00")], afterSales: [refund()] };
    expect(ratioOf(recordOf({ ...rows, chats: [] }, shop), V8, "platform-help-rate", "09-20")).toBe("0 / 1");
    expect(lineOf(recordOf(rows, shop), V8, "platform-help-rate", "09-20").missing).toBe("table:chats");
  });
});
