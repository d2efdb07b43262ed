import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadRules, ruleVersions } from "../../src/rules/registry.ts";
import type { RuleVersion } from "../../src/rules/schema.ts";
import { selectCase } from "../../src/rules/select.ts";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const versions = await Promise.all(ruleVersions.map((version) => loadRules(version.id)));
const byId = (id: string) => versions.find((version) => version.id === id)!;

describe("the 101 published rows of service weights", () => {
  const rows = read("service-weights-2026.csv").trim().split("\n").slice(1);
  const types = {
    通用: ["flagship", "other", "individual"],
    旗舰: ["flagship"],
    非旗舰: ["other", "individual"],
  };
  const before = ["after-sale-in-time-rate", "chat-response-seconds"];
  const after = [
    "chat-dissatisfaction-rate",
    "chat-response-seconds",
    "after-sale-review-hours",
    "platform-help-rate",
  ];

  it.each([
    ["douyin-2025-03-15", before, 2],
    ["douyin-2025-11-19", before, 2],
    ["douyin-2026-05-07", before, 2],
    ["douyin-2026-07-14", after, 4],
    ["douyin-2026-09-08", after, 4],
  ] as const)("are those of %s, cell by cell", (id, metrics, first) => {
    expect(rows).toHaveLength(101);
    for (const row of rows) {
      const [industry, type, ...cells] = row.split(",");
      const expected = cells.slice(first - 2, first - 2 + metrics.length).map(Number);
      for (const shopType of types[type as keyof typeof types]) {
        const shop = { industry: industry!, shopType: shopType as "other" };
        const { weights } = selectCase(byId(id).weights.service, shop);
        expect([row, Object.keys(weights), Object.values(weights)]).toEqual([row, metrics, expected]);
      }
    }
  });
});

interface Defaults {
  readonly tiers: Record<
    string,
    { better: string; below60: number; bounds: { score: number; bound: number; flag: string }[] }
  >;
  readonly v8Knots: Record<string, [number, number][]>;
  readonly peerQuantiles: Record<string, { quantiles: number[]; values: number[]; points: number[] }>;
  readonly weights: Record<string, { d: number[]; m: object; l: object; s: object | string }>;
}

describe("the table of assumed defaults", () => {
  const defaults: Defaults = JSON.parse(read("assumed-defaults.json"));
  /** Metrics that take the numbers of a related one. */
  const standIn: Record<string, string> = {
    "arrival-hours": "delivery-hours",
    "shipping-negative-rate": "logistics-return-rate",
  };
  const fiveOrHundred = versions.filter((version) => version.effectiveFrom !== null);

  it.each(fiveOrHundred.map((rules) => [rules.id, rules] as const))(
    "is in %s, number by number",
    (_id, rules) => {
      for (const [id, { mapping }] of Object.entries(rules.metrics)) {
        const key = standIn[id] ?? id;
        if (mapping.kind === "tiers") {
          const { better, below60, bounds } = defaults.tiers[key]!;
          expect([id, mapping.better, mapping.cases[0]!.below]).toEqual([id, better, below60]);
          expect([
            id,
            mapping.cases[0]!.bounds.map(({ points, bound }) => ({ score: points, bound })),
          ]).toEqual([id, bounds.map(({ score, bound }) => ({ score, bound }))]);
        }
        if (mapping.kind === "piecewise-linear")
          expect([id, mapping.cases[0]!.knots]).toEqual([
            id,
            [...defaults.v8Knots[key]!].sort(([a], [b]) => a - b),
          ]);
        if (mapping.kind === "peer-rank") {
          const { quantiles, points, peers } = mapping;
          expect([id, { quantiles, points, values: peers[0]!.values }]).toEqual([
            id,
            defaults.peerQuantiles[key],
          ]);
        }
      }
    },
  );

  it.each(["2025-03-15", "2025-11-19", "2026-05-07", "2026-07-14"])(
    "has its known ticks public in %s",
    (date) => {
      const rank = { K: "public", S: "seed" } as Record<string, string>;
      for (const [id, { mapping }] of Object.entries(byId(`douyin-${date}`).metrics))
        if (mapping.kind === "tiers")
          expect([id, mapping.cases[0]!.bounds.map((one) => one.provenance)]).toEqual([
            id,
            defaults.tiers[id]!.bounds.map(({ flag }) => rank[flag] ?? "assumed"),
          ]);
    },
  );

  it.each(Object.entries(defaults.weights))(
    "has the weights of %s for a shop without industry",
    (id, table) => {
      const rules: RuleVersion = byId(id);
      const shop = { industry: null, shopType: "other" } as const;
      const weights = (cases: RuleVersion["weights"]["product"]) =>
        Object.fromEntries(
          Object.entries(selectCase(cases, shop).weights)
            .filter(([, weight]) => weight > 0)
            .map(([metric, weight]) => [standIn[metric] ?? metric, weight]),
        );
      expect(Object.values(weights(rules.weights.dimensions))).toEqual(table.d);
      expect(weights(rules.weights.product)).toEqual(table.m);
      expect(weights(rules.weights.logistics)).toEqual(table.l);
      if (typeof table.s === "object") expect(weights(rules.weights.service)).toEqual(table.s);
    },
  );
});
