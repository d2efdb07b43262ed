import { historyOf, parseDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { fitAfterSales } from "../../src/model/fit-after-sales.ts";
import { recordUntil } from "../../src/model/shop-record.ts";
import { shop } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

const start = parseDay("2026-10-10")!;

function fit(rows: readonly Record<string, string>[]) {
  const orders = rows.map((_, i) => ({
    order_id: `o${i}`,
    paid_at: "2026-10-01 10:00:00",
    shipped_at: "2026-10-01 12:00:00",
  }));
  const afterSales = rows.map((row, i) => ({
    after_sale_id: `a${i}`,
    order_id: `o${i}`,
    type: "return-refund",
    ...row,
  }));
  return fitAfterSales(recordUntil(historyOf(shop, { orders, afterSales }), currentRules, start));
}

const many = <T>(count: number, value: T): T[] => new Array(count).fill(value);
const applied = { applied_at: "2026-10-02 10:00:00" };
const refunded = {
  ...applied,
  agreed_at: "2026-10-02 12:00:00",
  refunded_at: "2026-10-05 10:00:00",
  result: "refunded",
};
const closed = { ...applied, closed_at: "2026-10-03 10:00:00", result: "withdrawn" };

describe("refunds", () => {
  it("are learnt from the cases that are still open: a closed one no longer counts as waiting", () => {
    const { byLag } = fit([...many(300, refunded), ...many(300, closed)]).part.afterSales.refund;
    expect(byLag[3]).toBeGreaterThan(0.93);
    expect(byLag[1]).toBeLessThan(0.01);
  });
  it("and closures without one share the cases out as on record", () => {
    const { refund, closure } = fit([...many(300, refunded), ...many(100, closed)]).part.afterSales;
    let [open, paid, left] = [1, 0, 0];
    for (let lag = 0; lag < refund.byLag.length; lag++) {
      paid += open * refund.byLag[lag]!;
      open *= 1 - refund.byLag[lag]!;
      left += open * closure[lag]!;
      open *= 1 - closure[lag]!;
    }
    expect(paid).toBeGreaterThan(0.74);
    // all on one day: such a record counts for few events, and the prior of 90 % has a say
    expect(paid).toBeLessThan(0.79);
    expect(left).toBeGreaterThan(0.2);
    expect(closure[1]).toBeGreaterThan(0.22);
    expect(closure[1]).toBeLessThan(0.26);
  });
  it("take the review time from application to agreement on the clock that rests at night", () => {
    const overnight = { ...refunded, applied_at: "2026-10-02 22:00:00", agreed_at: "2026-10-03 09:00:00" };
    const { points } = fit([...many(10, refunded), ...many(10, overnight)]).part.afterSales.reviewSeconds;
    // 10:00–12:00, and from 22:00 the clock runs through to 09:00: only a start within the rest is moved
    expect(points.map((seconds) => seconds / 3600)).toEqual([...many(10, 2), ...many(10, 11)]);
  });
});

describe("after-sales open at the start", () => {
  it("are agreed to or not, with what their review has taken or run up", () => {
    const waiting = { applied_at: "2026-10-09 20:00:00" };
    const agreed = { applied_at: "2026-10-08 10:00:00", agreed_at: "2026-10-08 11:00:00" };
    const later = { ...agreed, agreed_at: "2026-10-10 11:00:00" };
    const { openAfterSales } = fit([waiting, agreed, later, refunded, closed]).way;
    expect(openAfterSales[0]).toEqual({
      unanswered: 1,
      agreed: 0,
      agreedSeconds: 0,
      elapsedSeconds: 4 * 3600 - 1,
    });
    expect(openAfterSales[1]).toMatchObject({ unanswered: 1, agreed: 1, agreedSeconds: 3600 });
    expect(openAfterSales.slice(2).every(({ unanswered, agreed }) => unanswered + agreed === 0)).toBe(true);
  });
  it("do not include refunds before shipping", () => {
    const orders = [{ order_id: "o", paid_at: "2026-10-08 10:00:00" }];
    const afterSales = [
      { after_sale_id: "a", order_id: "o", type: "refund-only", applied_at: "2026-10-09 10:00:00" },
    ];
    const record = recordUntil(historyOf(shop, { orders, afterSales }), currentRules, start);
    expect(fitAfterSales(record).way.openAfterSales[0]!.unanswered).toBe(0);
  });
});
