import { compilePlan, type RuleVersion, scoreDays, tablesOf, tallyShop } from "@scorecast/core";
import { applyOverrides, parseOverrides } from "@scorecast/core/rules-schema";
import { describe, expect, it } from "vitest";
import { adaptedSpec, generateShop, shopHistory, shopPresets } from "../../src/generate/index.ts";
import { reconcile } from "../../src/reconcile/index.ts";
import { currentRules, rulesOf } from "../rules.ts";
import { secretRules } from "./secret-rules.ts";
import { type ShownRow, shownPage, withPage } from "./shown-page.ts";

const history = shopHistory(
  generateShop(adaptedSpec(shopPresets["understaffed-chat"], { days: 110, ordersPerDay: 25 }), "reconcile"),
);
const from = history.firstDay! + 35;
const last = from + 44;
const secret = secretRules(currentRules, history, "reconcile");

function reconciled(rows: readonly ShownRow[], rules: RuleVersion = currentRules, draws = 8) {
  const shop = { history: withPage(history, rows), input: "sha256:test", counts: () => true };
  return reconcile({ shops: [shop], rules, program: "test", seed: "test", draws });
}

const page = shownPage(history, secret, [from, last], "whole");
const report = reconciled(page.rows);

function laterTotals(rules: RuleVersion): Float64Array {
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  return scoreDays(plan, tallyShop(history, rules), history, last + 1, last + 30).total;
}

describe("a page under other standards and weights", () => {
  const truth = laterTotals(secret);
  const offOf = (rules: RuleVersion) => laterTotals(rules).map((total, d) => Math.abs(total - truth[d]!));
  const learnt = parseOverrides(report.overrides).overrides!;
  const { rules, issues } = applyOverrides(currentRules, learnt);

  it("shows values that agree: no cause is looked for", () => {
    expect(report.variants).toBeNull();
    const values = report.shops[0]!.figures.filter(({ part }) => part === "value");
    expect(values).toHaveLength(9);
    expect(values.every(({ compared, agree }) => compared > 0 && agree === compared)).toBe(true);
  });
  it("teaches them: the later totals are within 1 point on 19 days of 20, where the shipped ones are not", () => {
    expect(issues).toBeNull();
    expect(offOf(rules!).filter((off) => off <= 1).length).toBeGreaterThanOrEqual(28);
    expect(offOf(currentRules).filter((off) => off <= 1).length).toBeLessThan(15);
  });
  it("says so on days that took no part", () => {
    const total = report.learnt!.heldOut!.nodes.find(({ node }) => node === "total")!;
    expect(total.within.after).toBeGreaterThan(total.within.before);
    expect(total.meanAbsolute.after).toBeLessThan(0.3);
  });
  it("writes as many draws as asked for, which differ, around the central set", () => {
    expect(rules!.draws).toHaveLength(8);
    expect(new Set(rules!.draws!.map((draw) => JSON.stringify(draw))).size).toBe(8);
    const standard = report.learnt!.standards.find(({ metric }) => metric === "chat-response-seconds")!;
    for (const [i, [, points]] of standard.learnt.entries()) {
      expect(standard.band[i]![0]).toBeLessThanOrEqual(points + 3);
      expect(standard.band[i]![1]).toBeGreaterThanOrEqual(points - 3);
    }
  });
  it("keeps every standard monotone and within its points, every table at 100", () => {
    for (const { learnt: knots, shipped } of report.learnt!.standards) {
      const rising = shipped.at(-1)![1] > shipped[0]![1] ? 1 : -1;
      for (let k = 1; k < knots.length; k++)
        expect(rising * (knots[k]![1] - knots[k - 1]![1])).toBeGreaterThanOrEqual(-1e-9);
      for (const [, points] of knots) expect(points >= 50 - 1e-9 && points <= 100 + 1e-9).toBe(true);
    }
    for (const table of report.learnt!.weights)
      expect(table.members.reduce((sum, { learnt: percent }) => sum + percent, 0)).toBeCloseTo(100, 9);
  });
});

it("has the same bytes again", () => {
  const few = page.rows.filter(({ day }) => day < from + 12);
  expect(JSON.stringify(reconciled(few, currentRules, 3))).toBe(
    JSON.stringify(reconciled(few, currentRules, 3)),
  );
});

/** Points of `value` on a line that is flat beyond its ends. */
function along(knots: readonly (readonly [number, number])[], value: number): number {
  const next = knots.findIndex(([knot]) => knot >= value);
  if (next <= 0) return next === 0 ? knots[0]![1] : knots.at(-1)![1];
  const [[from, low], [to, high]] = [knots[next - 1]!, knots[next]!];
  return low + ((value - from) / (to - from)) * (high - low);
}

describe("a page that counts otherwise", () => {
  const shifted = shownPage(history, currentRules, [from, from + 29], "whole", { shift: -1 });
  const { variants, learnt, notLearnt } = reconciled(shifted.rows, currentRules, 2);

  it("by a day is found first, explains every figure, and cannot be chance", () => {
    const [first, ...others] = variants!.ranking;
    expect(first).toMatchObject({ id: "day:earlier", worse: 0, tied: true, logLikelihood: 0 });
    expect(first!.agree).toBe(first!.compared);
    expect(first!.pValue).toBeLessThan(1e-4);
    expect(others.filter(({ tied, differs }) => tied && differs > 0)).toEqual([]);
    expect(variants!.adopted).toEqual(["day:earlier"]);
  });
  it("teaches the shipped standards again, for it is counted the page's way", () => {
    expect(notLearnt).toBeNull();
    for (const { shipped, learnt: knots, seen } of learnt!.standards)
      for (const [value, points] of knots)
        if (value >= seen![0] && value <= seen![1])
          expect(Math.abs(points - along(shipped, value))).toBeLessThan(1.5);
  });
  it("in its totals alone names no cause: another standard may look the same", () => {
    const { rows } = shownPage(history, currentRules, [from, from + 29], "total", { shift: -1 });
    const { variants: byPoints } = reconciled(rows, currentRules, 2);
    expect(byPoints).toMatchObject({ by: "points", adopted: [] });
  });
});

describe("a page that says nothing", () => {
  const { rows } = shownPage(history, secret, [from, from + 29], "total");
  const nothing = (of: readonly ShownRow[]) => {
    const { notLearnt, learnt, overrides } = reconciled(of);
    return { notLearnt, learnt, overrides };
  };
  const shipped = { learnt: null, overrides: null };

  it.each([
    ["two days", rows.slice(0, 2), "too-few-days"],
    ["a score that never moves", rows.map((row) => ({ ...row, score: 80 })), "nothing-moves"],
    [
      "values without points",
      page.rows.map((row) => ({ ...row, score: Number.NaN })).filter(({ value }) => !Number.isNaN(value)),
      "no-scores",
    ],
    [
      "points that agree",
      shownPage(history, currentRules, [from, from + 9], "total").rows,
      "nothing-differs",
    ],
    ["days before any order", rows.map((row) => ({ ...row, day: row.day - 400 })), "too-few-days"],
  ] as const)("%s: the shipped standards stay", (_title, of, reason) => {
    expect(nothing(of)).toEqual({ notLearnt: reason, ...shipped });
  });
});

it("tiers are learnt as bounds between the values that the page told apart", () => {
  const V7 = rulesOf("douyin-2026-07-14");
  const own = secretRules(V7, history, "tiers");
  const { rows } = shownPage(history, own, [from, from + 39], "whole");
  const { learnt } = reconciled(rows, V7, 4);
  const tiers = learnt!.standards.filter(({ kind }) => kind === "tiers");
  expect(tiers.length).toBeGreaterThan(4);
  for (const { learnt: bounds, shown } of tiers) {
    const higher = bounds.at(-1)![1] > bounds[0]![1];
    for (const [value, points] of shown) {
      const met = bounds.filter(([bound]) => (higher ? value >= bound : value <= bound));
      // rounding of the shown value may put it on the other side of a bound
      const near = bounds.some(([bound]) => Math.abs(bound - value) <= 0.006 * Math.max(1, Math.abs(value)));
      if (!near) expect(Math.max(50, ...met.map(([, p]) => p))).toBe(points);
    }
  }
});

it("shops of one kind are learnt from together", () => {
  const half = (first: number) => ({
    history: withPage(
      history,
      page.rows.filter(({ day }) => (day - from) % 2 === first),
    ),
    input: `sha256:${first}`,
    counts: () => true,
  });
  const pooled = reconcile({
    shops: [half(0), half(1)],
    rules: currentRules,
    program: "test",
    seed: "test",
    draws: 2,
  });
  expect(pooled.shops.map(({ days }) => days)).toEqual([23, 22]);
  expect(pooled.learnt!.days).toBe(45);
  const [alone, together] = [report, pooled].map(
    ({ learnt }) => learnt!.weights.find(({ table }) => table === "dimensions")!,
  );
  for (const [i, { learnt: percent }] of together!.members.entries())
    expect(Math.abs(percent - alone!.members[i]!.learnt)).toBeLessThan(0.5);
});
