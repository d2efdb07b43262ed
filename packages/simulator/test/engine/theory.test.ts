import { describe, expect, it } from "vitest";
import { compileModel, cumulativeHazard, dayFactors } from "../../src/engine/compiled-model.ts";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { fullDose } from "../../src/index.ts";
import type { ShopModel } from "../../src/model/shop-model.ts";
import { expectMean } from "../expect-mean.ts";
import { planned } from "./planned.ts";

const REPLICATIONS = 1500;
const HORIZON = 8;
const perOrder = {
  ...fullDose("fast-refund"),
  effect: { low: 0, high: 0 },
  cost: { once: 0, perDay: 0, perOrder: 1 },
};
const { state } = planned({
  horizon: HORIZON,
  replications: REPLICATIONS,
  scenarios: [{ id: "count", levers: [perOrder] }],
});
const withModel = (model: Partial<ShopModel>): EngineState => ({
  ...state,
  model: { ...state.model, ...model },
});

describe("a day factor", () => {
  it.each([0, 0.05, 0.4, 2])("of variance %f leaves the mean probability as fitted", (variance) => {
    const factors = dayFactors(variance);
    for (const p of [0.002, 0.1, 0.5, 0.8]) {
      const hazard = cumulativeHazard(p, variance);
      const mean = factors.reduce((sum, factor) => sum + 1 - Math.exp(-hazard * factor), 0) / factors.length;
      expect(Math.abs(mean - p)).toBeLessThan(0.002 * p + 1e-9);
    }
  });
});

describe("orders over the horizon (counted by a lever that costs 1 per order and does nothing)", () => {
  it.each([
    [1e12, 0],
    [1e12, 0.3],
    [25, 0],
    [25, 0.3],
  ])(
    "with evidence %f and day variance %f have the mean and variance of the closed form",
    (evidence, dayVariance) => {
      const mean = 7;
      const demand = { mean, evidence, dayVariance, weekday: [1, 1, 1, 1, 1, 1, 1] };
      const { cost } = simulateRange(withModel({ demand }), 1, 0, REPLICATIONS)!;
      // given the level L: mean H μ L, variance H (μ L + v μ² L²); L has mean 1 and variance 1 / evidence
      const level = 1 / evidence;
      const variance =
        HORIZON * (mean + dayVariance * mean * mean * (1 + level)) + HORIZON * HORIZON * mean * mean * level;
      expectMean(cost, { mean: HORIZON * mean, sd: Math.sqrt(variance) });
      const squares = cost.map((count) => (count - HORIZON * mean) ** 2);
      const spread = Math.sqrt(squares.reduce((s, x) => s + (x - variance) ** 2, 0) / squares.length);
      // equally likely points keep a little less than the whole variance of a factor: at most 1 %
      const kept = squares.reduce((a, b) => a + b, 0) / squares.length;
      expect(Math.abs(kept - variance)).toBeLessThan(
        (5 * spread) / Math.sqrt(squares.length) + 0.01 * variance,
      );
    },
  );
});

describe("sums of the window", () => {
  it("of a cohort rate forget what was known after 30 days: the share is that of the model", () => {
    const far = planned({ horizon: 60, replications: 300, scenarios: [] }).state;
    const hazards = far.model.damageReturn.byLag;
    const certain = { ...far.model.damageReturn, evidence: 1e12, dayVariance: 0 };
    const projection = simulateRange({ ...far, model: { ...far.model, damageReturn: certain } }, 0, 0, 300)!;
    const column = columnOf(projection, projection.nodes.indexOf("damage-return-rate"), 60);
    // an order that was paid a days before the day has lived through lags 0 … a − 1
    let [sum, open] = [0, 1];
    for (let age = 1; age <= 30; age++) {
      open *= 1 - hazards[age - 1]!;
      sum += 1 - open;
    }
    const mean = sum / 30;
    expectMean(column, { mean, sd: Math.sqrt(((mean * (1 - mean)) / (30 * far.model.demand.mean)) * 1.5) });
  });
});

it("a model is compiled part by part: what is the same object is compiled once", () => {
  const one = compileModel(state.model);
  const other = compileModel({ ...state.model, pickup: { ...state.model.pickup } });
  expect(other.signing).toBe(one.signing);
  expect(other.pickup).not.toBe(one.pickup);
});
