import { describe, expect, it } from "vitest";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import { shopHistory } from "../../src/generate/shop-history.ts";
import { rulesOf } from "../rules.ts";
import { certain } from "./certain.ts";
import { planned } from "./planned.ts";

const history = shopHistory(
  generateShop({ ...shopPresets["steady-fashion"], days: 60, incidents: [] }, "ratings"),
);
const study = planned(
  { rules: rulesOf("douyin-2020-10-09"), start: history.lastDay! + 1, scenarios: [] },
  history,
);
const always = { a: 1e6, b: 1, dayVariance: 0 };
const never = { a: 1e-14, b: 1, dayVariance: 0 };

/** The shop with nothing on record, so that what counts are the simulated reviews, and logistics rated by the product's stars. */
const state = ((): EngineState => {
  const plain = certain(study.state, 60);
  const none = (sums: readonly number[]) => sums.map(() => 0);
  return {
    ...plain,
    known: plain.known.map(
      (sums) => sums && { numerator: none(sums.numerator), denominator: none(sums.denominator) },
    ),
    model: {
      ...plain.model,
      series: plain.model.series!.map((one) =>
        one.kind === "ratings" && one.other ? { ...one, other: { given: 1, hit: [always, never] } } : one,
      ),
    },
  };
})();

describe("another rating of a review", () => {
  it("that unhappy buyers alone give is the product's rating of at most three stars", () => {
    const projection = simulateRange(state, 0, 0, 60)!;
    const on = (metric: string) => columnOf(projection, projection.nodes.indexOf(metric), state.horizon);
    const good = on("good-review-rate");
    for (const metric of ["logistics-good-review-rate", "service-good-review-rate"])
      for (const [r, share] of on(metric).entries()) expect(share).toBeCloseTo(1 - good[r]!, 10);
    expect(new Set(good).size).toBeGreaterThan(20);
  });
});

describe("events of a series", () => {
  it("reach every order at most once, and all of them where nothing holds them back", () => {
    const sure = {
      ...state,
      way: { ...state.way, series: state.way.series!.map((way) => ({ ...way, open: [] })) },
      model: {
        ...state.model,
        series: state.model.series!.map((one) =>
          one.kind === "events"
            ? { ...one, hazards: { ...one.hazards, byLag: one.hazards.byLag.map(() => 0.5) } }
            : one,
        ),
      },
    };
    const projection = simulateRange(sure, 0, 0, 60)!;
    for (const metric of ["quality-return-rate", "complaint-rate"])
      for (const share of columnOf(projection, projection.nodes.indexOf(metric), state.horizon)) {
        // of a cohort of age a, 1 − 0.5^(a + 1) are reached: 1 order in 40 days' worth of orders is not
        expect(share).toBeLessThanOrEqual(1);
        expect(share).toBeGreaterThan(0.95);
      }
  });
});
