import { describe, expect, it } from "vitest";
import { applyOverrides, type Overrides, parseOverrides } from "../../src/rules/overrides.ts";
import { loadRules } from "../../src/rules/registry.ts";
import { withDraw, withoutDraws } from "../../src/rules/rule-draws.ts";
import type { RuleVersion } from "../../src/rules/schema.ts";

const V2 = await loadRules("douyin-2021-06-28");
const V4 = await loadRules("douyin-2022-ccr");
const V7 = await loadRules("douyin-2026-07-14");
const V8 = await loadRules("douyin-2026-09-08");
const GUIDE = await loadRules("guide-2023-08-31");

const user = { source: "user", provenance: "user" };

function applied(rules: RuleVersion, overrides: Overrides): RuleVersion {
  const { rules: result, issues } = applyOverrides(rules, overrides);
  expect(issues).toBeNull();
  return result!;
}
function refused(rules: RuleVersion, overrides: Overrides): string[] {
  const { rules: result, issues } = applyOverrides(rules, overrides);
  expect(result).toBeNull();
  return issues!.map(({ path, message }) => `${path.join(".")}: ${message}`);
}
const parseMessages = (document: unknown) =>
  parseOverrides(document).issues!.map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("overrides", () => {
  it("change nothing when empty, but for the user as a source", () => {
    const result = applied(V8, {});
    expect({ ...result, sources: V8.sources }).toEqual(V8);
  });

  it("leave the rules that they are given untouched", () => {
    const before = JSON.stringify(V7);
    applied(V7, {
      weights: { product: { "product-rating": 60, "quality-return-rate": 40 } },
      deliveryDays: 2,
    });
    expect(JSON.stringify(V7)).toBe(before);
  });

  it("replace tiers, each bound the user's, the direction and the lowest points the version's", () => {
    const { metrics } = applied(V7, {
      metrics: {
        "quality-return-rate": {
          tiers: [
            { points: 60, bound: 0.02 },
            { points: 100, bound: 0.005 },
          ],
        },
      },
    });
    expect(metrics["quality-return-rate"]!.mapping).toEqual({
      kind: "tiers",
      better: "lower",
      cases: [
        {
          below: 50,
          bounds: [
            { points: 60, bound: 0.02, ...user },
            { points: 100, bound: 0.005, ...user },
          ],
          ...user,
        },
      ],
    });
  });

  it("may give tiers where the version has lines: better as the lines say", () => {
    const tiers = [
      { points: 60, bound: 40 },
      { points: 100, bound: 10 },
    ];
    const { metrics } = applied(V8, { metrics: { "pickup-hours": { tiers, below: 55 } } });
    expect(metrics["pickup-hours"]!.mapping).toMatchObject({
      kind: "tiers",
      better: "lower",
      cases: [{ below: 55 }],
    });
    const rating = { points: 100, bound: 4.8 };
    const one = applied(V8, { metrics: { "product-rating": { tiers: [rating] } } });
    expect(one.metrics["product-rating"]!.mapping).toMatchObject({
      better: "higher",
      cases: [{ below: 50 }],
    });
  });

  it("may give tiers where the points were direct: better as the bounds say", () => {
    const tiers = [
      { points: 60, bound: 70 },
      { points: 100, bound: 95 },
    ];
    const { metrics } = applied(V7, { metrics: { "pickup-score": { tiers } } });
    expect(metrics["pickup-score"]!.mapping).toMatchObject({ kind: "tiers", better: "higher" });
  });

  it("take the direction of peers, and of the bounds where nothing else says it", () => {
    const rising = [
      { points: 60, bound: 0.02 },
      { points: 100, bound: 0.005 },
    ];
    const better = (rules: RuleVersion, id: string, tiers: { points: number; bound: number }[]) => {
      const { mapping } = applied(rules, { metrics: { [id]: { tiers } } }).metrics[id]!;
      return mapping.kind === "tiers" ? mapping.better : null;
    };
    expect(better(V2, "complaint-rate", rising)).toBe("lower");
    expect(better(V2, "complaint-rate", [{ points: 60, bound: 0.02 }])).toBe("lower");
    expect(better(V2, "pickup-in-time-rate", [{ points: 60, bound: 0.02 }])).toBe("higher");
    expect(better(V7, "pickup-score", rising)).toBe("lower");
    expect(better(V7, "pickup-score", [{ points: 60, bound: 70 }])).toBe("higher");
    expect(better(GUIDE, "banned-word-rate", rising)).toBe("lower");
    expect(better(GUIDE, "banned-word-rate", [{ points: 60, bound: 70 }])).toBe("higher");
  });

  it("of tiers start from the least points of the metric's own dimension", () => {
    const rules: RuleVersion = structuredClone(V8);
    rules.dimensions.find(({ id }) => id === "logistics")!.clamp.min = 20;
    const { mapping } = applied(rules, {
      metrics: { "pickup-hours": { tiers: [{ points: 90, bound: 10 }] } },
    }).metrics["pickup-hours"]!;
    expect(mapping).toMatchObject({ cases: [{ below: 20 }] });
  });

  it("of nothing but a source leave the mapping the version's", () => {
    const { metrics } = applied(V7, { metrics: { "product-rating": { source: "user" } } });
    expect(metrics["product-rating"]).toEqual(V7.metrics["product-rating"]);
  });

  it("may lower only what is below every tier", () => {
    const { metrics } = applied(V7, { metrics: { "product-rating": { below: 40 } } });
    const { mapping } = metrics["product-rating"]!;
    if (mapping.kind !== "tiers" || V7.metrics["product-rating"]!.mapping.kind !== "tiers")
      throw new Error("expected tiers");
    expect(mapping.cases[0]).toMatchObject({ below: 40, ...user });
    expect(mapping.cases[0]!.bounds).toEqual(V7.metrics["product-rating"]!.mapping.cases[0]!.bounds);
    expect(refused(V8, { metrics: { "product-rating": { below: 40 } } })).toEqual([
      "metrics.product-rating.below: below goes with tiers; give the tiers as well",
    ]);
  });

  it("replace knots", () => {
    const knots: [number, number][] = [
      [10, 100],
      [60, 50],
    ];
    const { metrics } = applied(V8, { metrics: { "pickup-hours": { knots } } });
    expect(metrics["pickup-hours"]!.mapping).toEqual({
      kind: "piecewise-linear",
      cases: [{ knots, ...user }],
    });
  });

  it("replace the peers, once or dated", () => {
    const values = [0.05, 0.02, 0.01, 0.005, 0];
    const once = applied(V2, { metrics: { "complaint-rate": { peers: values } } });
    expect(once.metrics["complaint-rate"]!.mapping).toMatchObject({
      kind: "peer-rank",
      peers: [{ values, ...user }],
    });
    const dated = [
      { from: "2021-06-01", values },
      { from: "2021-06-05", values: [0.04, 0.02, 0.01, 0.005, 0] },
    ];
    const twice = applied(V2, { metrics: { "complaint-rate": { peers: dated } } });
    expect(twice.metrics["complaint-rate"]!.mapping).toMatchObject({
      peers: dated.map((one) => ({ ...one, ...user })),
    });
    expect(refused(V8, { metrics: { "pickup-hours": { peers: [1, 2] } } })).toEqual([
      "metrics.pickup-hours.peers: douyin-2026-09-08 does not rank pickup-hours among peers; give tiers or knots instead",
    ]);
  });

  it("give the value of a metric that no file gives, and of no other", () => {
    const { metrics } = applied(V4, { metrics: { "product-base-score": { value: 4.7 } } });
    expect(metrics["product-base-score"]).toMatchObject({ value: 4.7, ...user });
    expect(refused(V8, { metrics: { "pickup-hours": { value: 12 } } })).toEqual([
      "metrics.pickup-hours.value: pickup-hours is counted from the shop's files; only a metric that no file gives takes a value",
    ]);
  });

  it("replace the hourly points and a limit in hours, with the definition then the user's", () => {
    const pointsByHour = [100, 75, 50];
    const { metrics } = applied(V7, { metrics: { "pickup-score": { pointsByHour } } });
    expect(metrics["pickup-score"]!.parameters).toMatchObject({
      pointsByHour,
      compensatedPoints: 50,
      ...user,
    });
    const limited = applied(V2, { metrics: { "pickup-in-time-rate": { limitHours: 48 } } });
    expect(limited.metrics["pickup-in-time-rate"]!.parameters).toMatchObject({ limitHours: 48, ...user });
    expect(refused(V8, { metrics: { "pickup-hours": { limitHours: 48, pointsByHour } } })).toEqual([
      "metrics.pickup-hours.pointsByHour: pickup-hours has no points by hour",
      "metrics.pickup-hours.limitHours: pickup-hours has no limit in hours",
    ]);
  });

  it("replace weights for everybody", () => {
    const service = {
      "chat-dissatisfaction-rate": 10,
      "chat-response-seconds": 20,
      "after-sale-review-hours": 30,
      "platform-help-rate": 40,
    };
    const dimensions = { product: 50, logistics: 20, service: 30 };
    const { weights } = applied(V8, { weights: { dimensions, service } });
    expect(weights.dimensions).toEqual([{ weights: dimensions, ...user }]);
    expect(weights.service).toEqual([{ weights: service, ...user }]);
    expect(weights.product).toEqual(V8.weights.product);
  });

  it("replace the order types left out, the delivery days and the growth standards", () => {
    const result = applied(V8, {
      orderTypesLeftOut: ["gift", "abnormal"],
      deliveryDays: 5,
      growthIndicators: [{ metric: "chat-response-seconds", atMost: 180 }],
    });
    expect(result.orderTypesLeftOut).toEqual({ types: [{ type: "gift" }, { type: "abnormal" }], ...user });
    expect(result.metrics["delivery-on-time-rate"]!.parameters).toEqual({ deliveryDays: 5, ...user });
    expect(result.stages).toMatchObject({
      growth: { indicators: [{ metric: "chat-response-seconds", atMost: 180, ...user }] },
    });
    const missing = { growthIndicators: [{ metric: "chat-respons-seconds", atMost: 180 }] };
    expect(refused(V8, missing)[0]).toMatch(
      /growthIndicators\.0.*chat-respons-seconds.*chat-response-seconds/,
    );
    const uncounted = { growthIndicators: [{ tally: { count: "bad-reviews" }, atMost: 3 }] };
    expect(refused(V8, uncounted)[0]).toMatch(/growthIndicators\.0\.tally.*"bad-reviews"/);
    const foreign = {
      growthIndicators: [{ tally: { metric: "complaint-rate", part: "numerator" as const }, atMost: 3 }],
    };
    expect(refused(V8, foreign)[0]).toMatch(/growthIndicators\.0\.tally.*"complaint-rate"/);
    expect(refused(V2, { growthIndicators: [], deliveryDays: 2 })).toEqual([
      "growthIndicators: douyin-2021-06-28 has no growth stage; remove the key",
      "deliveryDays: no metric of douyin-2021-06-28 has a delivery deadline",
    ]);
  });

  it("may name their own sources", () => {
    const { metrics, sources } = applied(V8, {
      sources: { page: { title: "抖店后台，2026年9月20日" } },
      metrics: {
        "pickup-hours": {
          knots: [
            [1, 100],
            [2, 50],
          ],
          source: "page",
        },
      },
    });
    expect(sources["page"]).toEqual({ title: "抖店后台，2026年9月20日" });
    expect(metrics["pickup-hours"]!.mapping).toMatchObject({
      cases: [{ source: "page", provenance: "user" }],
    });
    const missing = refused(V8, { metrics: { "pickup-hours": { source: "pgae" } } });
    const valid = [...Object.keys(V8.sources), "user"].join(", ");
    expect(missing[0]).toBe(`metrics.pickup-hours.source: "pgae" is no source: valid: ${valid}`);
  });
});

describe("what is wrong with overrides", () => {
  it("names the nearest metric, dimension and weight", () => {
    expect(refused(V8, { metrics: { "pickup-hour": { knots: [] as never } } })).toEqual([
      'metrics.pickup-hour: "pickup-hour" is no metric of this version: did you mean "pickup-hours"?',
    ]);
    const product = { "product-ratings": 90, "quality-return-rate": 10 };
    expect(refused(V8, { weights: { product } })).toEqual([
      'weights.product.product-ratings: "product-ratings" is no weight here: did you mean "product-rating"?',
    ]);
    expect(refused(V8, { weights: { dimensions: { product: 50, logistic: 50 } } })).toEqual([
      'weights.dimensions.logistic: "logistic" is no weight here: did you mean "logistics"?',
    ]);
  });

  it("points into the user's document where the finished rules do not hold", () => {
    expect(refused(V8, { weights: { product: { "product-rating": 90, "quality-return-rate": 5 } } })).toEqual(
      ["weights.product: weights sum to 95; make them sum to 100"],
    );
    const tiers = [
      { points: 60, bound: 0.01 },
      { points: 80, bound: 0.02 },
    ];
    expect(refused(V7, { metrics: { "quality-return-rate": { tiers } } })).toEqual([
      "metrics.quality-return-rate.tiers.1: bound 0.02 for 80 points is not better than the one before; order bounds by rising points",
    ]);
    const knots: [number, number][] = [
      [2, 100],
      [1, 50],
    ];
    expect(refused(V8, { metrics: { "pickup-hours": { knots } } })).toEqual([
      "metrics.pickup-hours.knots.1: knot values must rise: 1 follows 2",
    ]);
    expect(refused(V2, { metrics: { "complaint-rate": { peers: [0.02, 0.01] } } })).toEqual([
      "metrics.complaint-rate.peers.0.values: 2 values for 5 quantiles; give one for each",
    ]);
  });

  it("says where the version itself does not hold, at its own place", () => {
    const broken = (break_: (rules: RuleVersion) => void) => {
      const rules: RuleVersion = structuredClone(V7);
      break_(rules);
      return refused(rules, {});
    };
    expect(
      broken((rules) => {
        rules.total.min = 100;
      }),
    ).toEqual(["total.min: min 100 is not below max 100"]);
    expect(
      broken((rules) => {
        rules.metrics["product-rating"]!.windows[0]!.share = 0.5;
      }),
    ).toEqual(["metrics.product-rating.windows: window shares sum to 0.5; make them sum to 1"]);
    expect(
      broken((rules) => {
        const { mapping } = rules.metrics["product-rating"]!;
        if (mapping.kind === "tiers") mapping.cases[0]!.for = { industries: ["女装"] };
      }),
    ).toEqual([
      "metrics.product-rating.mapping.cases: the last case must be for everybody: remove its `for`",
    ]);
    const unranked: RuleVersion = structuredClone(V2);
    const { mapping } = unranked.metrics["complaint-rate"]!;
    if (mapping.kind === "peer-rank") mapping.points.pop();
    expect(refused(unranked, {})).toEqual([
      "metrics.complaint-rate.mapping.points: 4 points for 5 quantiles; give one for each",
    ]);
  });

  it("refuses the weight of another dimension's metric, and standards without a growth stage", () => {
    expect(refused(V8, { weights: { product: { "pickup-hours": 100 } } })).toEqual([
      'weights.product.pickup-hours: "pickup-hours" is no weight here: valid: product-rating, quality-return-rate',
    ]);
    const ungrown: RuleVersion = structuredClone(V8);
    if (ungrown.stages.kind === "by-orders") ungrown.stages.growth = null;
    expect(refused(ungrown, { growthIndicators: [] })).toEqual([
      `growthIndicators: ${V8.id} has no growth stage; remove the key`,
    ]);
  });

  it("refuses two ways of mapping at once, and rules they are not for", () => {
    const both = { tiers: [{ points: 60, bound: 1 }], knots: [[0, 100]] as [number, number][] };
    expect(refused(V8, { metrics: { "pickup-hours": both } })).toEqual([
      "metrics.pickup-hours.knots: give one of tiers, knots, not 2",
    ]);
    expect(refused(V8, { base: V7.id })).toEqual([
      'base: these overrides are for "douyin-2026-07-14" but are applied to "douyin-2026-09-08"; choose that version, or change base',
    ]);
    expect(applyOverrides(V8, { base: V8.id }).issues).toBeNull();
  });

  it("is found when the document is read", () => {
    expect(parseMessages({ metric: {} })).toEqual(['metric: unknown key "metric": did you mean "metrics"?']);
    expect(parseMessages({ metrics: { "pickup-hours": { teirs: [] } } })).toEqual([
      'metrics.pickup-hours.teirs: unknown key "teirs": did you mean "tiers"?',
    ]);
    expect(parseMessages({ deliveryDays: -1 })[0]).toMatch(/^deliveryDays: /);
    expect(parseMessages({ orderTypesLeftOut: ["gifts"] })[0]).toMatch(/^orderTypesLeftOut\.0: .*"gift"/);
    expect(parseMessages({ weights: { service: { a: 101 } } })[0]).toMatch(/^weights\.service\.a: /);
    expect(parseMessages(null)).toHaveLength(1);
  });

  it("is nothing for a good document", () => {
    const document = {
      base: V8.id,
      deliveryDays: 2,
      metrics: {
        "pickup-hours": {
          knots: [
            [1, 100],
            [9, 50],
          ],
        },
      },
    };
    expect(parseOverrides(document)).toEqual({ overrides: document, issues: null });
  });
});

describe("draws of learnt rules", () => {
  const draws = [
    {
      metrics: {
        "pickup-hours": {
          knots: [
            [4, 100],
            [40, 50],
          ],
        },
      },
      weights: {},
    },
    { weights: { dimensions: { product: 40, logistics: 30, service: 30 } } },
  ] satisfies Overrides["draws"];

  it("become mappings and weights of the version, each the user's", () => {
    const rules = applied(V8, { draws });
    expect(rules.metrics).toEqual(V8.metrics);
    expect(rules.draws).toEqual([
      {
        metrics: {
          "pickup-hours": {
            kind: "piecewise-linear",
            cases: [
              {
                knots: [
                  [4, 100],
                  [40, 50],
                ],
                ...user,
              },
            ],
          },
        },
        weights: {},
      },
      {
        metrics: {},
        weights: { dimensions: [{ weights: { product: 40, logistics: 30, service: 30 }, ...user }] },
      },
    ]);
  });

  it("replace what they name and leave the rest; without them the rules are certain", () => {
    const rules = applied(V8, { draws });
    const [first, second] = rules.draws!.map((draw) => withDraw(rules, draw));
    expect(first!.draws).toBeUndefined();
    expect(first!.metrics["pickup-hours"]!.mapping).toEqual(rules.draws![0]!.metrics["pickup-hours"]);
    expect(first!.weights).toEqual(rules.weights);
    expect(second!.metrics).toEqual(rules.metrics);
    expect(second!.weights.dimensions[0]!.weights).toEqual({ product: 40, logistics: 30, service: 30 });
    expect({ ...withoutDraws(rules), sources: V8.sources }).toEqual(V8);
  });

  it("are refused with their place, as the numbers themselves are", () => {
    expect(
      refused(V8, {
        draws: [
          { metrics: { "pickup-hour": {} } },
          {
            metrics: {
              "pickup-hours": {
                knots: [
                  [9, 80],
                  [9, 70],
                ],
              },
            },
          },
          { weights: { dimensions: { product: 50, logistics: 30, service: 30 } } },
        ],
      }),
    ).toEqual([
      'draws.0.metrics.pickup-hour: "pickup-hour" is no metric of this version: did you mean "pickup-hours"?',
      "draws.1.metrics.pickup-hours.knots.1: knot values must rise: 9 follows 9",
      "draws.2.weights.dimensions: weights sum to 110; make them sum to 100",
    ]);
  });
});
