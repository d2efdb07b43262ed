import { tallyShop } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { fitShop } from "../../src/index.ts";
import { mixFactor, movedShare, orderMix, sharesAtMix, withMix } from "../../src/model/mix.ts";
import { pool } from "../../src/model/pooling.ts";
import { meanOf } from "../../src/model/shares.ts";
import { emptyTable, type Unit } from "../../src/model/unit-counts.ts";
import { planned } from "../engine/planned.ts";
import { currentRules } from "../rules.ts";
import { drawMixedShop } from "./mixed-shop.ts";

const unitsOf = (...orders: number[]): Unit[] =>
  orders.map((count, i) => ({ kind: "named", id: `p${i}`, members: 1, orders: count }));
const process = (events: readonly number[], expected: readonly number[]) => {
  const pooled = pool(events.map((own, i) => ({ events: own, expected: expected[i]! })))!;
  return { pooled, mix: pooled.weights, table: emptyTable(events.length, 7, 1) };
};

describe("how far a mix has moved", () => {
  const even = unitsOf(600, 600, 600);
  it("not at all where luck explains it", () => {
    expect(movedShare(even, Float64Array.of(100, 100, 100))).toBe(0);
    expect(movedShare(even, Float64Array.of(108, 97, 95))).toBe(0);
    expect(movedShare(even, new Float64Array(3))).toBe(0);
  });
  it("by more, the clearer it is", () => {
    const some = movedShare(even, Float64Array.of(130, 90, 80));
    const much = movedShare(even, Float64Array.of(300, 0, 0));
    expect(some).toBeGreaterThan(0);
    expect(much).toBeGreaterThan(some);
    expect(much).toBeGreaterThan(0.98);
    expect(much).toBeLessThan(1);
  });
  it("by luck: seldom, and little when it does", () => {
    const moved = Array.from({ length: 40 }, (_, i) => {
      const { history, start } = drawMixedShop(0, false, `luck ${i}`);
      const fit = fitShop(history, currentRules, tallyShop(history, currentRules), start);
      return fit.kind === "fitted" && fit.products ? movedShare(fit.products.units, fit.products.recent) : 0;
    });
    expect(moved.reduce((a, b) => a + b, 0) / moved.length).toBeLessThan(0.3);
  });
});

describe("the level at the recent mix", () => {
  const bad = process([90, 10, 10], [30, 40, 40]);
  it("is the fitted one while the mix is the same", () => {
    const units = unitsOf(300, 400, 400);
    expect(mixFactor(bad, { units, recent: Float64Array.of(30, 40, 40) })).toBe(1);
  });
  it("rises with the part of the bad product, falls without it, and is never beyond its ratio", () => {
    const units = unitsOf(300, 400, 400);
    const more = mixFactor(bad, { units, recent: Float64Array.of(200, 0, 0) });
    const none = mixFactor(bad, { units, recent: Float64Array.of(0, 100, 100) });
    const ratio = bad.pooled.shares[0]! / bad.pooled.weights[0]!;
    expect(more).toBeGreaterThan(1.5);
    expect(more).toBeLessThan(ratio);
    expect(none).toBeLessThan(0.6);
    expect(none).toBeGreaterThan(bad.pooled.shares[1]! / bad.pooled.weights[1]!);
  });
  it("takes a product without any record for one like the shop", () => {
    const fresh = process([90, 10, 0], [30, 40, 0]);
    const factor = mixFactor(fresh, { units: unitsOf(300, 400, 100), recent: Float64Array.of(0, 0, 100) });
    expect(Math.abs(factor - 1)).toBeLessThan(0.05);
  });
  it("moves the parts of the model that it is about, and those alone", () => {
    const { model } = planned().state;
    expect(withMix(model, {})).toBe(model);
    const moved = withMix(model, { "quality-return": 1.5, stars: 0.5, delivery: 2 });
    const hazards = (byLag: readonly number[]) => byLag.reduce((sum, p) => sum - Math.log(1 - p), 0);
    expect(hazards(moved.qualityReturn.byLag) / hazards(model.qualityReturn.byLag)).toBeCloseTo(1.5, 9);
    const low = (share: (typeof model.fewerStars)[0]) => Math.log(1 - meanOf(share));
    expect(low(moved.fewerStars[0]) / low(model.fewerStars[0])).toBeCloseTo(0.5, 9);
    expect(low(moved.delivery.late[3]!) / low(model.delivery.late[3]!)).toBeCloseTo(2, 9);
    const { a, b } = moved.fewerStars[0];
    expect(a + b).toBeCloseTo(model.fewerStars[0].a + model.fewerStars[0].b, 9);
    for (const part of ["damageReturn", "review", "demand", "chats"] as const)
      expect(moved[part]).toBe(model[part]);
    expect(moved.fewerStars[1]).toBe(model.fewerStars[1]);
  });
});

describe("the share of a product among the orders to come", () => {
  it("is that of the days of the fit where the mix stood still, near the recent one where it moved", () => {
    const units = unitsOf(300, 700);
    expect([...orderMix({ units, recent: Float64Array.of(30, 70) })]).toEqual([0.3, 0.7]);
    const moved = orderMix({ units, recent: Float64Array.of(90, 10) });
    expect(moved[0]).toBeGreaterThan(0.85);
    expect(moved[0]! + moved[1]!).toBeCloseTo(1, 12);
  });
  it("of events follows its share of the orders", () => {
    // three times as often as the others, on a fifth and on half of the orders
    expect(sharesAtMix(3 / 7, 0.2, 0.2)).toBeCloseTo(3 / 7, 12);
    expect(sharesAtMix(3 / 7, 0.2, 0.5)).toBeCloseTo(3 / 4, 12);
  });
});
