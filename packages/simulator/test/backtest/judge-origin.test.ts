import { historyOf } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { backtestGround } from "../../src/backtest/ground.ts";
import { judgeOrigin, type OriginInput } from "../../src/backtest/judge-origin.ts";
import type { JudgedForecast } from "../../src/backtest/judged.ts";
import { originsOf } from "../../src/backtest/origins.ts";
import { knownBefore, recordedTables, shop, steadyTruth } from "../recorded-shop.ts";
import { rulesOf } from "../rules.ts";

const tables = recordedTables({ ...steadyTruth, ordersPerDay: 6 }, "backtest");
const rules = rulesOf("douyin-2026-09-08");
const whole = historyOf(shop, tables);
const last = whole.lastDay! + 1;
const origin = last - 31;
const ground = backtestGround(whole, rules, last);
const usual = { horizons: [1, 7, 30], replications: 60, seed: "seed", smoother: null };

function judged(input: Pick<OriginInput, "ground"> & Partial<OriginInput>): readonly JudgedForecast[] {
  const outcome = judgeOrigin({ ...usual, origin, ...input });
  if (outcome.kind !== "judged") throw new Error(JSON.stringify(outcome));
  return outcome.judged;
}
const total = (all: readonly JudgedForecast[]) => all.filter(({ node }) => node === "total");
const said = (all: readonly JudgedForecast[]) =>
  total(all).map(({ horizon, thresholds }) => ({
    horizon,
    chances: thresholds.map(({ threshold, model, baselines }) => ({ threshold, model, baselines })),
  }));

describe("a forecast from a past day", () => {
  const all = judged({ ground });
  it("judges every node that has a value, on every horizon", () => {
    expect(new Set(all.map(({ node }) => node)).size).toBeGreaterThan(8);
    expect([...new Set(all.map(({ horizon }) => horizon))]).toEqual([1, 7, 30]);
  });
  it("is held against the score that the record gives later", () => {
    for (const { horizon, actual } of total(all))
      expect(actual).toBe(ground.curve.total[origin + horizon - ground.curve.from]);
  });
  it("says the same whatever happens later: other orders, edited reviews and after-sales", () => {
    const known = knownBefore(tables, origin);
    const ids = new Set(known.orders.map((row) => row["order_id"]));
    const later = {
      orders: tables.orders.filter((row, i) => ids.has(row["order_id"]) || i % 2 === 0),
      parcels: tables.parcels.filter((row) => ids.has(row["order_id"])),
      reviews: tables.reviews.map((row) =>
        known.reviews.some((one) => one["review_id"] === row["review_id"])
          ? row
          : { ...row, product_stars: "1" },
      ),
      afterSales: tables.afterSales.map((row) => {
        const then = known.afterSales.find((one) => one["after_sale_id"] === row["after_sale_id"]);
        if (!then) return { ...row, reason_class: "quality" };
        return then["refunded_at"] === "" ? { ...row, refunded_at: "", result: "" } : row;
      }),
      chats: tables.chats.filter((_, i) => i % 3 > 0 || i < known.chats.length),
    };
    const other = judged({ ground: backtestGround(historyOf(shop, later), rules, last) });
    expect(said(other)).toEqual(said(all));
    expect(total(other).map(({ actual }) => actual)).not.toEqual(total(all).map(({ actual }) => actual));
  });
  it("is the same again, and another with another seed", () => {
    expect(judged({ ground })).toEqual(all);
    expect(said(judged({ ground, seed: "other" }))).not.toEqual(said(all));
  });
  it("stands beside every baseline; points are off by what they are off", () => {
    const past = (day: number) => ground.curve.total[day - ground.curve.from]!;
    for (const { horizon, actual, baselines } of total(all)) {
      expect(Object.keys(baselines)).toEqual(["stays", "past-changes", "binomial-noise", "seasonal-naive"]);
      expect(baselines.stays!.crps).toBeCloseTo(Math.abs(actual - past(origin)), 12);
      const weekday = origin + horizon - 7 * Math.ceil(horizon / 7);
      expect(baselines["seasonal-naive"]!.crps).toBeCloseTo(Math.abs(actual - past(weekday)), 12);
    }
  });
  it("shows a smoother the past alone, its own day included", () => {
    const seen: number[] = [];
    const smoother = (past: Float64Array, horizon: number) => {
      seen.push(past.at(-1)!);
      expect(past.length).toBeLessThanOrEqual(origin - ground.curve.from + 1);
      return { mean: new Float64Array(horizon).fill(80), sd: new Float64Array(horizon).fill(2) };
    };
    const [first] = total(judged({ ground, smoother }));
    expect(seen[0]).toBe(ground.curve.total[origin - ground.curve.from]);
    expect(first!.baselines.smoother!.crps).toBeGreaterThan(0);
  });
  it("is refused with too little on record", () => {
    expect(judgeOrigin({ ...usual, ground, origin: whole.firstDay! + 5 }).kind).toBe("too-little-data");
  });
});

describe("origins", () => {
  it("go back from the last day with a score after it, so many days apart", () => {
    expect(originsOf(0, 100, 7, 1, { from: null, to: null })).toEqual([64, 71, 78, 85, 92, 99]);
    expect(originsOf(0, 100, 30, 1, { from: 10, to: 90 })).toEqual([30, 60, 90]);
    expect(originsOf(0, 40, 7, 1, { from: null, to: null })).toEqual([]);
  });
});
