import { parseDay, type RuleVersion } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { causes } from "../../src/diagnose/causes/registry.ts";
import { causeLines } from "../../src/diagnose/diagnose-shop.ts";
import { groundOf } from "../../src/diagnose/ground.ts";
import { standardsWith } from "../../src/diagnose/standards.ts";
import { adaptedSpec } from "../../src/generate/adapted-spec.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { shopPresets } from "../../src/generate/presets/index.ts";
import { shopHistory } from "../../src/generate/shop-history.ts";
import type { ShopSpec } from "../../src/generate/shop-spec.ts";
import { currentRules, rulesOf } from "../rules.ts";

const AS_OF = parseDay("2026-11-01")!;
const checks = Object.keys(causes).length;

/** The causes of a generated shop, and its score. */
function diagnosed(spec: ShopSpec, seed: string, rules: RuleVersion = currentRules) {
  const ground = groundOf(shopHistory(generateShop(spec, seed)), rules, AS_OF, standardsWith({}), checks);
  return { lines: causeLines(ground), total: ground.scored.evaluation.formal, ground };
}

const found = (lines: ReturnType<typeof causeLines>) => lines.filter(({ verdict }) => verdict === "found");

describe("a shop with a known trouble", () => {
  it.each([
    ["bad-batch", "bad-batch", { by: "product", name: "3704000000000000401" }, "2026-09-29", "2026-10-05"],
    ["courier-strike", "courier-strike", { by: "courier", name: "韵达快递" }, "2026-10-08", "2026-10-13"],
    ["live-stream-surge", "order-surge", null, "2026-10-19", "2026-10-23"],
  ] as const)(
    "%s: its cause, where and when, about as dear as its twin is better",
    (preset, cause, unit, from, to) => {
      const spec = adaptedSpec(shopPresets[preset], { ordersPerDay: 22 });
      const { lines, total } = diagnosed(spec, "diagnose");
      const first = lines[0]!;
      expect([first.id, first.verdict]).toEqual([cause, "found"]);
      expect(first.units).toEqual(unit === null ? [] : [unit]);
      expect([first.span!.from, first.span!.from >= from && first.span!.from <= to]).toEqual([
        first.span!.from,
        true,
      ]);
      expect(first.evidence[0]!.items.length).toBeGreaterThan(0);
      expect(first.levers.length).toBeGreaterThan(0);
      const twin = diagnosed({ ...spec, incidents: [] }, "diagnose");
      expect(found(twin.lines)).toEqual([]);
      const truth = twin.total - total;
      expect(truth).toBeGreaterThan(2);
      expect(first.points!).toBeGreaterThan(truth / 2);
      expect(first.points!).toBeLessThan(2 * truth);
      expect(first.interval![0]).toBeLessThanOrEqual(first.points!);
      expect(first.interval![1]).toBeGreaterThanOrEqual(first.points!);
    },
  );

  it("names the hours in which nobody is at the chat", () => {
    const { lines } = diagnosed(adaptedSpec(shopPresets["understaffed-chat"], { days: 120 }), "chat");
    const line = lines.find(({ id }) => id === "unstaffed-hours")!;
    expect(line.verdict).toBe("found");
    expect(line.units.map(({ name }) => name)).toEqual(expect.arrayContaining(["19:00", "20:00", "21:00"]));
    expect(line.units.map(({ name }) => name)).not.toContain("12:00");
  });
});

it.each([5, 60])("a sound shop with %i orders a day raises no alarm", (ordersPerDay) => {
  const spec = { ...adaptedSpec(shopPresets["live-stream-surge"], { ordersPerDay }), incidents: [] };
  const alarms = found(diagnosed(spec, "sound").lines).filter(({ kind }) => kind === "trouble");
  expect(alarms).toEqual([]);
});

it("a cause that no metric of the version feels is told and not sized; the version that has the metric sizes it", () => {
  const tables = generateShop(adaptedSpec(shopPresets["small"], {}), "listings");
  const listings = Array.from({ length: 30 }, (_, d) => ({
    date: new Date((AS_OF - 1 - d) * 86_400_000).toISOString().slice(0, 10),
    product_id: "1",
    video_click_rate: "0.05",
    category_video_click_rate: "0.1",
    detail_completeness: "1",
    banned_words: "0",
  }));
  const history = shopHistory({ ...tables, listings } as never);
  const lineOf = (rules: RuleVersion) =>
    causeLines(groundOf(history, rules, AS_OF, standardsWith({}), checks)).find(
      ({ id }) => id === "low-video-clicks",
    )!;
  expect(lineOf(currentRules)).toMatchObject({ verdict: "found", felt: false, points: null });
  expect(lineOf(rulesOf("guide-2023-08-31")).felt).toBe(true);
  const without = causeLines(groundOf(shopHistory(tables), currentRules, AS_OF, standardsWith({}), checks));
  const missing = without.find(({ id }) => id === "low-video-clicks")!;
  expect([missing.verdict, missing.says.en]).toEqual(["cannot-tell", "listings.csv would tell"]);
});

it("every cause has a verdict and a sentence, whatever files are missing and whatever version scores", () => {
  const whole = shopHistory(generateShop(adaptedSpec(shopPresets["small"], {}), "bare"));
  const bare = {
    ...whole,
    parcels: null,
    reviews: null,
    afterSales: null,
    chats: null,
    complaints: null,
    violations: null,
  };
  for (const history of [whole, bare])
    for (const id of ["douyin-2026-09-08", "douyin-2025-03-15", "douyin-2021-06-28", "guide-2023-08-31"]) {
      const lines = causeLines(groundOf(history, rulesOf(id), AS_OF, standardsWith({}), checks));
      expect(lines.map((line) => line.id).sort()).toEqual(Object.keys(causes).sort());
      for (const { says, points, verdict } of lines) {
        expect(`${says.zh}${says.en}`).not.toMatch(/NaN|undefined|Infinity/);
        expect(says.en).not.toMatch(/\p{Script=Han}/u);
        if (verdict === "cannot-tell") expect(points).toBeNull();
      }
    }
  const lines = causeLines(groundOf(bare, currentRules, AS_OF, standardsWith({}), checks));
  expect(found(lines).filter(({ kind }) => kind === "trouble")).toEqual([]);
  expect(lines.filter(({ verdict }) => verdict === "cannot-tell").length).toBeGreaterThan(15);
});
