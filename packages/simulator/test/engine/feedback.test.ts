import { roundHalfUp } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { type Feedback, trafficFactor } from "../../src/engine/feedback.ts";
import { columnOf, mergeProjections, type Projection } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { fullDose, planStudy, type StudyInput, variedState } from "../../src/index.ts";
import { expectMean } from "../expect-mean.ts";
import { planned, studyInput } from "./planned.ts";

const REPLICATIONS = 400;
const bombing = { use: "review-bombing", from: null, days: 30, dose: 1, effect: { low: 0.6, high: 0.6 } };
/** A measure that does nothing but cost a yuan an order: its cost counts the orders. */
const counting = {
  ...fullDose("review-follow-up"),
  effect: { low: 0, high: 0 },
  cost: { once: 0, perDay: 0, perOrder: 1 },
};
const scenarios = [
  { id: "bombed", levers: [counting], incidents: [bombing] },
  { id: "counted", levers: [counting] },
];
const asked: Partial<StudyInput> = { scenarios, replications: REPLICATIONS };
const { state } = planned({ ...asked, feedback: { elasticity: 4 } });
const { state: off } = planned(asked);
const placeOf = (of: EngineState, id: string) => of.scenarios.findIndex((scenario) => scenario.id === id);

/** The state with another feedback in every scenario that has one. */
function withFeedback(changes: Partial<Feedback>, of = state): EngineState {
  return {
    ...of,
    scenarios: of.scenarios.map(({ feedback, ...scenario }) => ({
      ...scenario,
      ...(feedback && { feedback: { ...feedback, ...changes } }),
    })),
  };
}

const simulate = (of: EngineState, id: string, from = 0, to = REPLICATIONS) =>
  simulateRange(of, placeOf(of, id), from, to)!;
const bytes = ({ values, cost }: Projection) =>
  Buffer.concat([Buffer.from(values.buffer), Buffer.from(cost.buffer)]).toString("base64");
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

describe("the factor of a total", () => {
  const usual: Feedback = { elasticity: 2, delayDays: 1, least: 0.9, most: 1.1 };

  it.each([
    [80, 80, 1],
    [82, 80, 1.04],
    [77, 80, 0.94],
    [60, 80, 0.9],
    [100, 80, 1.1],
    [Number.NaN, 80, 1],
    [80, Number.NaN, 1],
  ])("of %d where it was %d is %d", (total, atStart, factor) => {
    expect(trafficFactor(usual, total, atStart)).toBeCloseTo(factor, 12);
  });
  it("is cut below a threshold that the shop was not below already", () => {
    const cut = { ...usual, cutoff: { below: 78, to: 0.25 } };
    expect(trafficFactor(cut, 78, 80)).toBeCloseTo(0.96, 12);
    expect(trafficFactor(cut, 77, 80)).toBeCloseTo(0.94 * 0.25, 12);
    expect(trafficFactor(cut, 77, 77)).toBe(1);
  });
});

describe("a study without feedback", () => {
  it("has nothing of it in its state", () => {
    expect(JSON.stringify(off)).not.toContain("feedback");
  });
  it.each([
    ["an elasticity of 0", { elasticity: 0 }],
    ["a total that acts after the last day", { delayDays: 40 }],
    ["bounds of 1", { least: 1, most: 1 }],
  ])("is what %s gives, to the bit", (_, changes) => {
    const of = withFeedback(changes);
    for (const id of ["baseline", "bombed"]) expect(bytes(simulate(of, id))).toBe(bytes(simulate(off, id)));
  });
  it("stands beside one with it as a scenario of the same luck, to the bit", () => {
    expect(bytes(simulate(state, "without-feedback"))).toBe(bytes(simulate(off, "baseline")));
  });
});

describe("a study with feedback", () => {
  const ordersApart = simulate(off, "bombed").cost;
  const bombed = simulate(state, "bombed");

  /** Orders that the bombing costs by way of the score, future by future. */
  const lostTo = (of: EngineState) => {
    const counted = simulate(of, "counted").cost;
    return simulate(of, "bombed").cost.map((orders, r) => counted[r]! - orders);
  };

  it("loses orders where the score falls, and none where it does not act back", () => {
    const lost = lostTo(state);
    expect(mean(lost)).toBeGreaterThan((5 * sdOf(lost)) / Math.sqrt(REPLICATIONS));
    expect(lostTo(off).every((orders) => orders === 0)).toBe(true);
  });
  it("is the same for ranges in any order and after JSON", () => {
    const again = JSON.parse(JSON.stringify(state)) as EngineState;
    const parts = [
      [130, REPLICATIONS],
      [0, 7],
      [7, 130],
    ].map(([from, to]) => simulate(again, "bombed", from, to));
    expect(bytes(mergeProjections(parts))).toBe(bytes(bombed));
  });
  it("has so many orders on average as the totals of the days before say", () => {
    const certain = {
      ...state,
      model: { ...state.model, demand: { ...state.model.demand, evidence: 1e12, dayVariance: 0 } },
    };
    for (const delayDays of [1, 3]) {
      const of = withFeedback({ delayDays }, certain);
      const lived = simulate(of, "bombed");
      const { feedback } = of.scenarios[placeOf(of, "bombed")]!;
      const { digits } = of.rules.display;
      const totals = Array.from({ length: of.horizon }, (_, day) => columnOf(lived, 0, day));
      const surprise = lived.cost.map((orders, r) => {
        const displayed = (day: number) => roundHalfUp(totals[Math.max(0, day)]![r]!, digits);
        const expected = totals.reduce((sum, _, t) => {
          const weekday = of.model.demand.weekday[(((of.start + t + 3) % 7) + 7) % 7]!;
          return (
            sum +
            of.model.demand.mean * weekday * trafficFactor(feedback!, displayed(t - delayDays), displayed(0))
          );
        }, 0);
        return orders - expected;
      });
      expectMean(surprise, { mean: 0, sd: sdOf(surprise) });
    }
  });
  it("keeps within its bounds", () => {
    const of = withFeedback({ elasticity: 20, least: 0.9, most: 1.05 });
    for (const id of ["bombed", "counted"]) {
      const orders = simulate(of, id).cost;
      const error = sdOf(orders) / Math.sqrt(REPLICATIONS);
      expect(mean(orders)).toBeGreaterThan(0.9 * mean(ordersApart) - 5 * error);
      expect(mean(orders)).toBeLessThan(1.05 * mean(ordersApart) + 5 * error);
    }
  });
  it("can have its elasticity varied", () => {
    const doubled = variedState(state, { kind: "elasticity", factor: 2 });
    expect(doubled.scenarios[placeOf(state, "bombed")]!.feedback!.elasticity).toBe(8);
    expect(mean(lostTo(doubled))).toBeGreaterThan(mean(lostTo(state)));
    expect(bytes(simulate(doubled, "without-feedback"))).toBe(bytes(simulate(off, "baseline")));
  });
});

function sdOf(values: ArrayLike<number>): number {
  const middle = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - middle) ** 2)));
}

describe("planning", () => {
  const problemsOf = (changes: Partial<StudyInput>) => {
    const result = planStudy(studyInput({ ...asked, ...changes }));
    return result.kind === "problems"
      ? result.problems.map(({ path, text }) => `${path.join(".")}: ${text.en}`)
      : [];
  };

  it("says what is out of range", () => {
    expect(problemsOf({ feedback: { elasticity: 30, delayDays: 0, least: 2 } })).toEqual([
      "feedback.elasticity: elasticity of feedback is 30, out of range; write 0 to 20 percent",
      "feedback.delay: delay of feedback is 0, out of range; write 1 day or more",
      "feedback.least: least of feedback is 2, out of range; write 0 to 1",
    ]);
  });
  it("keeps the name of the scenario that it adds", () => {
    const scenarios = [{ id: "without-feedback", levers: [] }];
    expect(problemsOf({ scenarios, feedback: { elasticity: 1 } })[0]).toContain("take another name");
    expect(problemsOf({ scenarios })).toEqual([]);
  });
});
