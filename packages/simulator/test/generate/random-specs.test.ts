import { assert, constantFrom, double, integer, property, record, subarray } from "fast-check";
import { expect, it } from "vitest";
import { adaptedSpec, withIncidents } from "../../src/generate/adapted-spec.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { dayText } from "../../src/generate/local-time.ts";
import { parseShopSpec } from "../../src/generate/parse-shop-spec.ts";
import { plantedIncidents } from "../../src/generate/planted-incidents.ts";
import { type ShopPresetName, shopPresets } from "../../src/generate/presets/index.ts";
import { shopDayLines } from "../../src/generate/shop-days.ts";
import { toShopFolder } from "../../src/generate/shop-folder.ts";
import type { ShopSpec } from "../../src/generate/shop-spec.ts";
import { shopLaws } from "./shop-laws.ts";

const presets = Object.keys(shopPresets) as ShopPresetName[];
const incidents = Object.keys(plantedIncidents) as (keyof typeof plantedIncidents)[];

/** A shop of any preset, volume and length, with any incidents, promotions and room in the courier's van. */
const specs = record({
  preset: constantFrom(...presets),
  days: integer({ min: 1, max: 30 }),
  ordersPerDay: integer({ min: 1, max: 40 }),
  planted: subarray(incidents),
  from: integer({ min: -3, max: 28 }),
  lasts: integer({ min: 1, max: 8 }),
  share: double({ min: 0, max: 1, noNaN: true }),
  capacity: integer({ min: 1, max: 60 }),
  promotion: double({ min: 0, max: 5, noNaN: true }),
}).map(({ preset, days, ordersPerDay, planted, from, lasts, share, capacity, promotion }): ShopSpec => {
  const adapted = adaptedSpec(shopPresets[preset], { days, ordersPerDay, start: "2026-10-01" });
  const day = dayText(20_727 + from);
  const spec = withIncidents(
    adapted,
    planted.map((id) => plantedIncidents[id].plant(adapted, day, lasts)),
  );
  return {
    ...spec,
    demand: {
      ...spec.demand,
      cancelShare: share,
      promotions: [{ name: "618", from: day, days: lasts, factor: promotion }],
    },
    handling: {
      ...spec.handling,
      splitShare: share,
      ...(capacity > 30 ? {} : { roundCapacity: capacity }),
    },
    afterSales: { ...spec.afterSales, rejectShare: share, reapplyShare: 1 - share, arbitrationShare: share },
    complaints: { ...spec.complaints, souredFactor: 100 * share },
  };
});

it("keeps every law of a shop's tables, whatever the spec", () => {
  assert(
    property(specs, (spec) => {
      expect(parseShopSpec(JSON.parse(JSON.stringify(spec)))).toEqual({ kind: "ok", spec });
      const tables = generateShop(spec, "random");
      for (const law of Object.values(shopLaws)) law(tables, spec);
    }),
    { numRuns: 40, seed: 4 },
  );
}, 120_000);

it("writes the lines of each day as the rows have them, whatever the spec", () => {
  assert(
    property(specs, (spec) => {
      const texts: Record<string, string> = {};
      let days = 0;
      for (const sheets of shopDayLines(spec, "lines")) {
        days++;
        for (const [table, sheet] of Object.entries(sheets))
          texts[`${table}.csv`] = (texts[`${table}.csv`] ?? "") + new TextDecoder().decode(sheet.take());
      }
      const { "shop.yaml": _, ...whole } = toShopFolder(generateShop(spec, "lines"));
      const bodies = Object.entries(whole).map(([file, text]) => [file, text.slice(text.indexOf("\n") + 1)]);
      expect(texts).toEqual(Object.fromEntries(bodies));
      expect(days).toBe(spec.days);
    }),
    { numRuns: 25, seed: 5 },
  );
}, 120_000);
