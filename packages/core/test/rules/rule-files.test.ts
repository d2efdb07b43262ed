import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Provenance } from "../../src/rules/provenance.ts";
import { loadRules, ruleVersions } from "../../src/rules/registry.ts";
import { type Mapping, RuleVersion } from "../../src/rules/schema.ts";
import { selectCase } from "../../src/rules/select.ts";

const folder = new URL("../../rules/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const json = (id: string) => JSON.parse(readFileSync(new URL(`${id}.json`, folder), "utf8"));

/** Metric ids of each version, as the contract lists them. */
const metricsOf: Readonly<Record<string, string>> = {
  "douyin-2020-10-09":
    "good-review-rate logistics-good-review-rate service-good-review-rate quality-return-rate " +
    "pickup-hours complaint-rate chat-first-reply-seconds refund-only-hours return-refund-hours",
  "douyin-2021-01":
    "good-review-rate logistics-good-review-rate service-good-review-rate quality-return-rate " +
    "arrival-hours complaint-rate merchant-liability-rate chat-reply-in-3min-rate refund-only-hours " +
    "return-refund-hours",
  "douyin-2021-06-28":
    "bad-review-rate quality-return-rate pickup-in-time-rate delivery-hours complaint-rate " +
    "merchant-liability-rate chat-reply-in-3min-rate refund-only-hours return-refund-hours",
  "douyin-2022":
    "bad-review-rate service-bad-review-rate quality-return-rate pickup-in-time-rate delivery-hours " +
    "complaint-rate merchant-liability-rate chat-reply-in-3min-rate refund-only-hours " +
    "return-refund-hours",
  "douyin-2022-ccr":
    "product-base-score negative-feedback-rate pickup-in-time-rate delivery-hours " +
    "logistics-return-rate complaint-rate merchant-liability-rate chat-reply-in-3min-rate " +
    "chat-dissatisfaction-rate refund-only-hours return-refund-hours",
  "douyin-2023-06-27":
    "bad-review-rate quality-return-rate pickup-in-time-rate delivery-hours shipping-negative-rate " +
    "chat-response-seconds chat-dissatisfaction-rate refund-only-hours return-refund-hours " +
    "after-sale-rejection-rate platform-help-rate",
  "douyin-2024-08":
    "bad-review-rate quality-return-rate pickup-in-time-rate delivery-on-time-rate " +
    "shipping-negative-rate chat-response-seconds chat-dissatisfaction-rate refund-only-hours " +
    "return-refund-hours after-sale-rejection-rate platform-help-rate",
  "douyin-2025-03-15":
    "product-rating quality-return-rate pickup-in-time-rate delivery-on-time-rate " +
    "logistics-return-rate chat-response-seconds after-sale-in-time-rate",
  "douyin-2025-11-19":
    "product-rating quality-return-rate pickup-in-time-rate delivery-on-time-rate " +
    "logistics-return-rate chat-response-seconds after-sale-in-time-rate",
  "douyin-2026-05-07":
    "product-rating quality-return-rate pickup-score delivery-on-time-rate logistics-return-rate " +
    "chat-response-seconds after-sale-in-time-rate",
  "douyin-2026-07-14":
    "product-rating quality-return-rate pickup-score delivery-on-time-rate logistics-return-rate " +
    "chat-response-seconds chat-dissatisfaction-rate after-sale-review-hours platform-help-rate",
  "douyin-2026-09-08":
    "product-rating quality-return-rate pickup-hours delivery-on-time-rate damage-return-rate " +
    "chat-response-seconds chat-dissatisfaction-rate after-sale-review-hours platform-help-rate",
  "guide-2023-08-31":
    "quality-return-rate description-deviation-rate return-handling-hours pickup-hours " +
    "delivery-hours signing-anomaly-rate chat-response-seconds problem-solved-rate " +
    "dispute-satisfaction video-click-ratio detail-completeness banned-word-rate",
};

describe("the registry of rule versions", () => {
  it("lists the files of the folder, each under the id its name promises", () => {
    expect(ruleVersions.map((version) => `${version.id}.json`).sort()).toEqual(files.sort());
    for (const { id } of ruleVersions) expect(json(id).id).toBe(id);
  });

  it("repeats dates and title as the file has them", () => {
    for (const { load: _, ...entry } of ruleVersions) {
      const { id, effectiveFrom, previewFrom, title } = json(entry.id);
      expect(entry).toEqual({ id, effectiveFrom, ...(previewFrom && { previewFrom }), title });
    }
  });

  it("is ascending, the guide that was never in force last", () => {
    const days = ruleVersions.map((version) => version.effectiveFrom ?? "9999-12-31");
    expect(days).toEqual([...new Set(days)].sort());
    expect(ruleVersions.at(-1)).toMatchObject({ id: "guide-2023-08-31", effectiveFrom: null });
    expect(ruleVersions).toHaveLength(13);
  });

  it("loads a version as the file has it", async () => {
    expect(await loadRules("douyin-2026-09-08")).toEqual(json("douyin-2026-09-08"));
  });

  it("names the nearest version where there is none", async () => {
    await expect(loadRules("douyin-2026-9-08")).rejects.toThrow(
      'There is no rule version "douyin-2026-9-08". Did you mean "douyin-2026-09-08"?',
    );
  });
});

describe.each(ruleVersions.map((version) => version.id))("%s", (id) => {
  const rules = RuleVersion.parse(json(id));

  it("is what the schema makes of it: complete, with no default left to fill in", () => {
    expect(rules).toEqual(json(id));
  });

  it("has the metrics of the contract and no other", () => {
    expect(Object.keys(rules.metrics).sort()).toEqual(metricsOf[id]!.split(" ").sort());
  });

  it("weighs every metric of every dimension, a zero where no weight is known", () => {
    for (const { id: dimension } of rules.dimensions) {
      const own = Object.keys(rules.metrics).filter((m) => rules.metrics[m]!.dimension === dimension);
      const weighed = new Set(rules.weights[dimension]!.flatMap((one) => Object.keys(one.weights)));
      expect([...weighed].sort()).toEqual(own.sort());
    }
  });

  it("gives every number a source and a provenance by the object around it", () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string, covered: boolean) => {
      if (typeof node === "number" && !covered) bare.push(path);
      if (typeof node !== "object" || node === null) return;
      const here = covered || ("source" in node && "provenance" in node);
      for (const [key, child] of Object.entries(node)) visit(child, `${path}/${key}`, here);
    };
    visit(rules, "", false);
    expect(bare).toEqual([]);
  });

  it("says what is unknown, and lists no source that nothing names", () => {
    const text = readFileSync(new URL(`${id}.json`, folder), "utf8");
    expect(rules.unknown.length).toBeGreaterThan(0);
    for (const key of Object.keys(rules.sources)) {
      const named = text.includes(`"source": "${key}"`) || text.includes(`（${key}）`);
      if (!named) expect(otherSources).toContain(key);
    }
  });

  it("takes no assumption for an official number", () => {
    const wrong: unknown[] = [];
    const visit = (node: unknown) => {
      if (typeof node !== "object" || node === null) return;
      const { source, provenance } = node as { source?: string; provenance?: Provenance };
      const own = source === "scorecast-defaults";
      const article = source?.startsWith("seed-") === true;
      if (own && provenance !== "assumed") wrong.push(node);
      if (article && provenance !== "seed") wrong.push(node);
      if (provenance === "official" && !/^(aJ|103956)/.test(source ?? "")) wrong.push(node);
      for (const child of Object.values(node)) visit(child);
    };
    visit(rules);
    expect(wrong).toEqual([]);
  });
});

/** Sources that agree with the one a number names. */
const otherSources = ["seed-001", "csdn-124092649", "277762-2023"];

const rulesOf = (id: string) => RuleVersion.parse(json(id));
const tiersOf = (id: string, metric: string) => {
  const mapping: Mapping = rulesOf(id).metrics[metric]!.mapping;
  if (mapping.kind !== "tiers") throw new Error(`${metric} has no tiers in ${id}`);
  return mapping.cases[0]!;
};
const shop = (industry: string | null, shopType: "flagship" | "other" | "individual" = "other") => ({
  industry,
  shopType,
});

describe("the ticks of the page of 2026-02-07", () => {
  /** Metric, points, bound, as seen on one shop's page. */
  const seen = [
    ["product-rating", 70, 4.64],
    ["product-rating", 100, 4.791],
    ["quality-return-rate", 60, 0.0131],
    ["quality-return-rate", 100, 0.0026],
    ["delivery-on-time-rate", 60, 0.7933],
    ["delivery-on-time-rate", 70, 0.8656],
    ["delivery-on-time-rate", 100, 0.9334],
    ["logistics-return-rate", 60, 0.00334],
    ["logistics-return-rate", 70, 0.0018],
    ["logistics-return-rate", 100, 0.00026],
    ["chat-response-seconds", 60, 180],
    ["chat-response-seconds", 70, 120],
    ["chat-response-seconds", 100, 15],
  ] as const;
  const older = [
    ["pickup-in-time-rate", 60, 0.5955],
    ["pickup-in-time-rate", 70, 0.758],
    ["pickup-in-time-rate", 100, 0.9684],
    ["after-sale-in-time-rate", 60, 0.7971],
    ["after-sale-in-time-rate", 70, 0.8549],
    ["after-sale-in-time-rate", 100, 0.8904],
  ] as const;

  it.each([...seen, ...older])("are public in 2025: %s, %d points", (metric, points, bound) => {
    const { below, bounds } = tiersOf("douyin-2025-11-19", metric);
    expect(bounds.find((one) => one.points === points)).toMatchObject({ bound, provenance: "public" });
    expect(below).toBe(50);
  });

  it.each(seen)("are kept in July 2026: %s, %d points", (metric, points, bound) => {
    const { bounds } = tiersOf("douyin-2026-07-14", metric);
    expect(bounds.find((one) => one.points === points)).toMatchObject({ bound, provenance: "public" });
  });

  it("leave the reading of the first rating tick assumed", () => {
    expect(tiersOf("douyin-2025-03-15", "product-rating").bounds[0]).toMatchObject({
      bound: 4.568,
      provenance: "assumed",
    });
  });

  it("have missing ticks equally spaced between their known neighbours", () => {
    for (const [metric] of [...seen, ...older]) {
      const { bounds } = tiersOf("douyin-2025-11-19", metric);
      expect(bounds.map((one) => one.points)).toEqual([60, 70, 80, 90, 100]);
      const known = bounds.flatMap((one, i) => (one.provenance === "public" ? [i] : []));
      for (const [k, from] of known.slice(0, -1).entries()) {
        const to = known[k + 1]!;
        const step = (bounds[to]!.bound - bounds[from]!.bound) / (to - from);
        for (let i = from + 1; i < to; i++) {
          const straight = bounds[from]!.bound + step * (i - from);
          expect(Math.abs(bounds[i]!.bound / straight - 1)).toBeLessThan(0.002);
        }
      }
    }
  });
});

describe("windows", () => {
  it("are days 104 to 15 ago for the paid cohorts of 2021 and 2022, 90 days for the others", () => {
    for (const id of ["douyin-2021-06-28", "douyin-2022", "douyin-2022-ccr"]) {
      const { metrics } = rulesOf(id);
      for (const [name, { windows, parameters }] of Object.entries(metrics))
        expect([name, windows]).toEqual([
          name,
          parameters.cohort === "paid"
            ? [{ fromDaysAgo: 104, toDaysAgo: 15, share: 1 }]
            : [{ fromDaysAgo: 90, toDaysAgo: 1, share: 1 }],
        ]);
    }
  });

  it("are 30 days from 2023 on", () => {
    for (const { id, effectiveFrom } of ruleVersions)
      if (effectiveFrom !== null && effectiveFrom >= "2023-06-27")
        for (const { windows } of Object.values(rulesOf(id).metrics))
          expect(windows).toEqual([{ fromDaysAgo: 30, toDaysAgo: 1, share: 1 }]);
  });

  it("blend 30 and 7 days in the guide", () => {
    for (const { windows } of Object.values(rulesOf("guide-2023-08-31").metrics))
      expect(windows).toEqual([
        { fromDaysAgo: 30, toDaysAgo: 1, share: 0.7 },
        { fromDaysAgo: 7, toDaysAgo: 1, share: 0.3 },
      ]);
  });
});

describe("what counts", () => {
  it("names the quality reasons of each era", () => {
    const reasons = (id: string, metric = "quality-return-rate") =>
      rulesOf(id).metrics[metric]!.parameters.reasons;
    for (const id of ["douyin-2020-10-09", "douyin-2021-01", "douyin-2021-06-28", "douyin-2022"])
      expect(reasons(id)).toEqual(["quality", "mismatch", "damage", "logistics"]);
    expect(reasons("douyin-2022-ccr", "negative-feedback-rate")).toEqual(["quality", "mismatch", "damage"]);
    for (const id of ["douyin-2023-06-27", "douyin-2025-11-19", "douyin-2026-07-14"])
      expect(reasons(id)).toEqual(["quality", "mismatch", "damage"]);
    expect(reasons("douyin-2026-09-08")).toEqual(["quality", "mismatch"]);
    expect(reasons("douyin-2026-09-08", "damage-return-rate")).toEqual(["damage"]);
  });

  it("leaves out only abnormal orders before 2023, then five types", () => {
    const types = (id: string) => rulesOf(id).orderTypesLeftOut.types.map((one) => one.type);
    expect(types("douyin-2022-ccr")).toEqual(["abnormal"]);
    for (const id of ["douyin-2023-06-27", "douyin-2026-09-08"])
      expect(types(id).sort()).toEqual(["abnormal", "gift", "instant-refund", "low-price", "lucky-bag"]);
  });

  it("leaves lucky bags out of two rates from May 2023 on", () => {
    const { metrics } = rulesOf("douyin-2022-ccr");
    const from = Object.entries(metrics).flatMap(([id, metric]) =>
      (metric.orderTypesLeftOut ?? []).filter((one) => one.type === "lucky-bag").map((one) => [id, one.from]),
    );
    expect(from).toEqual([
      ["negative-feedback-rate", "2023-05-01"],
      ["logistics-return-rate", "2023-05-01"],
    ]);
  });

  it("gives pickups their points by started hour: 100 to 12 hours, straight down to 50 at 72", () => {
    for (const id of ["douyin-2026-05-07", "douyin-2026-07-14"]) {
      const { pointsByHour, compensatedPoints, restHours } = rulesOf(id).metrics["pickup-score"]!.parameters;
      expect(pointsByHour).toHaveLength(73);
      const at = (hours: number) => pointsByHour![hours - 1]!;
      expect([1, 12, 24, 36, 48, 60, 72, 73].map(at)).toEqual([100, 100, 90, 80, 70, 60, 50, 50]);
      for (let hour = 13; hour <= 72; hour++) expect(at(hour - 1) - at(hour)).toBeCloseTo(10 / 12, 10);
      expect([compensatedPoints, restHours]).toEqual([50, { from: 18, until: 6 }]);
    }
  });
});

describe("weights", () => {
  const weights = (
    id: string,
    table: "dimensions" | "product" | "logistics" | "service",
    of = shop("女装"),
  ) => selectCase(rulesOf(id).weights[table]!, of);

  it("are the known ones of 2021 and 2022", () => {
    expect(weights("douyin-2021-06-28", "dimensions")).toMatchObject({
      weights: { product: 50, logistics: 15, service: 35 },
      provenance: "public",
    });
    for (const id of ["douyin-2022", "douyin-2022-ccr"])
      expect(weights(id, "dimensions")).toMatchObject({
        weights: { product: 42.5, logistics: 20, service: 37.5 },
        provenance: "seed",
      });
  });

  it("follow the published service rows by industry and shop type", () => {
    const row = (industry: string, type: "flagship" | "other" | "individual") => {
      const { weights: w, provenance } = weights("douyin-2026-07-14", "service", shop(industry, type));
      expect(provenance).toBe("official");
      const order = ["chat-dissatisfaction-rate", "chat-response-seconds", "after-sale-review-hours"];
      return [...order, "platform-help-rate"].map((id) => w[id]);
    };
    expect(row("女装", "other")).toEqual([20, 40, 20, 20]);
    expect(row("女装", "individual")).toEqual([20, 40, 20, 20]);
    expect(row("女装", "flagship")).toEqual([25, 25, 25, 25]);
    expect(row("护肤", "flagship")).toEqual([20, 25, 30, 25]);
    expect(row("男装", "flagship")).toEqual([20, 20, 30, 30]);
    expect(row("水果", "other")).toEqual([25, 25, 25, 25]);
    expect(row("跨境大健康", "other")).toEqual([30, 35, 20, 15]);
    expect(row("没有的行业", "other")).toEqual([25, 25, 25, 25]);
    for (const id of ["douyin-2026-05-07", "douyin-2026-07-14", "douyin-2026-09-08"])
      expect(rulesOf(id).weights.service).toHaveLength(101);
  });

  it("have the older service rows before July 2026: official in May, assumed in 2025", () => {
    const men = (id: string) => weights(id, "service", shop("男装", "flagship"));
    const expected = { "after-sale-in-time-rate": 70, "chat-response-seconds": 30 };
    expect(men("douyin-2026-05-07")).toMatchObject({ weights: expected, provenance: "official" });
    expect(men("douyin-2025-11-19")).toMatchObject({ weights: expected, provenance: "assumed" });
    expect(weights("douyin-2026-05-07", "service", shop(null)).weights).toEqual({
      "after-sale-in-time-rate": 50,
      "chat-response-seconds": 50,
    });
  });

  it("know the luxury industry of September 2026 by its new name and its old one", () => {
    const luxury = weights("douyin-2026-09-08", "service", shop("奢侈品"));
    expect(luxury.weights["chat-dissatisfaction-rate"]).toBe(40);
    expect(weights("douyin-2026-09-08", "service", shop("二手数码百货"))).toEqual(luxury);
  });

  it("have the official cross-border tables, without a pickup metric", () => {
    const cross = (id: string, industry: string) => ({
      d: Object.values(weights(id, "dimensions", shop(industry)).weights),
      p: Object.values(weights(id, "product", shop(industry)).weights),
      l: weights(id, "logistics", shop(industry)).weights,
    });
    const before = { "delivery-on-time-rate": 70, "logistics-return-rate": 30 };
    const after = { "delivery-on-time-rate": 70, "damage-return-rate": 30 };
    const v7 = "douyin-2026-07-14";
    const v8 = "douyin-2026-09-08";
    expect(cross(v7, "跨境大健康")).toEqual({ d: [40, 30, 30], p: [90, 10], l: before });
    expect(cross(v7, "跨境大快消")).toEqual({ d: [40, 30, 30], p: [90, 10], l: before });
    expect(cross(v7, "跨境时尚")).toEqual({ d: [50, 25, 25], p: [75, 25], l: before });
    expect(cross(v8, "跨境大健康").d).toEqual([25, 20, 55]);
    expect(cross(v8, "跨境大快消").d).toEqual([47, 20, 33]);
    expect(cross(v8, "跨境时尚")).toEqual({ d: [44, 20, 36], p: [75, 25], l: after });
    for (const id of [v7, v8])
      expect(weights(id, "dimensions", shop("跨境时尚")).provenance).toBe("official");
  });

  it("group the domestic industries of September 2026 like the cross-border ones, as an assumption", () => {
    const group = (industry: string | null) => weights("douyin-2026-09-08", "dimensions", shop(industry));
    expect(group("女装")).toMatchObject({ weights: { product: 44, logistics: 20, service: 36 } });
    expect(group("药品")).toMatchObject({ weights: { product: 25, logistics: 20, service: 55 } });
    expect(group("食品饮料")).toMatchObject({ weights: { product: 47, logistics: 20, service: 33 } });
    expect(group(null).provenance).toBe("assumed");
  });
});

describe("the floor of 2026", () => {
  it.each([
    ["other shop", shop("女装"), 500],
    ["flagship", shop("女装", "flagship"), 300],
    ["listed industry", shop("家电"), 300],
    ["cross-border flagship", shop("跨境时尚", "flagship"), 300],
    ["no industry", shop(null), 500],
  ] as const)("counts few orders: %s", (_name, of, below) => {
    for (const id of ["douyin-2026-05-07", "douyin-2026-07-14"]) {
      const floor = rulesOf(id).floor!;
      expect([floor.points, selectCase(floor.fewOrders, of).below]).toEqual([80, below]);
    }
  });

  it("names 22 industries", () => {
    expect(rulesOf("douyin-2026-07-14").floor!.fewOrders[0]!.for!.industries).toHaveLength(22);
  });

  it("holds for three metrics in May and five in July; dissatisfied chats at any number of orders", () => {
    const floored = (id: string) =>
      Object.entries(rulesOf(id).metrics).flatMap(([metric, { floor }]) =>
        floor ? [[metric, floor.atMost, floor.needsFewOrders]] : [],
      );
    const three = ["product-rating", "quality-return-rate", "logistics-return-rate"].map((m) => [m, 3, true]);
    expect(floored("douyin-2026-05-07")).toEqual(three);
    expect(floored("douyin-2026-07-14")).toEqual([
      ...three,
      ["chat-dissatisfaction-rate", 3, false],
      ["platform-help-rate", 3, true],
    ]);
    expect(floored("douyin-2026-09-08")).toEqual([]);
  });
});

describe("frame", () => {
  it.each([
    ["douyin-2021-06-28", 3, 5, 2],
    ["douyin-2026-07-14", 50, 100, 0],
    ["douyin-2026-09-08", 0, 100, 0],
    ["guide-2023-08-31", 0, 100, 0],
  ])("%s runs from %d to %d and shows %d digits", (id, min, max, digits) => {
    const { total, display } = rulesOf(id);
    expect([total.min, total.max, display.digits]).toEqual([min, max, digits]);
  });

  it("has stages: always, by orders without growth, growth of 70 and 60", () => {
    const stages = (id: string) => rulesOf(id).stages;
    expect(stages("douyin-2022").kind).toBe("always");
    expect(stages("douyin-2023-06-27")).toMatchObject({ minimumOrders: 30, growth: null });
    expect(stages("douyin-2026-09-08")).toMatchObject({
      minimumOrders: 30,
      growth: { score: 70, loweredTo: 60, newShopDays: 90, notForShopTypes: ["individual"], indicators: [] },
    });
  });

  it("protects the winter of 2022, and previews June 2021", () => {
    expect(rulesOf("douyin-2022-ccr").protections).toMatchObject([
      { from: "2022-12-22", until: "2023-03-31" },
    ]);
    expect(rulesOf("douyin-2021-06-28").previewFrom).toBe("2021-06-07");
  });
});

describe("assumed distributions and lines", () => {
  it("takes arrival from delivery's peers, and shipping feedback from the logistics ticks", () => {
    const peers = (id: string, metric: string) => {
      const mapping: Mapping = rulesOf(id).metrics[metric]!.mapping;
      return mapping.kind === "peer-rank" ? mapping.peers[0]!.values : null;
    };
    expect(peers("douyin-2021-01", "arrival-hours")).toEqual([120, 84, 72, 48, 24]);
    expect(peers("douyin-2021-06-28", "delivery-hours")).toEqual([120, 84, 72, 48, 24]);
    const bounds = tiersOf("douyin-2023-06-27", "shipping-negative-rate").bounds;
    expect(bounds.map((one) => one.bound)).toEqual([0.00334, 0.0018, 0.001287, 0.000773, 0.00026]);
    expect(new Set(bounds.map((one) => one.provenance))).toEqual(new Set(["assumed"]));
  });

  it("has points rise from 50 to 100 along September 2026's lines, six knots each", () => {
    for (const { mapping } of Object.values(rulesOf("douyin-2026-09-08").metrics)) {
      if (mapping.kind !== "piecewise-linear") throw new Error("expected lines");
      const points = mapping.cases[0]!.knots.map(([, p]) => p);
      const rising = [50, 60, 70, 80, 90, 100];
      expect([rising, [...rising].reverse()]).toContainEqual(points);
    }
  });

  it("leaves the guide's terms without a number unscored", () => {
    const { metrics } = rulesOf("guide-2023-08-31");
    const open = Object.keys(metrics).filter((id) => metrics[id]!.mapping.kind === "unpublished");
    expect(open.sort()).toEqual(
      [
        "banned-word-rate",
        "delivery-hours",
        "detail-completeness",
        "dispute-satisfaction",
        "problem-solved-rate",
        "quality-return-rate",
      ].sort(),
    );
    expect(metrics["signing-anomaly-rate"]!.mapping).toMatchObject({
      cases: [
        {
          knots: [
            [0, 100],
            [0.03, 60],
            [0.06, 50],
          ],
        },
      ],
    });
  });
});
