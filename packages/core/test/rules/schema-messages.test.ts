import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseRules } from "../../src/rules/parse-rules.ts";

// biome-ignore lint/suspicious/noExplicitAny: a broken fixture has no type
type Broken = any;

const read = (id: string) =>
  JSON.parse(readFileSync(new URL(`../../rules/${id}.json`, import.meta.url), "utf8"));

/** What is wrong with the version once `break_` has been at it, as "path: message". */
function messages(id: string, break_: (rules: Broken) => void): string[] {
  const rules = read(id);
  break_(rules);
  return (parseRules(rules).issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

const V2 = "douyin-2021-06-28";
const V7 = "douyin-2026-07-14";
const V8 = "douyin-2026-09-08";
const GUIDE = "guide-2023-08-31";

/** Name, version, how it is broken, and the one message that must come of it. */
const fixtures: [string, string, (rules: Broken) => void, string][] = [
  [
    "a date that is none",
    V8,
    (r) => {
      r.effectiveFrom = "2026-9-8";
    },
    'effectiveFrom: expected a date such as "2026-09-08"',
  ],
  [
    "a source that is not listed",
    V8,
    (r) => {
      r.metrics["pickup-hours"].source = "aJoPP";
    },
    'metrics.pickup-hours.source: "aJoPP" is not listed under sources; add it there, with title, url and dates',
  ],
  [
    "a source of parameters that is not listed",
    V8,
    (r) => {
      r.metrics["delivery-on-time-rate"].parameters.source = "hearsay";
    },
    'metrics.delivery-on-time-rate.parameters.source: "hearsay" is not listed under sources; add it there, with title, url and dates',
  ],
  [
    "a window that ends before it starts",
    V2,
    (r) => {
      r.metrics["quality-return-rate"].windows[0].fromDaysAgo = 14;
    },
    "metrics.quality-return-rate.windows.0: fromDaysAgo must not be less than toDaysAgo: the window starts before it ends",
  ],
  [
    "window shares that miss 1",
    GUIDE,
    (r) => {
      r.metrics["pickup-hours"].windows[1].share = 0.2;
    },
    "metrics.pickup-hours.windows: window shares sum to 0.8999999999999999; make them sum to 1",
  ],
  [
    "weights that miss 100",
    V7,
    (r) => {
      r.weights.service[3].weights["platform-help-rate"] = 25;
    },
    "weights.service.3.weights: weights sum to 105; make them sum to 100",
  ],
  [
    "a weight of a metric that the version lacks",
    V8,
    (r) => {
      r.weights.logistics[1].weights = {
        "pickup-score": 15,
        "delivery-on-time-rate": 70,
        "damage-return-rate": 15,
      };
    },
    'weights.logistics.1.weights.pickup-score: "pickup-score" is no metric of dimension logistics of this version; remove it or add its rule',
  ],
  [
    "a weight of a dimension that the version lacks",
    V8,
    (r) => {
      r.weights.dimensions[0].weights = { product: 44, logistics: 20, content: 36 };
    },
    'weights.dimensions.0.weights.content: "content" is no dimension of this version; remove it or add its rule',
  ],
  [
    "weights without a case for everybody",
    V8,
    (r) => {
      r.weights.product.at(-1).for = { shopTypes: ["other"] };
    },
    "weights.product.1.for: the last case must be for everybody: remove its `for`",
  ],
  [
    "tiers without a case for everybody",
    V7,
    (r) => {
      r.metrics["product-rating"].mapping.cases[0].for = { industries: ["女装"] };
    },
    "metrics.product-rating.mapping.cases: the last case must be for everybody: remove its `for`",
  ],
  [
    "lines without a case for everybody",
    V8,
    (r) => {
      r.metrics["product-rating"].mapping.cases[0].for = { industries: ["女装"] };
    },
    "metrics.product-rating.mapping.cases: the last case must be for everybody: remove its `for`",
  ],
  [
    "a tier that is no better than the one before",
    V7,
    (r) => {
      r.metrics["quality-return-rate"].mapping.cases[0].bounds[2].bound = 0.012;
    },
    "metrics.quality-return-rate.mapping.cases.0.bounds.2: bound 0.012 for 80 points is not better than the one before; order bounds by rising points",
  ],
  [
    "a tier with fewer points than the one before",
    V7,
    (r) => {
      r.metrics["product-rating"].mapping.cases[0].bounds[1].points = 60;
    },
    "metrics.product-rating.mapping.cases.0.bounds.1: bound 4.64 for 60 points is not better than the one before; order bounds by rising points",
  ],
  [
    "knots that do not rise",
    V8,
    (r) => {
      r.metrics["pickup-hours"].mapping.cases[0].knots[2][0] = 12;
    },
    "metrics.pickup-hours.mapping.cases.0.knots.2: knot values must rise: 12 follows 12",
  ],
  [
    "quantiles that do not rise",
    V2,
    (r) => {
      r.metrics["complaint-rate"].mapping.quantiles[2] = 0.25;
    },
    "metrics.complaint-rate.mapping.quantiles.2: quantiles must rise: 0.25 comes late",
  ],
  [
    "points that do not match the quantiles",
    V2,
    (r) => {
      r.metrics["complaint-rate"].mapping.points.pop();
    },
    "metrics.complaint-rate.mapping.points: 4 points for 5 quantiles; give one for each",
  ],
  [
    "peers that do not match the quantiles",
    V2,
    (r) => {
      r.metrics["complaint-rate"].mapping.peers[0].values.pop();
    },
    "metrics.complaint-rate.mapping.peers.0.values: 4 values for 5 quantiles; give one for each",
  ],
  [
    "peers out of order",
    V2,
    (r) => {
      r.metrics["complaint-rate"].mapping.peers[0].values[2] = 0.009;
    },
    "metrics.complaint-rate.mapping.peers.0.values.2: peer values must be strictly ordered from worst to best",
  ],
  [
    "a floor on a metric that the version lacks",
    V7,
    (r) => {
      r.metrics["product-rating"].floor.tally = { metric: "bad-review-rate", part: "numerator" };
    },
    'metrics.product-rating.floor.tally.metric: "bad-review-rate" is no metric of this version',
  ],
  [
    "a floor of a metric in a version without one",
    V7,
    (r) => {
      r.floor = null;
      for (const id of Object.keys(r.metrics)) if (id !== "product-rating") delete r.metrics[id].floor;
    },
    "metrics.product-rating.floor: the version has no floor; give its points and orders under floor",
  ],
  [
    "few orders without a case for everybody",
    V7,
    (r) => {
      r.floor.fewOrders.pop();
    },
    "floor.fewOrders.1.for: the last case must be for everybody: remove its `for`",
  ],
  [
    "a range upside down",
    V8,
    (r) => {
      r.total.min = 100;
    },
    "total.min: min 100 is not below max 100",
  ],
  [
    "a preview that is none",
    V2,
    (r) => {
      r.previewFrom = "2021-06-28";
    },
    "previewFrom: the preview must start before the version is in force",
  ],
  [
    "a table for buyers out of order",
    V8,
    (r) => {
      r.buyerDisplay.scores[1].from = 97;
    },
    "buyerDisplay.scores.1.from: 97 follows 97; order the rows from the highest down",
  ],
  [
    "stars out of order",
    V8,
    (r) => {
      r.buyerDisplay.stars[4].from = 3.6;
    },
    "buyerDisplay.stars.4.from: 3.6 follows 3.5; order the rows from the highest down",
  ],
  [
    "an adjustment's id used twice",
    V8,
    (r) => {
      r.transition[0].id = "brushing";
    },
    'transition.0.id: "brushing" is the id of an earlier adjustment; choose another',
  ],
  [
    "a key that nobody knows",
    V8,
    (r) => {
      r.metrics["pickup-hours"].windwos = [];
    },
    'metrics.pickup-hours.windwos: unknown key "windwos": did you mean "windows"?',
  ],
  [
    "a key that nobody knows, and nothing near",
    V8,
    (r) => {
      r.xyzzy = 1;
    },
    'xyzzy: unknown key "xyzzy": remove it',
  ],
];

describe("a broken rule file", () => {
  it.each(fixtures)("is told about %s", (_name, id, break_, message) => {
    expect(messages(id, break_)).toEqual([message]);
  });

  it("is told about everything at once", () => {
    const found = messages(V8, (rules) => {
      rules.weights.product[0].weights["product-rating"] = 1;
      rules.total.source = "nowhere";
    });
    expect(found).toHaveLength(2);
  });

  it("is told about a tally that is neither a metric nor a count, at its place", () => {
    const found = messages(V7, (rules) => {
      rules.metrics["product-rating"].floor.tally = { metric: "product-rating", part: "top" };
    });
    expect(found).toEqual([
      expect.stringMatching(/^metrics\.product-rating\.floor\.tally\.part: .*numerator/),
    ]);
  });

  it("is told about a mapping of no known kind", () => {
    const found = messages(V8, (rules) => {
      rules.metrics["pickup-hours"].mapping.kind = "curve";
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^metrics\.pickup-hours\.mapping\.kind: /);
  });

  it.each([null, "rules", 7, []])("is a list of issues for %j, never a throw", (document) => {
    const { rules, issues } = parseRules(document);
    expect([rules, issues!.length]).toEqual([null, 1]);
    expect(issues![0]!.path).toEqual([]);
  });
});

it("parses a good file into rules, without issues", () => {
  expect(parseRules(read(V8))).toEqual({ rules: read(V8), issues: null });
});
