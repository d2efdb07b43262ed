import { formatDay, parseDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { columnOf } from "../../src/engine/projection.ts";
import {
  compare,
  forecast,
  fullDose,
  planStudy,
  reportStudy,
  simulateRange,
  variedState,
} from "../../src/index.ts";
import { quantileOf } from "../../src/study/summaries.ts";
import { planned, studyInput } from "../engine/planned.ts";
import { recordedShop, steadyTruth } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

const { kind: _, ...input } = studyInput({ replications: 40 });
const lastDay = formatDay(input.start + input.horizon);
const questions = [`P(total >= 60 on ${formatDay(input.start + 20)})`, "P(total < 50 ever)"];

function reported(changes = {}) {
  const outcome = compare({ ...input, questions, ...changes });
  if (outcome.kind !== "report") throw new Error(JSON.stringify(outcome));
  return outcome.report;
}
const report = reported();

describe("a comparison", () => {
  it("runs from the start to start + horizon, both included", () => {
    expect(report.scenarios.map(({ id }) => id)).toEqual(["baseline", "empty", "pickup", "refund"]);
    for (const { days } of report.scenarios) {
      expect(days.length).toBe(41);
      expect([days[0]!.date, days.at(-1)!.date]).toEqual([formatDay(input.start), lastDay]);
    }
  });
  it("starts with sd 0, certainty, and all that is known; ends with nothing known", () => {
    const { days } = report.scenarios[0]!;
    expect(days[0]).toMatchObject({ total: { sd: 0, missing: 0 }, known: 1 });
    expect(days[15]!.known).toBeGreaterThan(0.3);
    expect(days[15]!.known).toBeLessThan(0.7);
    expect(days[40]!.known).toBe(0);
    expect(days[40]!.total.sd!).toBeGreaterThan(0);
  });
  it("finds exactly no difference for the empty scenario", () => {
    const { outcomes, ...difference } = report.scenarios[1]!.difference!;
    expect(outcomes!.every(([baseline, scenario]) => baseline === scenario)).toBe(true);
    expect(difference).toEqual({
      from: "baseline",
      mean: 0,
      interval: [0, 0],
      standardError: 0,
      higher: 0,
      lower: 0,
      verdict: "no-meaningful-difference",
      jointly: {
        method: "bonferroni",
        comparisons: 3,
        interval: [0, 0],
        verdict: "no-meaningful-difference",
      },
      spread: { sd: 0, quantiles: { "0.05": 0, "0.5": 0, "0.95": 0 } },
    });
    expect(report.scenarios[1]!.days.every(({ difference }) => difference!.mean === 0)).toBe(true);
    expect(report.scenarios[0]!.difference).toBeUndefined();
  });
  it("finds the levers better, with an interval of the paired differences", () => {
    const { difference, days } = report.scenarios[3]!;
    expect(difference!.mean!).toBeGreaterThan(0);
    expect(difference!.interval![0]).toBeLessThan(difference!.mean!);
    expect(days.at(-1)!.difference).toEqual({ mean: difference!.mean, interval: difference!.interval });
  });
  it("has dots of displayed totals on every day", () => {
    expect(report.scenarios[2]!.days.map(({ dots }) => dots?.length)).toEqual(Array(41).fill(50));
    const { state } = planned({ replications: 40 });
    const shown = columnOf(simulateRange(state, 2, 0, 40)!, 0, 20)
      .map((total) => Math.floor(total + 0.5))
      .sort();
    const dots = report.scenarios[2]!.days[20]!.dots!;
    expect(dots[0]).toBeCloseTo(quantileOf(shown, 0.01), 12);
    expect(dots[24]).toBeCloseTo(quantileOf(shown, 0.49), 12);
  });
  it("says which levers it used, with what effect and whose", () => {
    expect(report.scenarios[2]!.levers).toMatchObject([
      { use: "second-daily-pickup", from: formatDay(input.start), dose: 1, provenance: "assumed" },
    ]);
    const own = reported({
      scenarios: [{ id: "x", levers: [{ ...fullDose("fast-refund"), effect: { low: 0.1, high: 0.2 } }] }],
    });
    expect(own.scenarios[1]!.levers[0]).toMatchObject({
      provenance: "user",
      effect: { en: expect.stringContaining("0.1–0.2") },
    });
  });
  it("answers per scenario", () => {
    for (const { answers } of report.scenarios)
      expect(answers.map(({ question }) => question)).toEqual(questions);
  });
  it("can be computed again from its engineState alone, to the byte", () => {
    const again = JSON.parse(JSON.stringify(report)).engineState;
    const study = planned({ replications: 40, questions });
    const projections = again.scenarios.map(
      (__: unknown, i: number) => simulateRange(again, i, 0, again.replications)!,
    );
    const otherLuck = simulateRange(variedState(again, { kind: "other-luck" }), 0, 0, 40);
    expect(JSON.stringify(reportStudy({ ...study, state: again }, projections, { otherLuck }))).toBe(
      JSON.stringify(report),
    );
  });
  it("is JSON without NaN turned to null where a number belongs, and without −0", () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    const visit = (value: unknown): void => {
      if (typeof value === "number") expect(Object.is(value, -0) || !Number.isFinite(value)).toBe(false);
      else if (value !== null && typeof value === "object") Object.values(value).forEach(visit);
    };
    visit(report);
  });
});

describe("a forecast's report", () => {
  it("splits the variance of the last day between what is not known and luck, for the baseline alone", () => {
    const { variance } = report.scenarios[0]!;
    expect(variance!.pairs).toBe(40);
    expect(variance!.parameters + variance!.luck).toBe(1);
    expect(report.scenarios[1]!.variance).toBeUndefined();
  });
  it("shows what buyers see, every day, all futures in it", () => {
    for (const { days } of report.scenarios)
      for (const { buyer, total } of days) {
        const shares = Object.values(buyer!.stars).reduce((a, b) => a + b, 0);
        expect(shares).toBeCloseTo(1 - total.missing, 9);
        expect(buyer!.score.mean!).toBeLessThanOrEqual(5);
      }
    expect(report.scenarios[0]!.days[0]!.buyer!.score.sd).toBe(0);
  });
  it("follows the thresholds that it is given, from where they stand", () => {
    const text = { zh: "门槛", en: "threshold" };
    const requirement = { node: "total", op: ">=" as const, average: { kind: "day" as const } };
    const unknown = { value: null, met: null, margin: null };
    const line = (id: string, threshold: number) => ({
      ...{ id, programme: "p", programmeTitle: text, title: text, effect: "requires" as const },
      ...{ categories: [], provenance: "official" as const },
      requirements: [{ ...requirement, ...unknown, threshold }],
    });
    const [high, low] = reported({ scenarios: [], consequences: [line("high", 100), line("low", 1)] })
      .scenarios[0]!.consequences!;
    expect(low!.met).toEqual(new Array(41).fill(1));
    expect(low!.always.value).toBe(1);
    expect(high!.met[0]).toBe(0);
  });
  it("names a run cut short", () => {
    const study = planned({ replications: 40 });
    const projections = study.state.scenarios.map((_, s) => simulateRange(study.state, s, 0, 40)!);
    expect(reportStudy(study, projections, { partial: true }).partial).toBe(true);
    expect(report).not.toHaveProperty("partial");
    expect(report).not.toHaveProperty("stopping");
  });
});

describe("interactions", () => {
  const both = [fullDose("second-daily-pickup"), fullDose("fast-refund")];
  const asked = {
    scenarios: [
      { id: "refund", levers: [both[1]!] },
      { id: "both", levers: both },
    ],
    interactions: true,
  };
  it("tell what each lever adds, adding up to the difference, without changing anything else", () => {
    const withThem = reported(asked);
    const [baseline, refund, together] = withThem.scenarios;
    const { total, shares, terms } = together!.interactions!;
    expect(withThem.scenarios).toHaveLength(3);
    expect(shares[0]!.mean + shares[1]!.mean).toBe(total);
    expect(total).toBeCloseTo(together!.difference!.mean!, 9);
    expect(terms.find(({ levers }) => levers.join() === "1")!.mean).toBeCloseTo(refund!.difference!.mean!, 9);
    expect([baseline!.interactions, refund!.interactions]).toEqual([undefined, undefined]);
    const without = reported({ ...asked, interactions: false });
    const { interactions: _none, ...rest } = together!;
    expect(without.scenarios).toEqual([baseline, refund, rest]);
  });
  it("are refused where no scenario has two levers", () => {
    const outcome = compare({ ...input, interactions: true });
    expect(outcome).toMatchObject({ kind: "problems", problems: [{ path: ["interactions"] }] });
  });
});

describe("the cost of a point", () => {
  it("is the extra cost over the gain, with Fieller's interval", () => {
    const cost = { once: 500, perDay: 0, perOrder: 0 };
    const [, paid] = reported({
      scenarios: [{ id: "paid", levers: [{ ...fullDose("fast-refund"), cost }] }],
    }).scenarios;
    const { costPerPoint, difference } = paid!;
    expect(costPerPoint!.value).toBeCloseTo(500 / difference!.mean!, 6);
    expect(costPerPoint!.interval![0]).toBeLessThan(costPerPoint!.value!);
    expect(report.scenarios[3]!.costPerPoint).toBeUndefined();
  });
});

describe("the seed", () => {
  it("comes from the shop and the start, whatever the scenarios are", () => {
    const alone = forecast({ ...input, scenarios: [] });
    if (alone.kind !== "report") throw new Error();
    expect(alone.report.seed).toBe(report.seed);
    expect(alone.report.seed).toMatch(/^[0-9a-f]{16}$/);
    expect(alone.report.scenarios[0]!.days).toEqual(report.scenarios[0]!.days);
    expect(reported({ input: "sha256:other", scenarios: [] }).seed).not.toBe(report.seed);
    expect(reported({ seed: "mine", scenarios: [] }).seed).toBe("mine");
  });
});

describe("what cannot be simulated is a list of problems", () => {
  const issues = (changes: object) => {
    const outcome = planStudy(studyInput(changes));
    if (outcome.kind !== "problems") throw new Error(outcome.kind);
    return outcome.problems.map(({ path, text }) => `${path.join(".")}: ${text.en}`);
  };
  it("rules with a metric that no process makes", () => {
    const rules = structuredClone(currentRules);
    rules.metrics["product-rating"]!.parameters.cohort = "paid";
    const [issue] = issues({ rules, simulableVersions: ["douyin-2026-09-08"] });
    expect(issue).toMatch(/^rules: .*product-rating.*versions that can: douyin-2026-09-08/);
  });
  it("an unknown lever, a lever outside the forecast, an effect that does not fit", () => {
    const levers = [
      fullDose("fast-refnd"),
      { ...fullDose("fast-refund"), from: parseDay("2020-01-01")! },
      { ...fullDose("fast-refund"), until: input.start - 1 },
      { ...fullDose("fast-refund"), effect: { low: 0.9, high: 0.2 } },
    ];
    expect(issues({ scenarios: [{ id: "a", levers }] })).toEqual([
      expect.stringMatching(
        /^scenarios\.a\.levers\.0\.use: there is no lever "fast-refnd"; did you mean "fast-refund"\?/,
      ),
      expect.stringMatching(/^scenarios\.a\.levers\.1\.from: 2020-01-01 is outside the forecast/),
      expect.stringMatching(/^scenarios\.a\.levers\.2\.until: until is before from/),
      expect.stringMatching(/^scenarios\.a\.levers\.3\.effect: effect 0.9 to 0.2 does not fit/),
    ]);
  });
  it("a start long after the record's end: the days between would look like days without orders", () => {
    expect(issues({ start: input.start + 30 })).toEqual([
      expect.stringMatching(/^start: the record ends on .*; set start to /),
    ]);
  });
  it("a horizon or a number of replications out of range, a question that is none", () => {
    expect(issues({ horizon: 0, replications: 1 })).toEqual([
      expect.stringMatching(/^horizon: a horizon of 0 days/),
      expect.stringMatching(/^replications: 1 replications/),
    ]);
    expect(issues({ questions: ["P(total > 1 evr)"] })).toEqual([
      expect.stringMatching(/^questions\.0: cannot read/),
    ]);
  });
  it("and too little data is a result of its own", () => {
    const thin = recordedShop({ ...steadyTruth, ordersPerDay: 6, days: 4 }, "thin");
    expect(compare({ ...input, history: thin, start: thin.lastDay! + 1 })).toMatchObject({
      kind: "too-little-data",
      orders: 24,
    });
  });
});
