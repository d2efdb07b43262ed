import { columns, formatDay, type History, historyOf } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { fullDose, levers, planStudy, type ScenarioSpec, type StudyInput } from "../../src/index.ts";
import {
  firstOf,
  leversOffered,
  liveAnswer,
  liveDays,
  liveQuestions,
  onlyTotal,
  planLive,
  rulesOffered,
  scenarioText,
  settingOf,
  simulateRange,
  templatesOffered,
} from "../../src/live/index.ts";
import { loadScenarioRules, parseScenarioFile } from "../../src/schema.ts";
import { planned, studyInput } from "../engine/planned.ts";
import {
  recordedShop,
  shop as recordedShopFacts,
  recordedTables,
  startDay,
  steadyTruth,
} from "../recorded-shop.ts";
import { currentRules, rulesOf } from "../rules.ts";

const { start } = studyInput();
const truth = { ...steadyTruth, ordersPerDay: 6 };
const shop = recordedShop(truth, "shop");
const day = startDay(truth);

/** A shop with a right that is open and acts on record. */
const punished: History = {
  ...shop,
  shop: { ...shop.shop, perks: [{ kind: "freight-insurance", from: day - 9, until: null }] },
  violations: {
    count: 3,
    kind: Int8Array.of(
      ...[0, 1, 1].map((i) => columns.violationKinds.indexOf(i ? "brushing" : "false-advertising")),
    ),
    at: Float64Array.of((day - 20) * 86_400, (day - 3) * 86_400, (day + 4) * 86_400),
    order: new Int32Array(3).fill(-1),
  },
};

const everyLever: readonly ScenarioSpec[] = Object.keys(levers).map((use) => ({
  id: use,
  levers: [{ ...fullDose(use), from: start + 3, until: start + 20, rampDays: 5, dose: 0.8, adherence: 0.9 }],
}));
const incidents: ScenarioSpec = {
  id: "trouble",
  levers: [fullDose("second-daily-pickup"), { ...fullDose("freight-insurance"), from: start + 7 }],
  incidents: [
    { use: "courier-strike", from: start + 5, days: 4, dose: 1, effect: { low: 0.2, high: 0.4 } },
    { use: "brushing", from: start + 9, days: 2, dose: 1, effect: null },
  ],
};

describe.each([
  ["a plain record", shop],
  ["a record with rights and violations", punished],
])("a setting on %s", (_, history) => {
  it("is planned from the state as the study planned it from the record", () => {
    const { state } = planned({ scenarios: [...everyLever, incidents] }, history);
    expect(leversOffered(state)).toEqual(Object.keys(levers));
    for (const scenario of state.scenarios)
      expect(planLive(state, settingOf(state, scenario.id))).toEqual(scenario);
  });

  it("is planned from another scenario's state as if the study had asked for it", () => {
    const { state } = planned({ scenarios: [] }, history);
    for (const spec of everyLever) {
      const setting = { template: "baseline", levers: spec.levers, rules: null };
      const asked = planned({ scenarios: [spec] }, history).state.scenarios[1]!;
      expect(planLive(state, setting)).toEqual({ ...asked, id: "baseline" });
    }
  });
});

const older = await rulesOf("douyin-2026-07-14");
const oldRules: ScenarioSpec = {
  id: "old-rules",
  levers: [{ ...fullDose("buy-reviews"), dose: 0.5 }],
  rules: { use: older.id, from: start + 2 },
};

it("takes rules from the report's scenarios, with the levers' rights and violations in them", () => {
  const input: Partial<StudyInput> = { scenarios: [oldRules], scenarioRules: { [older.id]: older } };
  const { state } = planned(input, punished);
  expect(rulesOffered(state).map(({ id }) => id)).toEqual([currentRules.id, older.id]);
  expect(planLive(state, settingOf(state, "old-rules"))).toEqual(state.scenarios[1]);
  const setting = {
    template: "baseline",
    levers: [fullDose("faq-bot")],
    rules: { id: older.id, from: start },
  };
  const spec = { id: "x", levers: [fullDose("faq-bot")], rules: { use: older.id, from: null } };
  const asked = planned({ ...input, scenarios: [spec] }, punished).state.scenarios[1]!;
  expect(planLive(state, setting)).toEqual({ ...asked, id: "baseline" });
  expect(() => planLive(state, { ...setting, rules: { id: "none", from: start } })).toThrow(/none/);
});

it("leaves levers out whose violations would be counted on top of unknown ones", () => {
  const { acts: _, ...state } = planned().state;
  expect(leversOffered(state)).not.toContain("buy-reviews");
  expect(leversOffered(state)).toContain("freight-insurance");
});

describe("the scenario file of a setting", () => {
  const settings = [
    ["levers", { levers: [{ ...fullDose("second-daily-pickup"), from: start + 4, dose: 0.6, rampDays: 7 }] }],
    [
      "an effect, a cost and an end",
      {
        levers: [
          {
            ...fullDose("fast-refund"),
            ...{ until: start + 30, adherence: 0.75, effect: { low: 0.2, high: 0.9 } },
            cost: { once: 100, perDay: 2.5, perOrder: 0.1 },
          },
          { ...fullDose("staff-training"), effect: { low: 0.3, high: 0.3 } },
        ],
      },
    ],
    ["nothing", { levers: [] }],
    ["other rules", { levers: [], rules: { id: older.id, from: start + 2 } }],
    ["incidents of the template", { template: "trouble", levers: [fullDose("faq-bot")] }],
  ] as const;

  it.each(settings)("with %s gives the page's numbers again", async (_, changes) => {
    const setting = { template: "baseline", rules: null, ...changes };
    const all: Partial<StudyInput> = { scenarioRules: { [older.id]: older }, replications: 40 };
    const capacity = { pickupsPerDay: 9 };
    const own = [{ id: "baseline", levers: [] }, oldRules, incidents].map((one) => ({ ...one, capacity }));
    const { state } = planned({ ...all, scenarios: own }, punished);
    const view = { day: 12, threshold: 80 };
    const plan = planLive(state, setting);
    const questions = liveQuestions(state, view);
    const { yaml, ownNumbers } = scenarioText(state, setting, plan, {
      ...{ shop: "./s", id: 'my: "plan"', replications: 40, questions },
    });
    expect(ownNumbers).toBe(false);
    const { parse } = await import("yaml");
    const parsed = parseScenarioFile(parse(yaml));
    if (parsed.kind !== "ok") throw new Error(JSON.stringify(parsed.problems));
    const { file } = parsed;
    expect([file.shop, file.rules, formatDay(file.start!)]).toEqual([
      "./s",
      currentRules.id,
      formatDay(start),
    ]);
    const loaded = await loadScenarioRules(file.scenarios, currentRules, [older.id], async () => older);
    if (loaded.kind !== "ok") throw new Error("rules");
    const asked = planStudy(
      studyInput(
        {
          ...{ scenarios: file.scenarios, scenarioRules: loaded.rules, questions: file.questions },
          ...{
            start: file.start!,
            horizon: file.horizon!,
            replications: file.replications!,
            seed: file.seed,
          },
        },
        punished,
      ),
    );
    if (asked.kind !== "ready") throw new Error(JSON.stringify(asked));
    const other = asked.study.state;
    expect(other.scenarios[1]).toEqual({ ...plan, id: 'my: "plan"' });
    const page = { ...state, scenarios: [state.scenarios[0]!, plan] };
    for (const scenario of [0, 1])
      expect(simulateRange(page, scenario, 0, 40)).toEqual(simulateRange(other, scenario, 0, 40));
  });

  it("says when the rules hold the user's own numbers", () => {
    const rules = JSON.parse(
      JSON.stringify(currentRules).replace('"provenance":"official"', '"provenance":"user"'),
    );
    const { state } = planned({ rules });
    const setting = settingOf(state, "baseline");
    const frame = { shop: "./s", id: "x", replications: 40, questions: [] };
    expect(scenarioText(state, setting, planLive(state, setting), frame).ownNumbers).toBe(true);
  });
});

describe("what a template brings along", () => {
  const tables = recordedTables({ ...steadyTruth, ordersPerDay: 12 }, "live products");
  const orders = tables.orders.map((row, i) => ({ ...row, product_id: `p${i % 3}` }));
  const sold = historyOf(recordedShopFacts, { ...tables, orders });
  const delist = { ...fullDose("delist-bad-product"), product: "p1" };
  const scenarios: readonly ScenarioSpec[] = [
    { id: "delist", levers: [delist, { ...fullDose("delist-bad-product"), from: start + 9 }] },
    {
      id: "batch",
      levers: [],
      incidents: [
        { use: "bad-batch", from: start + 2, days: 5, dose: 1, effect: { low: 3, high: 4 }, product: "p2" },
      ],
    },
  ];
  const feedback = { elasticity: 2, cutoff: { below: 60, to: 0.5 } };
  const { state } = planned({ scenarios, feedback, replications: 12 }, sold);

  it("is planned as the study planned it: products and their shares, feedback", () => {
    for (const id of ["baseline", "delist", "batch"])
      expect(planLive(state, settingOf(state, id))).toEqual(state.scenarios.find((one) => one.id === id));
    expect(state.scenarios[1]!.levers[0]!.product?.shares.length).toBeGreaterThan(1);
  });

  it("is in the scenario file", async () => {
    for (const template of ["delist", "batch"]) {
      const setting = settingOf(state, template);
      const plan = planLive(state, setting);
      const frame = { shop: "./s", id: "plan", replications: 12, questions: [] };
      const parsed = parseScenarioFile(
        (await import("yaml")).parse(scenarioText(state, setting, plan, frame).yaml),
      );
      if (parsed.kind !== "ok") throw new Error(JSON.stringify(parsed.problems));
      const { scenarios, feedback: read } = parsed.file;
      const again = planned({ scenarios, feedback: read!, replications: 12 }, sold).state;
      expect(again.scenarios.find(({ id }) => id === "plan")).toEqual({ ...plan, id: "plan" });
      expect(again.scenarios[0]).toEqual(state.scenarios[0]);
    }
  });

  it("leaves out the baseline without feedback, which no file can say, and products that nobody measured", () => {
    expect(templatesOffered(state)).toEqual(["baseline", "delist", "batch"]);
    const setting = { template: "batch", levers: [delist], rules: null };
    expect(() => planLive(state, setting)).toThrow(/p1/);
  });
});

describe("the answer", () => {
  it("is the report's, from parts in any order", async () => {
    const { compare } = await import("../../src/index.ts");
    const spec = {
      id: "pickup",
      levers: [{ ...fullDose("second-daily-pickup"), cost: { once: 5, perDay: 1, perOrder: 0 } }],
    };
    const { state } = planned({ scenarios: [spec], replications: 60 });
    const view = { day: 40, threshold: 83 };
    const outcome = compare(
      studyInput({ scenarios: [spec], replications: 60, questions: liveQuestions(state, view) }),
    );
    if (outcome.kind !== "report") throw new Error(outcome.kind);
    const part = (scenario: number, from: number, to: number) =>
      onlyTotal(simulateRange(state, scenario, from, to)!);
    const parts = (scenario: number) => [part(scenario, 24, 60), part(scenario, 0, 24)];
    expect(firstOf([part(0, 24, 60)], 60)).toBeNull();
    const answer = liveAnswer(state, view, firstOf(parts(1), 60)!, firstOf(parts(0), 60)!, true);
    const [baseline, pickup] = outcome.report.scenarios;
    const last = pickup!.days.at(-1)!;
    expect(answer.difference).toEqual(pickup!.difference);
    expect(answer.scenario).toEqual({ total: last.total, dots: last.dots, answers: pickup!.answers });
    expect(answer.baseline.answers).toEqual(baseline!.answers);
    expect(liveDays(state, firstOf(parts(1), 60)!, firstOf(parts(0), 60)!)).toEqual(
      pickup!.days.map(({ date, difference }) => ({ date, ...difference })),
    );
    expect(answer.cost).toBe(pickup!.cost);
  });
});
