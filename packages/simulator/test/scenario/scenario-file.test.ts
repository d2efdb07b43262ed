import { parseDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { parseScenarioFile, scenarioJsonSchema } from "../../src/schema.ts";

const example = {
  shop: "./my-shop",
  rules: "douyin-2026-09-08",
  start: "2026-10-01",
  horizon: "60d",
  replications: 10000,
  seed: "autumn-plan",
  scenarios: {
    baseline: {},
    "evening-pickup": {
      levers: [
        {
          use: "second-daily-pickup",
          from: "2026-10-08",
          until: "2026-12-01",
          ramp: "7d",
          dose: 1,
          adherence: 0.9,
          effect: "0.3 to 0.6",
          cost: { once: 2000, perDay: 150, perOrder: 0.2 },
        },
      ],
    },
    nothing: null,
  },
  questions: ["P(total >= 80 on 2026-11-11)"],
};

it("reads the example of the contract", () => {
  expect(parseScenarioFile(example)).toEqual({
    kind: "ok",
    file: {
      shop: "./my-shop",
      rules: "douyin-2026-09-08",
      start: parseDay("2026-10-01"),
      horizon: 60,
      replications: 10000,
      seed: "autumn-plan",
      scenarios: [
        { id: "baseline", levers: [] },
        {
          id: "evening-pickup",
          levers: [
            {
              use: "second-daily-pickup",
              from: parseDay("2026-10-08"),
              until: parseDay("2026-12-01"),
              rampDays: 7,
              dose: 1,
              adherence: 0.9,
              effect: { low: 0.3, high: 0.6 },
              cost: { once: 2000, perDay: 150, perOrder: 0.2 },
            },
          ],
        },
        { id: "nothing", levers: [] },
      ],
      questions: ["P(total >= 80 on 2026-11-11)"],
      interactions: false,
      feedback: null,
      goal: null,
    },
  });
});

it("reads how demand follows the score, and nothing of it where the file says nothing", () => {
  const feedback = { elasticity: 1.5, delay: "2d", most: 1.2, cutoff: { below: 60, to: 0.1 } };
  expect(parseScenarioFile({ feedback })).toMatchObject({
    file: { feedback: { elasticity: 1.5, delayDays: 2, most: 1.2, cutoff: { below: 60, to: 0.1 } } },
  });
  expect(parseScenarioFile({})).toMatchObject({ file: { feedback: null } });
});

it("reads incidents, rules and the shop's capacity", () => {
  const parsed = parseScenarioFile({
    capacity: { pickupsPerDay: 300, agents: 2 },
    scenarios: {
      trouble: {
        incidents: [{ use: "courier-strike", from: "2026-10-20", days: 5, dose: 0.5, effect: "0.4 to 0.8" }],
      },
      "own rules": { rules: { from: "2026-11-01", overrides: { weights: { dimensions: {} } } } },
      old: { rules: "douyin-2026-07-14" },
    },
  });
  const capacity = { pickupsPerDay: 300, agents: 2 };
  expect(parsed).toMatchObject({
    file: {
      scenarios: [
        { id: "baseline", levers: [], capacity },
        {
          id: "trouble",
          capacity,
          incidents: [
            {
              use: "courier-strike",
              from: parseDay("2026-10-20"),
              days: 5,
              dose: 0.5,
              effect: { low: 0.4, high: 0.8 },
            },
          ],
        },
        {
          id: "own rules",
          rules: { use: null, from: parseDay("2026-11-01"), overrides: { weights: { dimensions: {} } } },
        },
        { id: "old", rules: { use: "douyin-2026-07-14", from: null } },
      ],
    },
  });
});

it("takes an empty file for no wishes", () => {
  for (const nothing of [null, undefined, {}])
    expect(parseScenarioFile(nothing)).toMatchObject({
      kind: "ok",
      file: { scenarios: [], horizon: null, seed: null },
    });
});

describe("effects", () => {
  const effect = (written: unknown) =>
    parseScenarioFile({ scenarios: { a: { levers: [{ use: "fast-refund", effect: written }] } } });
  it.each([
    [0.4, { low: 0.4, high: 0.4 }],
    ["0.4", { low: 0.4, high: 0.4 }],
    ["30% 至 60%", { low: 0.3, high: 0.6 }],
    ["-1~2.5", { low: -1, high: 2.5 }],
  ])("%j is understood", (written, meant) => {
    expect(effect(written)).toMatchObject({ file: { scenarios: [{ levers: [{ effect: meant }] }] } });
  });
  it("and nonsense is not", () => {
    expect(effect("a lot")).toMatchObject({
      kind: "problems",
      problems: [{ path: ["scenarios", "a", "levers", 0, "effect"] }],
    });
  });
});

describe("what is wrong is said with its place and its remedy", () => {
  const said = (document: unknown) => {
    const parsed = parseScenarioFile(document);
    if (parsed.kind === "ok") throw new Error("accepted");
    for (const { text } of parsed.problems) expect(text.zh).toMatch(/\p{Script=Han}/u);
    return parsed.problems.map(({ path, text }) => `${path.join(".")}: ${text.en}`);
  };
  it.each([
    [{ horizn: "60d" }, /^horizn: there is no key "horizn"; did you mean "horizon"\?/],
    [{ horizon: "two months" }, /^horizon: "two months" does not fit; expected a number of days such as 60d/],
    [{ start: "2026-02-30" }, /^start: "2026-02-30" does not fit; expected a date/],
    [{ start: "1 October" }, /^start: "1 October" does not fit; expected a date/],
    [{ replications: 1.5 }, /^replications: 1.5 does not fit; expected a whole number from 2/],
    [
      { scenarios: { a: { lever: [] } } },
      /^scenarios\.a\.lever: there is no key "lever"; did you mean "levers"\?/,
    ],
    [
      { scenarios: { a: { incidents: [{ use: "curier-strike", days: "5d" }] } } },
      /^scenarios\.a\.incidents\.0\.use: .*did you mean "courier-strike"/,
    ],
    [
      { scenarios: { a: { incidents: [{ use: "bad-batch" }] } } },
      /^scenarios\.a\.incidents\.0\.days: missing: expected a number of days/,
    ],
    [
      { scenarios: { a: { incidents: [{ use: "bad-batch", days: 0 }] } } },
      /^scenarios\.a\.incidents\.0\.days: 0 does not fit/,
    ],
    [
      { scenarios: { a: { incidents: [{ use: "bad-batch", days: 3, ramp: "2d" }] } } },
      /^scenarios\.a\.incidents\.0\.ramp: there is no key "ramp"/,
    ],
    [
      { scenarios: { a: { rules: 7 } } },
      /^scenarios\.a\.rules: 7 does not fit; expected a rule version's id/,
    ],
    [
      { scenarios: { a: { rules: { use: "x", from: "soon" } } } },
      /^scenarios\.a\.rules\.from: "soon" does not fit; expected a date/,
    ],
    [{ feedback: { elastisity: 1, elasticity: 1 } }, /^feedback\.elastisity: .*did you mean "elasticity"/],
    [{ feedback: { elasticity: 99 } }, /^feedback\.elasticity: 99 does not fit; expected percent/],
    [{ feedback: { delay: "1d" } }, /^feedback\.elasticity: missing: expected percent/],
    [
      { feedback: { elasticity: 1, cutoff: { below: 60, too: 0.1, to: 0.1 } } },
      /^feedback\.cutoff\.too: .*did you mean "to"/,
    ],
    [{ capacity: { agent: 3 } }, /^capacity\.agent: .*did you mean "agents"/],
    [{ capacity: { pickupsPerDay: 0 } }, /^capacity\.pickupsPerDay: 0 does not fit; expected orders/],
    [
      { scenarios: { a: { levers: [{ from: "2026-10-01" }] } } },
      /^scenarios\.a\.levers\.0\.use: missing: expected the id/,
    ],
    [
      { scenarios: { a: { levers: [{ use: "second-daily-pikup" }] } } },
      /^scenarios\.a\.levers\.0\.use: .*did you mean "second-daily-pickup"/,
    ],
    [
      { scenarios: { a: { levers: [{ use: "fast-refund", adherance: 1 }] } } },
      /adherance: .*did you mean "adherence"/,
    ],
    [
      { scenarios: { a: { levers: [{ use: "fast-refund", adherence: 2 }] } } },
      /adherence: 2 does not fit; expected a share/,
    ],
    [
      { scenarios: { a: { levers: [{ use: "fast-refund", cost: { perday: 1 } }] } } },
      /cost\.perday: .*did you mean "perDay"/,
    ],
    [
      { scenarios: { a: { levers: [{ use: "fast-refund", cost: { once: -5 } }] } } },
      /cost\.once: -5 does not fit/,
    ],
    [{ scenarios: [] }, /^scenarios: \[\] does not fit; expected scenarios by name/],
    [{ questions: [7] }, /^questions\.0: 7 does not fit; expected a question/],
    ["just text", /^: "just text" does not fit; expected keys/],
  ])("%j", (document, message) => {
    expect(said(document)).toEqual([expect.stringMatching(message)]);
  });
  it("all of it at once", () => {
    expect(said({ horizn: 1, start: "x", scenarios: { a: { levers: [{ usee: "y" }] } } })).toHaveLength(4);
  });
});

it("has a JSON Schema for editors", () => {
  const schema = scenarioJsonSchema() as { properties: object; additionalProperties: boolean };
  expect(Object.keys(schema.properties)).toContain("scenarios");
  expect(schema.additionalProperties).toBe(false);
});
