import { formatDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { isPlan, parsePlanFile } from "../../src/plan/parse-plan-file.ts";
import { pathInPlan, planHorizon, planScenarios } from "../../src/plan/plan-scenarios.ts";
import { seed004 } from "./seed-004.ts";

const parsed = (document: unknown) => {
  const result = parsePlanFile(document);
  if (result.kind !== "ok") throw new Error(JSON.stringify(result.problems));
  return result.plan;
};
const problems = (document: unknown) => {
  const result = parsePlanFile(document);
  return result.kind === "ok" ? [] : result.problems.map(({ path, text }) => `${path.join(".")}: ${text.en}`);
};
const [round, refund, training, channel] = seed004.measures;
const withMeasure = (measure: object) => ({ ...seed004, records: {}, measures: [measure] });

describe("a plan file", () => {
  const plan = parsed(seed004);
  it("is told from a scenario file", () => {
    expect([isPlan(seed004), isPlan({ scenarios: {} }), isPlan(null)]).toEqual([true, false, false]);
  });
  it("holds the plan and the books of source document 004", () => {
    expect(plan.measures.map(({ id, owner }) => [id, owner])).toEqual([
      ["round", "王芳"],
      ["refund", "李强"],
      ["training", null],
      ["channel", null],
    ]);
    expect(plan.measures[1]!.progress).toEqual({ word: "under-way", share: 0.6 });
    expect(plan.measures[2]!.title.en).toBe("Staff training"); // its lever's
    expect(plan.measures[3]!.lever).toBeNull();
    expect(plan.records.satisfaction[1]!.shares).toEqual([0.03, 0.05, 0.1, 0.3, 0.52]);
    expect(plan.records.inspections.map(({ pass }) => pass)).toEqual([0.95, 0.92]);
    expect(formatDay(plan.incidents[0]!.until)).toBe("2026-10-18");
  });
  it("takes an effect from a record that defines it: 5 days to 3 are 40 % less, as uncertain as usual", () => {
    const { lever, fed } = plan.measures[1]!;
    const logit = (x: number) => Math.log(x / (1 - x));
    const { low, high } = lever!.effect!;
    expect((logit(low) + logit(high)) / 2).toBeCloseTo(logit(0.4), 10);
    expect(logit(high) - logit(low)).toBeCloseTo(logit(0.6) - logit(0.2), 10);
    expect(fed!.en).toBe('from the refunds "自愿退款": 5 days to 3');
  });
  it.each([
    // failures from 10 to 6 in 100 are 40 % less
    [
      "three-stage-quality-checks",
      { inspections: [{ product: "A", before: 0.9, pass: 0.94, feeds: "one" }] },
      0.4,
    ],
    // grades 1 to 3: from 40 to 30 in 100, a quarter less
    [
      "staff-training",
      {
        satisfaction: [
          { aspect: "态度", before: [5, 15, 20, 30, 30], shares: [5, 10, 15, 30, 40], feeds: "one" },
        ],
      },
      0.25,
    ],
  ])("takes the effect of %s from the share of trouble that is gone", (use, records, share) => {
    const one = { id: "one", use, from: "2026-10-05" };
    const { low, high } = parsed({ ...seed004, measures: [one], records }).measures[0]!.lever!.effect!;
    const logit = (x: number) => Math.log(x / (1 - x));
    expect((logit(low) + logit(high)) / 2).toBeCloseTo(logit(share), 10);
  });
  it("begins, where it does not say when, with the first of its measures", () => {
    const { start: _, ...open } = seed004;
    expect(formatDay(parsed(open).start)).toBe("2026-09-25");
  });
});

describe("as scenarios", () => {
  const plan = parsed(seed004);
  it("has the measures with a lever as planned, and as they really began", () => {
    const [planned, started, ...others] = planScenarios(plan, null);
    expect(others).toEqual([]);
    const days = ({ levers }: NonNullable<typeof planned>) => levers.map(({ from }) => formatDay(from!));
    expect(days(planned!)).toEqual(["2026-09-25", "2026-10-01", "2026-10-05"]);
    expect(days(started!)).toEqual(["2026-09-28", "2026-10-01", "2026-10-05"]);
  });
  it("lets what has not begun by a day begin on it at the earliest", () => {
    const asOf = plan.start + 40;
    const [, started] = planScenarios(plan, asOf);
    expect(started!.levers.map(({ from }) => from! - asOf)).toEqual([-32, -29, 0]);
  });
  it("is one scenario where everything began as planned", () => {
    expect(planScenarios(parsed(withMeasure(refund)), null).map(({ id }) => id)).toEqual(["as-planned"]);
    expect(planScenarios(parsed(withMeasure(channel)), null)).toEqual([]);
  });
  it("looks far enough ahead for every measure to begin", () => {
    expect(planHorizon(plan)).toBe(60);
    expect(planHorizon(parsed({ ...withMeasure({ ...training, from: "2027-01-01" }) }))).toBe(104);
  });
  it("finds the line of what a scenario complains about", () => {
    expect(pathInPlan(plan, ["scenarios", "as-planned", "levers", 2, "effect"])).toEqual([
      ...["measures", 2, "effect"],
    ]);
    expect(pathInPlan(plan, ["scenarios", "as-started", "levers", 0, "from"])).toEqual([
      ...["measures", 0, "started"],
    ]);
    expect(pathInPlan(plan, ["horizon"])).toEqual(["horizon"]);
  });
});

describe("what is wrong", () => {
  it.each([
    [withMeasure({ ...round, onwer: "x" }), /^measures\.0\.onwer: .*did you mean "owner"/],
    [withMeasure({ ...round, use: "second-daily-pickups" }), /measures\.0\.use: .*"second-daily-pickup"/],
    [withMeasure({ ...round, form: "2026-10-01" }), /did you mean "from"/],
    [withMeasure({ ...round, finished: "2026-09-27" }), /finished is before started/],
    [withMeasure({ ...round, due: "2026-09-01" }), /due is before from/],
    [withMeasure({ ...round, from: "2026-02-30" }), /measures\.0\.from: "2026-02-30" does not fit/],
    [withMeasure({ ...channel, progress: "done" }), /progress: done needs started/],
    [withMeasure({ ...refund, progress: "not-started" }), /says not-started, yet there is a started date/],
    [withMeasure({ ...refund, progress: "finished" }), /expected not-started, under-way, done or "40%"/],
    [withMeasure({ ...channel, dose: 2 }), /dose needs use/],
    [{ ...seed004, measures: [round, round], records: {} }, /"round" stands twice/],
    [{ ...seed004, measures: [] }, /measures: \[\] does not fit; expected a list of measures/],
    [{ measures: [round] }, /^shop: missing/],
    [{ ...seed004, record: {} }, /did you mean "records"/],
    [{ ...seed004, records: { refund: [] } }, /records\.refund: .*did you mean "refunds"/],
    [
      { ...seed004, records: { satisfaction: [{ aspect: "a", shares: [5, 10, 15, 30, 50] }] } },
      /satisfaction\.0\.shares: the five percentages sum to 110/,
    ],
    [{ ...seed004, records: { inspections: [{ product: "A", pass: "120%" }] } }, /pass: "120%" does not fit/],
    [
      { ...seed004, records: { refunds: [{ type: "a", days: 3, standard: 5, before: 5, feeds: "refnd" }] } },
      /feeds: there is no measure "refnd"; did you mean "refund"/,
    ],
    [
      { ...seed004, records: { refunds: [{ type: "a", days: 3, standard: 5, before: 5, feeds: "round" }] } },
      /feeds: such records say the effect of fast-refund alone/,
    ],
    [
      { ...seed004, records: { refunds: [{ type: "a", days: 3, standard: 5, feeds: "refund" }] } },
      /feeds needs before/,
    ],
    [
      { ...seed004, records: { refunds: [{ type: "a", days: 6, standard: 5, before: 5, feeds: "refund" }] } },
      /did not improve by a usable share \(-20%\)/,
    ],
  ])("is told with its place and how to mend it (%#)", (document, message) => {
    const found = problems(document);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });
});
