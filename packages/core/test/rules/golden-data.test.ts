import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDay } from "../../src/clocks/shop-day.ts";
import { ruleVersionInForce } from "../../src/rules/in-force.ts";
import { loadRules } from "../../src/rules/registry.ts";
import type { Bonus, Deduction, RuleVersion } from "../../src/rules/schema.ts";
import { matches } from "../../src/rules/select.ts";

interface Case {
  readonly id: string;
  readonly input: Record<string, number | number[]>;
  readonly expect: Record<string, number>;
  readonly expect_V8_only: Record<string, number>;
}
const file = new URL("../golden/golden-cases.json", import.meta.url);
const cases: Case[] = JSON.parse(readFileSync(file, "utf8"));
const golden = (id: string) => cases.find((one) => one.id === id)!;

const V7A = await loadRules("douyin-2026-05-07");
const V7B = await loadRules("douyin-2026-07-14");
const V8 = await loadRules("douyin-2026-09-08");

const buyer = ({ buyerDisplay }: RuleVersion, total: number) =>
  buyerDisplay.scores!.find((row) => total >= row.from)?.buyer;
const deduction = (rules: RuleVersion, id: string): Deduction =>
  rules.adjustments.find((one): one is Deduction => one.kind === "deduction" && one.id === id)!;
const bonuses = (rules: RuleVersion): Bonus[] =>
  rules.adjustments.filter((one): one is Bonus => one.kind === "bonus");
/** Points that `acts` of one kind cost under one deduction. */
const cost = ({ points, cap, per }: Deduction, acts: number) =>
  -Math.min(cap, points * (per === "once" ? Math.min(acts, 1) : acts));

describe("D2: what buyers see", () => {
  it.each(Object.entries(golden("D2").expect))("shows %s as %d in all versions of 2026", (total, score) => {
    for (const rules of [V7A, V7B, V8]) expect(buyer(rules, Number(total))).toBe(score);
  });

  it.each(Object.entries(golden("D2").expect_V8_only))("shows %s as %d from September", (total, score) => {
    expect(buyer(V8, Number(total))).toBe(score);
    expect(buyer(V7B, Number(total))).toBeUndefined();
  });

  it("goes up a tenth every four points above 60 and every point below", () => {
    for (let total = 61; total <= 100; total++)
      expect(buyer(V8, total)).toBe(Math.round(41 + Math.floor((total - 61) / 4)) / 10);
    for (let total = 51; total <= 60; total++) expect(buyer(V8, total)).toBe((total - 20) / 10);
  });

  it("has five classes of stars", () => {
    const stars = (score: number) => V8.buyerDisplay.stars.find((row) => score >= row.from)!.stars;
    expect([5, 4.8, 4.7, 4.5, 4.4, 4, 3.9, 3.5, 3.4, 3].map(stars)).toEqual([
      5, 5, 4.5, 4.5, 4, 4, 3.5, 3.5, 3, 3,
    ]);
  });
});

describe("D4: deductions", () => {
  it("a: six acts of bad service and brushing in May 2026 have caps of their own", () => {
    const service = deduction(V7A, "negative-service");
    expect(service.violations).toHaveLength(4);
    const acts = cost(service, 6);
    expect(acts).toBe(golden("D4a").expect["6_bad_service_acts"]);
    expect(acts + cost(deduction(V7A, "brushing"), 1)).toBe(golden("D4a").expect["plus_brushing"]);
    expect(V7A.total.min).toBe(golden("D4a").expect["total_floor"]);
  });

  it("b: September 2026", () => {
    const expected = golden("D4b").expect;
    const six = (id: string) => cost(deduction(V8, id), 6);
    expect(six("abnormal-return-address")).toBe(expected["6_abnormal_addresses"]);
    expect(six("invoice-refusal")).toBe(expected["6_invoice_refusals"]);
    expect(six("brushing")).toBe(expected["brushing"]);
    expect(six("false-advertising")).toBe(expected["false_ad"]);
    expect(six("fraudulent-shipping")).toBe(expected["fraud_ship"]);
    expect(six("brand-confusion")).toBe(expected["brand_confusion"]);
    expect([V8.total.min, V8.total.max]).toEqual([expected["total_floor"], expected["total_cap"]]);
  });

  it("c: July 2026 keeps two kinds of bad service under one cap", () => {
    const service = deduction(V7B, "negative-service");
    expect(service.violations).toEqual(["abnormal-return-address", "invoice-refusal"]);
    expect(cost(service, 6)).toBe(golden("D4c").expect["6_invoice_refusals"]);
    const both = cost(service, 6) + cost(deduction(V7B, "brushing"), 2);
    expect(both).toBe(golden("D4c").expect["plus_brushing"]);
  });

  it.each(Object.entries(golden("D4d").expect))("d: %s costs %d", async (name, points) => {
    const date = name.replace("fraud_day_", "");
    const rules = await loadRules(ruleVersionInForce(parseDay(date)!).id);
    const before = date < rules.effectiveFrom!;
    const applies = [...(before ? rules.transition : rules.adjustments)].filter(
      (one): one is Deduction =>
        one.kind === "deduction" &&
        one.violations.includes("fraudulent-shipping") &&
        (one.committed?.from ?? "") <= date &&
        date <= (one.committed?.until ?? "9999"),
    );
    // three fraudulent orders on that day
    expect(applies.reduce((sum, one) => sum + cost(one, one.per === "day" ? 3 / one.minPerDay : 3), 0)).toBe(
      points,
    );
  });

  it("judges an act before the new version by the old rule", () => {
    const old = (rules: RuleVersion, kind: string, date: string) =>
      rules.transition
        .filter((one) => one.violations.some((violation) => violation === kind))
        .filter((one) => date <= (one.committed?.until ?? "9999"))
        .map((one) => [one.points, one.cap]);
    expect(old(V8, "invoice-refusal", "2026-09-07")).toEqual([[3, 15]]);
    expect(old(V8, "brushing", "2026-09-07")).toEqual([[15, 15]]);
    expect(old(V8, "fraudulent-shipping", "2026-08-02")).toEqual([[15, 15]]);
    expect(old(V8, "fraudulent-shipping", "2026-08-03")).toEqual([]);
    expect(old(V8, "false-advertising", "2026-09-07")).toEqual([]);
    expect(old(V7B, "mocking-customers", "2026-07-13")).toEqual([[3, 15]]);
    expect(old(V7B, "mocking-customers", "2026-07-14")).toEqual([]);
  });

  it("has none before November 2025", async () => {
    expect((await loadRules("douyin-2025-03-15")).adjustments).toEqual([]);
    const first = (await loadRules("douyin-2025-11-19")).adjustments;
    expect(first.map((one) => one.kind === "deduction" && one.committed?.from)).toEqual(
      first.map(() => "2025-11-19"),
    );
  });
});

describe("D8, D9: the most that can be given and taken", () => {
  it("takes 60 and gives 11, cross-border 7", () => {
    const caps = V8.adjustments.map((one) => (one.kind === "deduction" ? one.cap : 0));
    expect(caps.reduce((a, b) => a + b, 0)).toBe(golden("D9").expect["max_deduction"]);
    const most = (industry: string | null) =>
      bonuses(V8)
        .filter((one) => !one.notFor || !matches(one.notFor, { industry, shopType: "other" }))
        .reduce((sum, one) => sum + one.points, 0);
    expect(most("女装")).toBe(golden("D9").expect["max_bonus"]);
    expect(most(null)).toBe(golden("D4b").expect["max_bonus"]);
    for (const industry of ["跨境大健康", "跨境大快消", "跨境时尚"])
      expect(most(industry)).toBe(golden("D9").expect["max_bonus_global"]);
  });

  it("asks for 20 % next day, two days of insurance, 50 installations and 30 %", () => {
    const asked = bonuses(V8).map(({ id, points, conditions }) => [
      id,
      points,
      conditions.map((one) => (one.kind === "perk-open" ? one.lastDays : one.atLeast)),
    ]);
    expect(asked).toEqual([
      ["next-day-delivery", 5, [0.2]],
      ["freight-insurance", 2, [2, 1]],
      ["large-item-freight-insurance", 2, [2, 1]],
      ["home-installation", 2, [1, 50, 0.3]],
    ]);
  });

  it("lifts logistics by 3 for remote regions before September, up to 100, not across borders", () => {
    for (const rules of [V7A, V7B]) {
      const [remote] = bonuses(rules);
      expect(remote).toMatchObject({ target: "logistics", points: 3 });
      expect(matches(remote!.notFor!, { industry: "跨境时尚", shopType: "other" })).toBe(true);
      const { clamp } = rules.dimensions.find((one) => one.id === "logistics")!;
      expect(Math.min(clamp.max, 98 + remote!.points)).toBe(
        golden("D8").expect["logistics_98_plus_remote_3"],
      );
    }
    expect(bonuses(V8).some((one) => one.target === "logistics")).toBe(false);
  });
});

describe("A1–A3: what the articles say in numbers", () => {
  const percent = (rules: RuleVersion) => rules.weights.dimensions[0]!.weights["service"]! / 100;

  it("A1: a complaint rate of 2.33 % is one in 43, and lifts the weight of complaints above 28.5 %", async () => {
    const { input, expect: expected } = golden("A1");
    const orders = Math.round(100 / (input["complaint_rate_delta_pct"] as number));
    expect(orders).toBe(expected["implied_paid_orders"]);
    const fall = expected["service_before"]! - expected["service_after"]!;
    const rules = await loadRules("douyin-2021-01");
    const weight = rules.weights.service[0]!.weights["complaint-rate"]! / 100;
    expect(weight).toBeGreaterThanOrEqual(fall / (rules.total.max - rules.total.min));
  });

  it("A2: a fall of 0.57 in service costs 0.1995 under 50/15/35", async () => {
    const rules = await loadRules("douyin-2021-06-28");
    const fall = (golden("A2").input["service_delta"] as number) * percent(rules);
    expect(fall).toBeCloseTo(golden("A2").expect["total_delta"]!, 12);
  });

  it("A3: and 0.21375 under 42.5/20/37.5", async () => {
    for (const id of ["douyin-2022", "douyin-2022-ccr"]) {
      const fall = (golden("A3").input["service_delta"] as number) * percent(await loadRules(id));
      expect(fall).toBeCloseTo(golden("A3").expect["total_delta"]!, 12);
    }
  });

  it("A1b: the shipped peers turn one complaint in 43 into −0.5704 of service", async () => {
    const rules = await loadRules("douyin-2021-06-28");
    const { mapping } = rules.metrics["complaint-rate"]!;
    if (mapping.kind !== "peer-rank") throw new Error("expected peers");
    const [worst, next] = mapping.peers[0]!.values as [number, number];
    const [low, high] = mapping.points as [number, number];
    const points = high - ((1 / 43 - next) / (worst - next)) * (high - low);
    const weight = rules.weights.service[0]!.weights["complaint-rate"]! / 100;
    expect((points - 5) * weight).toBeCloseTo(golden("A1b").expect["service_delta"]!, 4);
  });
});

it("D5: the arithmetic of the abolished exemption", () => {
  const { expect: expected } = golden("D5");
  expect(11000 / 8000).toBe(expected["11000/8000"]);
  expect((1000 / 20000) * 100).toBe(expected["late_rate_pct"]);
  expect((1 - 104 / 20000) * 100).toBeCloseTo(expected["within48h_pct"]!, 10);
  expect(Math.ceil(0.9 * 90)).toBe(expected["p90_index_of_90"]);
});
