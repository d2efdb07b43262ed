import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadRules, parseDay, ruleVersionInForce, type ScoreInput, scoreShop } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { adaptedSpec } from "../../src/generate/adapted-spec.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { type ShopPresetName, shopPresets } from "../../src/generate/presets/index.ts";
import { presetStories, troublesOf } from "../../src/generate/presets/stories.ts";
import { shopHistory } from "../../src/generate/shop-history.ts";
import type { ShopSpec } from "../../src/generate/shop-spec.ts";

const names = Object.keys(shopPresets) as ShopPresetName[];
const troubled = names.flatMap((name) =>
  presetStories[name].troubles.map(({ metric, on }) => ({ name, metric, on })),
);
const seeds = ["one", "two", "three"];

/** The score under the rules in force on the day, and each metric's points. */
async function scored(spec: ShopSpec, seed: string, on: string) {
  const asOf = parseDay(on)!;
  const rules = await loadRules(ruleVersionInForce(asOf).id);
  const history = shopHistory(generateShop(spec, seed));
  const input: ScoreInput = {
    ...{ history, input: "", rules, inForce: true, asOf, program: "", consequences: [] },
  };
  const report = scoreShop(input);
  const points = Object.fromEntries(report.metrics.map(({ id, score }) => [id, score]));
  return { report, points };
}

it("every preset has a file of its name and a story in both languages", () => {
  const folder = fileURLToPath(new URL("../../src/generate/presets/", import.meta.url));
  const files = readdirSync(folder).map((file) => file.replace(".ts", ""));
  for (const name of names) {
    expect(files).toContain(name);
    expect(shopPresets[name].shop.id).toBe(name);
    for (const text of [presetStories[name].title, presetStories[name].about]) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en).toMatch(/^[ -~]+$/);
    }
  }
  expect(names.length).toBeGreaterThanOrEqual(8);
  expect(new Set(Object.values(presetStories).map(({ about }) => about.zh)).size).toBe(names.length);
});

describe.each(troubled)("$name on $on", ({ name, metric, on }) => {
  it.each(seeds)(`suffers in ${metric} and in nothing as much, seed %s`, async (seed) => {
    const { points } = await scored(shopPresets[name], seed, on);
    const others = Object.entries(points).filter(
      ([id]) => !presetStories[name].troubles.some((trouble) => trouble.metric === id),
    );
    expect(points[metric]).toBeLessThanOrEqual(72);
    if (name === "in-crisis") return; // everything is wrong there
    for (const [id, value] of others) expect([id, (value ?? 100) >= points[metric]!]).toEqual([id, true]);
  });

  const { incidents } = shopPresets[name];
  it.skipIf(incidents.length === 0).each(seeds)("owes it to its incidents, seed %s", async (seed) => {
    const { points } = await scored(shopPresets[name], seed, on);
    const quiet = await scored({ ...shopPresets[name], incidents: [] }, seed, on);
    expect(quiet.points[metric]!).toBeGreaterThan(points[metric]! + 8);
  });
});

describe.each([
  ["steady-fashion", "2026-10-12"],
  ["flagship-3c", "2026-11-01"],
  ["fresh-fruit", "2026-11-01"],
  ["bad-batch", "2026-10-01"],
  ["courier-strike", "2026-10-10"],
  ["live-stream-surge", "2026-10-21"],
] as const)("%s on %s", (name, on) => {
  it.each(seeds)("is healthy while nothing goes wrong, seed %s", async (seed) => {
    const { report, points } = await scored(shopPresets[name], seed, on);
    expect(report.total).toBeGreaterThan(75);
    for (const metric of ["quality-return-rate", "delivery-on-time-rate", "product-rating"])
      expect([metric, points[metric]! > 72]).toEqual([metric, true]);
  });
});

it("earns the flagship its three bonuses", async () => {
  const { report } = await scored(shopPresets["flagship-3c"], "bonus", "2026-11-01");
  const earned = report.adjustments.filter(({ points }) => points > 0).map(({ id }) => id);
  expect(earned.sort()).toEqual(["freight-insurance", "home-installation", "next-day-delivery"]);
});

it("leaves products that nobody installs without a word about installation", () => {
  const { orders } = generateShop(shopPresets["flagship-3c"], "installed");
  const lock = orders.filter(({ product_id }) => product_id === "3703000000000000302");
  expect(new Set(lock.map(({ installed }) => installed))).toEqual(new Set(["", "0", "1"]));
  const phones = orders.filter(({ product_id }) => product_id === "3703000000000000304");
  expect(new Set(phones.map(({ installed }) => installed))).toEqual(new Set([""]));
});

it("moves a trouble with the shop's first day, and drops it when the days end before", () => {
  const spec = shopPresets["bad-batch"];
  const [trouble] = presetStories["bad-batch"].troubles;
  expect(troublesOf("bad-batch", spec)).toEqual([trouble]);
  expect(troublesOf("bad-batch", adaptedSpec(spec, { start: "2026-07-09" }))).toEqual([
    { ...trouble, on: "2026-11-06" },
  ]);
  expect(troublesOf("bad-batch", adaptedSpec(spec, { days: 119 }))).toEqual([]);
});
