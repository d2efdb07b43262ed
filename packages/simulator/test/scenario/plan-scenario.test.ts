import type { RuleVersion } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { columnOf, type Projection } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import {
  fullDose,
  type IncidentSpec,
  planStudy,
  type ScenarioSpec,
  type StudyInput,
} from "../../src/index.ts";
import { rulesKey } from "../../src/scenario/scenario-rules.ts";
import { loadScenarioRules } from "../../src/schema.ts";
import { planned, studyInput } from "../engine/planned.ts";
import { expectSameMoments } from "../expect-mean.ts";
import { currentRules, rulesOf } from "../rules.ts";

const REPLICATIONS = 20;
const HORIZON = 40;
const { start } = studyInput();

function stateOf(spec: Partial<ScenarioSpec>, changes: Partial<StudyInput> = {}): EngineState {
  const scenario = { id: "changed", levers: [], ...spec };
  return planned({ scenarios: [scenario], replications: REPLICATIONS, ...changes }).state;
}

function runs(state: EngineState) {
  return {
    base: simulateRange(state, 0, 0, REPLICATIONS)!,
    changed: simulateRange(state, 1, 0, REPLICATIONS)!,
  };
}

const run = (spec: Partial<ScenarioSpec>, changes: Partial<StudyInput> = {}) => runs(stateOf(spec, changes));
const lever = (use: string, changes = {}) => ({ levers: [{ ...fullDose(use), ...changes }] });
const incident = (use: string, changes: Partial<IncidentSpec> = {}) => ({
  incidents: [{ use, from: start + 5, days: 4, dose: 1, effect: null, ...changes }],
});

/** Differences of a node on a day, replication by replication. */
function differences({ base, changed }: ReturnType<typeof runs>, node: string, day: number): number[] {
  const column = (projection: Projection) => columnOf(projection, projection.nodes.indexOf(node), day);
  return [...column(changed)].map((value, r) => value - column(base)[r]!);
}
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const days = Array.from({ length: HORIZON + 1 }, (_, day) => day);
/** Days on which anything differs, in any replication. */
function differing({ base, changed }: ReturnType<typeof runs>, nodes = base.nodes): number[] {
  return days.filter((day) =>
    nodes.some((node) => differences({ base, changed }, node, day).some((one) => one !== 0)),
  );
}

describe("a right that opens", () => {
  it("adds its points from the day on which the rules see it, and takes them back", () => {
    const spec = lever("large-item-freight-insurance", { from: start + 10, until: start + 20 });
    const both = run(spec);
    expect(differing(both, ["total"])).toEqual(days.slice(12, 22));
    for (const one of differences(both, "total", 15)) expect(one).toBeCloseTo(2, 9);
    expect(differing(both, both.base.nodes.slice(1))).toEqual([]);
  });
  it("of which the record knows nothing starts from no orders, and moves no draw of the others", () => {
    const state = stateOf(lever("large-item-freight-insurance"));
    expect(state.model.counts.map(({ id }) => id)).not.toContain("large-item-insured-orders");
    expect(state.scenarios[1]!.countsFromZero).toEqual(["large-item-insured-orders"]);
    expect(state.scenarios[0]!).toEqual({ id: "baseline", levers: [] });
  });
  it("next-day deliveries add five points once a fifth of the signed orders are", () => {
    const effect = (share: number) => ({ effect: { low: share, high: share } });
    const enough = run(lever("next-day-delivery", effect(0.5)));
    const few = run(lever("next-day-delivery", effect(0.05)));
    expect(Math.min(...differences(enough, "total", HORIZON))).toBeGreaterThan(4);
    expect(mean(differences(few, "total", HORIZON))).toBeLessThan(2);
  });
  it("home installation needs the orders as well as the right", () => {
    const { state } = planned({
      scenarios: [{ id: "changed", ...lever("home-installation") }],
      replications: 20,
    });
    expect(Math.max(...differences(runs(state), "total", HORIZON))).toBeCloseTo(2, 9);
    const never = { from: start, effect: { low: 0.01, high: 0.01 } };
    expect(differing(run(lever("home-installation", never)))).toEqual([]);
  });
});

describe("what the platform punishes", () => {
  it.each(["buy-reviews", "welfare-goods-brushing"])("%s costs ten points and gains nothing", (use) => {
    const both = run(lever(use, { from: start + 3, until: start + 3 }));
    expect(differing(both)).toEqual(days.slice(4, 34));
    for (const day of [4, 20, 33])
      for (const one of differences(both, "total", day)) expect(one).toBeCloseTo(-10, 9);
    expect(differing(both, both.base.nodes.slice(1))).toEqual([]);
  });
  it("brushing found in the shop is the same, as an incident", () => {
    const both = run(incident("brushing", { days: 1 }));
    expect(differing(both)).toEqual(days.slice(6, 36));
    for (const one of differences(both, "total", 20)) expect(one).toBeCloseTo(-10, 9);
  });
});

describe("nothing is exactly nothing", () => {
  it.each(["freight-insurance", "buy-reviews", "front-warehouses", "more-chat-agents", "home-installation"])(
    "%s at dose 0",
    (use) => {
      const state = stateOf(lever(use, { dose: 0 }));
      expect(differing(runs(state))).toEqual([]);
      expect(state.scenarios[1]!.days).toBeUndefined();
    },
  );
  it.each(["bad-batch", "courier-strike", "brushing", "live-stream-surge"])("%s at dose 0", (use) => {
    expect(differing(run(incident(use, { dose: 0 })))).toEqual([]);
  });
  it("a capacity that is never reached", () => {
    expect(differing(run({ capacity: { pickupsPerDay: 10_000, agents: 3 } }))).toEqual([]);
  });
});

describe("incidents", () => {
  it("a courier strike stops pickups for its days and leaves a dip that rolls out of the window", () => {
    const both = run(incident("courier-strike", { effect: { low: 0.9, high: 0.9 } }));
    expect(differing(both)[0]).toBe(6);
    const late = (day: number) => mean(differences(both, "delivery-on-time-rate", day));
    expect(late(10)).toBeLessThan(-0.02);
    expect(mean(differences(both, "pickup-hours", 12))).toBeGreaterThan(1);
    expect(Math.abs(mean(differences(both, "pickup-hours", 40)))).toBeLessThan(0.2);
  });
  it("a bad batch is felt by those who paid in its days, when their parcels have come", () => {
    const both = run(incident("bad-batch", { effect: { low: 9, high: 9 } }));
    const first = differing(both, ["quality-return-rate"])[0]!;
    expect(first).toBeGreaterThan(6);
    expect(mean(differences(both, "quality-return-rate", 20))).toBeGreaterThan(0.01);
  });
  it("a review bombing pulls the stars down at once", () => {
    const both = run(incident("review-bombing", { effect: { low: 1.5, high: 1.5 } }));
    expect(differing(both, ["product-rating"])[0]).toBe(6);
    expect(mean(differences(both, "product-rating", 9))).toBeLessThan(-0.05);
  });
  it("missing staff is felt in the queue, and more so the fewer are left", () => {
    const sick = (present: number) =>
      mean(
        differences(
          run({
            capacity: { agents: 1 },
            ...incident("staff-sick", { effect: { low: present, high: present } }),
          }),
          "chat-response-seconds",
          9,
        ),
      );
    expect(sick(0.3)).toBeGreaterThan(1);
    expect(sick(0.6)).toBeGreaterThan(sick(0.3));
  });
  it("a surge makes a backlog where the pickup capacity is given, and none where it is not", () => {
    const surge = incident("live-stream-surge", { effect: { low: 6, high: 6 } });
    const hours = (spec: Partial<ScenarioSpec>) =>
      mean(differences(run({ ...surge, ...spec }), "pickup-hours", 14));
    expect(hours({ capacity: { pickupsPerDay: 12 } })).toBeGreaterThan(hours({}) + 10);
  });
});

it("a capacity below demand keeps orders waiting, by days that count", () => {
  const both = run({ capacity: { pickupsPerDay: 4 } });
  const hours = (day: number) => mean(differences(both, "pickup-hours", day));
  expect(hours(10)).toBeGreaterThan(5);
  expect(hours(40)).toBeGreaterThan(100);
});

it("what one future leaves behind is not in the next: a range alone is the same bytes", () => {
  const strike = incident("courier-strike", { from: start + HORIZON - 3, days: 3 });
  const state = stateOf({ ...strike, capacity: { pickupsPerDay: 4 } });
  const [whole, alone] = [simulateRange(state, 1, 0, 4)!, simulateRange(state, 1, 3, 4)!];
  for (let node = 0; node < whole.nodes.length; node++)
    for (const day of [5, 20, HORIZON])
      expect(columnOf(alone, node, day)[0]).toBe(columnOf(whole, node, day)[3]);
});

describe("rules that change", () => {
  const own: RuleVersion = structuredClone(currentRules);
  own.weights.dimensions = [
    { weights: { product: 10, logistics: 80, service: 10 }, source: "aJoPPkXuLRqc", provenance: "user" },
  ];
  const overrides = { weights: { dimensions: { product: 10, logistics: 80, service: 10 } } };
  const rules = { use: null, overrides };
  const scenarioRules = { [rulesKey(rules)]: own };
  const from = start + 12;

  it("score by their own plan from their day on, and not before", () => {
    const both = run({ rules: { ...rules, from } }, { scenarioRules });
    expect(differing(both)).toEqual(days.slice(12));
    const whole = simulateRange(
      planned({ rules: own, replications: REPLICATIONS }).state,
      0,
      0,
      REPLICATIONS,
    )!;
    for (let node = 0; node < whole.nodes.length; node++)
      for (const day of [12, 25, 40])
        expect([...columnOf(both.changed, node, day)]).toEqual([...columnOf(whole, node, day)]);
  });
  it("hold for their days alone where they are an incident", () => {
    const both = run(incident("rule-change", { rules }), { scenarioRules });
    expect(differing(both)).toEqual([5, 6, 7, 8]);
  });
  it("judge the scenario's own acts by themselves", () => {
    const milder: RuleVersion = structuredClone(currentRules);
    for (const one of milder.adjustments)
      if (one.kind === "deduction" && one.id === "brushing") [one.points, one.cap] = [4, 4];
    const key = rulesKey({ use: "milder" });
    const both = run(
      { ...lever("buy-reviews"), rules: { use: "milder", from } },
      { scenarioRules: { [key]: milder } },
    );
    expect(mean(differences(both, "total", 11))).toBeCloseTo(-10, 9);
    expect(mean(differences(both, "total", 12))).toBeCloseTo(-4, 9);
  });
  it("give the same bytes from the state's JSON", () => {
    const state = stateOf(
      { ...incident("staff-sick"), levers: [fullDose("freight-insurance")], rules: { ...rules, from } },
      { scenarioRules },
    );
    const again: EngineState = JSON.parse(JSON.stringify(state));
    expect([...simulateRange(again, 1, 0, 5)!.values]).toEqual([...simulateRange(state, 1, 0, 5)!.values]);
  });

  const problems = (spec: Partial<ScenarioSpec>, changes: Partial<StudyInput> = {}) => {
    const outcome = planStudy(studyInput({ scenarios: [{ id: "a", levers: [], ...spec }], ...changes }));
    if (outcome.kind !== "problems") throw new Error(outcome.kind);
    for (const { text } of outcome.problems) expect(text.zh).toMatch(/\p{Script=Han}/u);
    return outcome.problems.map(({ path, text }) => `${path.join(".")}: ${text.en}`);
  };
  it("are refused with the reason where the engine does not make what they need", () => {
    const paid: RuleVersion = structuredClone(currentRules);
    paid.metrics["product-rating"]!.parameters.cohort = "paid";
    expect(
      problems(
        { rules: { use: "paid", from: null } },
        { scenarioRules: { [rulesKey({ use: "paid" })]: paid } },
      ),
    ).toEqual([
      expect.stringMatching(
        /^scenarios\.a\.rules: rule version .*cannot score.*no process makes product-rating$/,
      ),
    ]);
  });
  it("are refused where they leave out other orders than the shop was fitted with", () => {
    const wider: RuleVersion = structuredClone(currentRules);
    wider.orderTypesLeftOut.types = [];
    expect(
      problems(
        { rules: { use: "wider", from: null } },
        { scenarioRules: { [rulesKey({ use: "wider" })]: wider } },
      ),
    ).toEqual([expect.stringMatching(/leaves out other order types than douyin-2026-09-08/)]);
  });
  it("score with metrics that the study's version lacks or counts otherwise, and move nothing else", () => {
    const before = rulesOf("douyin-2026-07-14");
    const scenarios = [{ id: "a", levers: [], rules: { use: before.id, from: null } }];
    const scenarioRules = { [rulesKey({ use: before.id })]: before };
    const both = planned({ scenarios, scenarioRules, replications: 400 }).state;
    const own = planned({ scenarios: [], rules: before, replications: 400 }).state;
    expect(both.model.series!.map(({ metric }) => metric)).toEqual(
      expect.arrayContaining(["pickup-score", "quality-return-rate", "logistics-return-rate"]),
    );
    const [asScenario, alone] = [simulateRange(both, 1, 0, 400)!, simulateRange(own, 0, 0, 400)!];
    for (const day of [0, 5, 40]) {
      const [x, y] = [columnOf(asScenario, 0, day), columnOf(alone, 0, day)];
      if (day === 0) expect([...new Set(x)]).toEqual([...new Set(y)]);
      else expectSameMoments(x, y);
    }
    const baseline = planned({ scenarios: [] }).state;
    expect([...simulateRange(both, 0, 0, 5)!.values]).toEqual([...simulateRange(baseline, 0, 0, 5)!.values]);
  });
  it("that nobody loaded, an incident without its rules, and one with rules that it has no use for", () => {
    expect(problems({ rules: { use: "douyin-2026-07-14", from: null } })).toEqual([
      expect.stringMatching(/^scenarios\.a\.rules: rule version "douyin-2026-07-14" is not loaded/),
    ]);
    expect(problems(incident("rule-change"))).toEqual([
      expect.stringMatching(/^scenarios\.a\.incidents\.0\.rules: rule-change needs rules/),
    ]);
    expect(problems(incident("bad-batch", { rules: { use: null } }))).toEqual([
      expect.stringMatching(/^scenarios\.a\.incidents\.0\.rules: bad-batch has nothing to do with rules/),
    ]);
  });
  it("and an incident outside the forecast, unknown, or with an effect that does not fit", () => {
    const wrong = [
      { use: "bad-batch", from: start - 9, days: 2, dose: 1, effect: null },
      { use: "bad-bach", from: null, days: 2, dose: 1, effect: null },
      { use: "courier-strike", from: null, days: 2, dose: 1, effect: { low: 0.4, high: 1.4 } },
    ];
    expect(problems({ incidents: wrong })).toEqual([
      expect.stringMatching(/^scenarios\.a\.incidents\.0\.from: .*an incident starts between/),
      expect.stringMatching(/^scenarios\.a\.incidents\.1\.use: .*did you mean "bad-batch"/),
      expect.stringMatching(/^scenarios\.a\.incidents\.2\.effect: .*a share lies between 0 and 1/),
    ]);
  });

  it("are loaded by name, with the user's numbers in, each once", async () => {
    const loaded: string[] = [];
    const load = async (id: string) => {
      loaded.push(id);
      return rulesOf(id);
    };
    const versions = ["douyin-2026-07-14", "douyin-2026-09-08"];
    const scenarios: ScenarioSpec[] = [
      { id: "a", levers: [], rules: { ...rules, from: null } },
      { id: "b", levers: [], rules: { use: "douyin-2026-07-14", from: null } },
      { id: "c", levers: [], ...incident("rule-change", { rules: { use: "douyin-2026-07-14" } }) },
    ];
    const outcome = await loadScenarioRules(scenarios, currentRules, versions, load);
    if (outcome.kind !== "ok") throw new Error(JSON.stringify(outcome));
    expect(loaded).toEqual(["douyin-2026-07-14"]);
    expect(outcome.rules[rulesKey(rules)]!.weights.dimensions[0]!.weights).toEqual(
      overrides.weights.dimensions,
    );
    const bad: ScenarioSpec[] = [
      { id: "a", levers: [], rules: { use: "douyin-2026-07-15", from: null } },
      {
        id: "b",
        levers: [],
        rules: { use: null, overrides: { weights: { dimensions: { prodct: 100 } } }, from: null },
      },
    ];
    expect(await loadScenarioRules(bad, currentRules, versions, load)).toMatchObject({
      problems: [
        {
          path: ["scenarios", "a", "rules"],
          text: { en: expect.stringContaining('did you mean "douyin-2026-07-14"') },
        },
        { path: ["scenarios", "b", "rules", "overrides", "weights", "dimensions", "prodct"] },
      ],
    });
  });
});

it("the order in which levers are named changes no bit", () => {
  const uses = ["ship-before-18", "second-daily-pickup", "courier-change", "faq-bot", "more-chat-agents"];
  const of = (list: readonly string[]) => run({ levers: list.map(fullDose) }).changed.values;
  expect([...of(uses)]).toEqual([...of([...uses].reverse())]);
});
