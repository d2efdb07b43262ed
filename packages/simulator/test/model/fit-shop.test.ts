import { historyOf, tallyShop } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { fitShop } from "../../src/model/fit-shop.ts";
import { meanOf } from "../../src/model/shares.ts";
import {
  FIRST_DAY,
  knownBefore,
  recordedShop,
  recordedTables,
  shop,
  startDay,
  steadyTruth,
  type Truth,
} from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

function fit(truth: Truth, seed: string, start = startDay(truth)) {
  const history = recordedShop(truth, seed);
  return fitShop(history, currentRules, tallyShop(history, currentRules), start);
}

function fitted(truth: Truth, seed: string, start?: number) {
  const result = fit(truth, seed, start);
  if (result.kind !== "fitted") throw new Error(result.text.en);
  return result;
}

const reached = (hazards: readonly number[]) => 1 - hazards.reduce((open, hazard) => open * (1 - hazard), 1);

describe("a fitted shop", () => {
  const { model, way, priors } = fitted(steadyTruth, "fit");
  const orders = 84 * steadyTruth.ordersPerDay;
  /** Five standard errors of a share of the cohorts of 84 days, some of them unfinished, and a little for the prior. */
  const tolerance = (p: number, n = orders * 0.8) => 5 * Math.sqrt((p * (1 - p)) / n) + 0.05 * p;

  it("sells as many orders as it did", () => {
    expect(model.demand.mean).toBeCloseTo(30, 9);
    for (const factor of model.demand.weekday) expect(factor).toBeCloseTo(1, 1);
  });
  it("is picked up, signed for, reviewed and returned as in truth, unfinished cohorts notwithstanding", () => {
    const [p0, p1] = steadyTruth.pickup;
    expect(Math.abs(model.pickup.byLag[0]! - p0!)).toBeLessThan(tolerance(p0!));
    expect(Math.abs(model.pickup.byLag[1]! - p1! / (1 - p0!))).toBeLessThan(
      tolerance(p1! / (1 - p0!), orders * 0.5),
    );
    const share = (masses: readonly number[]) => masses.reduce((a, b) => a + b, 0);
    for (const [process, masses] of [
      [model.review, steadyTruth.review],
      [model.qualityReturn, steadyTruth.qualityReturn],
      [model.damageReturn, [steadyTruth.damageReturn]],
    ] as const)
      expect(Math.abs(reached(process.byLag) - share(masses))).toBeLessThan(tolerance(share(masses)));
    expect(meanOf(model.fewerStars[0])).toBeCloseTo(0.1, 1);
  });
  it("reviews after-sales as fast as it did", () => {
    const { points } = model.afterSales.reviewSeconds;
    const hours = points.reduce((a, b) => a + b, 0) / points.length / 3600;
    // applied 21:00–22:00 or 13:00–14:00; what falls between 23:00 and 08:00 does not count
    expect(hours).toBeGreaterThan(1);
    expect(hours).toBeLessThan(4.5);
  });
  it("keeps what is on the way by age", () => {
    expect(way.paid.slice(0, 3)).toEqual([30, 30, 30]);
    expect(way.awaitingPickup[0]).toBeGreaterThan(6);
    expect(way.awaitingPickup[0]).toBeLessThan(27);
    expect(way.inTransit[0]).toBeGreaterThan(10);
    const due = way.waybills.map(({ dueIn }) => dueIn);
    expect(due).toEqual([0, 1, 2]);
    for (const { open, onTime, missed } of way.waybills)
      expect(onTime + missed + open.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(10);
  });
  it("names what rests on a prior: here nobody turned to the platform", () => {
    expect(priors.map(({ process }) => process)).toEqual(["escalation"]);
    expect(priors[0]!.text.zh).toContain("0");
  });

  it("does not look at rows from the start on", () => {
    const until = startDay(steadyTruth) - 20;
    const cut = historyOf(shop, knownBefore(recordedTables(steadyTruth, "cut"), until));
    const early = fitShop(cut, currentRules, tallyShop(cut, currentRules), until);
    expect(fitted(steadyTruth, "cut", until)).toEqual(early);
  });
});

describe("too little data", () => {
  it("is said with fewer than 30 orders in 30 days", () => {
    const few = fit({ ...steadyTruth, ordersPerDay: 1, days: 29 }, "few");
    expect(few).toMatchObject({ kind: "too-little-data", orders: 29, days: 29 });
    expect(fit({ ...steadyTruth, ordersPerDay: 1, days: 30 }, "few").kind).toBe("fitted");
  });
  it("is said with fewer than 14 days on record", () => {
    expect(fit({ ...steadyTruth, days: 13 }, "short")).toMatchObject({ kind: "too-little-data", days: 13 });
    expect(fit({ ...steadyTruth, days: 14 }, "short").kind).toBe("fitted");
  });
  it("is said of a shop without orders", () => {
    const none = historyOf(shop, { orders: [] });
    expect(fitShop(none, currentRules, tallyShop(none, currentRules), FIRST_DAY)).toMatchObject({
      kind: "too-little-data",
      orders: 0,
    });
  });
});
