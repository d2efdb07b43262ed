import { describe, expect, it } from "vitest";
import { fullDose, type Projection, planSensitivity, sensitivity, simulateRange } from "../../src/index.ts";
import { answersOf, reportSensitivity } from "../../src/study/sensitivity.ts";
import { variedState } from "../../src/study/variation.ts";
import { planned } from "../engine/planned.ts";
import { rulesOf } from "../rules.ts";

const study = planned({
  replications: 60,
  horizon: 20,
  scenarios: [{ id: "refund", levers: [fullDose("fast-refund")] }],
  questions: ["P(total >= 80 ever)", "when P(total >= 60) >= 0.5"],
});
const plan = planSensitivity(study);

describe("the plan of a sensitivity study", () => {
  it("has each input once, the levers' effects and the unpublished standards in it", () => {
    const ids = plan.inputs.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        ...["demand", "stars", "effect:fast-refund", "luck"],
        ...["day-variance:pickup", "standard:pickup-hours"],
      ]),
    );
    expect(ids).not.toContain("effect:second-daily-pickup");
  });
  it("runs the study, its doubles, each drawn input anew, and each end", () => {
    const drawn = plan.inputs.filter(({ redrawn }) => redrawn).length;
    const ended = plan.inputs.filter(({ ends }) => ends).length;
    expect(plan.runs).toHaveLength(2 + drawn + 2 * ended);
    expect(plan.runs[0]).toEqual({ variation: null, replications: 60 });
    expect(plan.runs.at(-1)!.replications).toBe(50);
  });
});

describe("under another version", () => {
  it("asks of the metrics that have a series of their own as well", () => {
    const own = planSensitivity(
      planned({ rules: rulesOf("douyin-2023-06-27"), replications: 60, horizon: 20, scenarios: [] }),
    );
    const series = own.inputs.filter(({ id }) => id.startsWith("series:"));
    expect(series.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["series:shipping-negative-rate", "series:pickup-in-time-rate"]),
    );
    expect(series[0]!.title.zh).toMatch(/\p{Script=Han}/u);
  });
});

describe("its report", () => {
  const report = sensitivity(study)!;
  const [total, difference, question] = report.outputs;
  it("answers for the baseline, each difference, and each question about a probability", () => {
    expect(report.outputs.map(({ kind, scenario }) => [kind, scenario])).toEqual([
      ["total", "baseline"],
      ["difference", "refund"],
      ["probability", "baseline"],
    ]);
    expect(question!.question).toBe("P(total >= 80 ever)");
    expect(question!.mean).toBeLessThanOrEqual(1);
  });
  it("sorts by what moves most, and shows no negative share", () => {
    for (const { tornado, variance } of report.outputs) {
      const swings = tornado.map(({ swing }) => Math.abs(swing));
      expect(swings).toEqual([...swings].sort((a, b) => b - a));
      const totals = (variance ?? []).map((share) => share.total.value);
      expect(totals).toEqual([...totals].sort((a, b) => b - a));
      for (const { first, total } of variance ?? [])
        expect(
          Math.min(first.value, total.value, ...first.interval, ...total.interval),
        ).toBeGreaterThanOrEqual(0);
    }
  });
  it("finds that the lever's effect moves its difference and nothing of the baseline", () => {
    const effectOn = (output: typeof total) => ({
      swing: output!.tornado.find(({ input }) => input === "effect:fast-refund")!.swing,
      share: output!.variance!.find(({ input }) => input === "effect:fast-refund")!.total.value,
    });
    expect(effectOn(total)).toEqual({ swing: 0, share: 0 });
    expect(effectOn(difference).swing).toBeGreaterThan(0);
    expect(effectOn(difference).share).toBeGreaterThan(0);
    expect(difference!.tornado[0]!.input).toMatch(/after-sale|effect|review|application|demand/);
  });
  it("has the swing of a stricter standard downwards", () => {
    const strict = total!.tornado.find(({ input }) => input === "standard:product-rating")!;
    expect(strict.swing).toBeLessThanOrEqual(0);
    expect(strict.high - strict.low).toBeCloseTo(strict.swing, 9);
  });
  it("is the same when its runs are computed elsewhere, in any order", () => {
    const answers = plan.runs
      .map(({ variation, replications }, run) => ({ variation, replications, run }))
      .reverse()
      .map(({ variation, replications, run }) => {
        const state = variedState(study.state, variation);
        const projections = state.scenarios.map(
          (_, s): Projection => simulateRange(state, s, 0, replications)!,
        );
        return { run, answers: answersOf(plan, projections) };
      })
      .sort((a, b) => a.run - b.run)
      .map((one) => one.answers);
    expect(JSON.stringify(reportSensitivity(plan, answers))).toBe(JSON.stringify(report));
  });
  it("stops when it is told to", () => {
    expect(sensitivity(study, { aborted: () => true })).toBeNull();
  });
});
