import { compilePlan, historyOf } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { observedSeries } from "../../src/reconcile/observed-series.ts";
import { decimalsOf, excess, shownAs } from "../../src/reconcile/shown.ts";
import { signTest } from "../../src/reconcile/sign-test.ts";
import { shop } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

describe("shown figures", () => {
  it("have the least decimals that lose none of them", () => {
    expect(decimalsOf([82, 83])).toBe(0);
    expect(decimalsOf([4.7, 4.72])).toBe(2);
    expect(decimalsOf([0.0131, 0.005, 0.29 / 100])).toBe(4);
    expect(decimalsOf([1 / 3])).toBe(8);
  });
  it("agree with what they may stand for, to the half unit and no further", () => {
    expect(excess(82.5, 82, 0, "rounded")).toBe(0);
    expect(excess(82.51, 82, 0, "rounded")).toBeCloseTo(0.01, 9);
    expect(excess(0.01305, 0.0131, 4, "rounded")).toBe(0);
    expect(excess(82.99, 82, 0, "truncated")).toBe(0);
    expect(excess(82.99, 83, 0, "truncated")).toBeCloseTo(0.01, 9);
  });
  it("are rounded half up, or cut", () => {
    expect([shownAs(82.5, 0, "rounded"), shownAs(82.99, 0, "truncated")]).toEqual([83, 82]);
    expect(shownAs(1.005, 2, "rounded")).toBe(1.01);
  });
});

describe("the page's series", () => {
  const row = (date: string, node: string, value: string, score: string) => ({ date, node, value, score });
  const observed = [
    row("2026-10-02", "total", "", "82"),
    row("2026-10-01", "total", "81", ""),
    row("2026-10-01", "total", "", "80"),
    row("2026-10-01", "quality-return-rate", "0.0131", "71"),
    row("2026-10-01", "damage-return-rate", "0", ""),
    row("2026-10-01", "no-such-node", "1", ""),
    row("2026-09-01", "total", "", "70"),
  ];
  const history = historyOf(shop, { orders: [], observed });
  const plan = compilePlan(currentRules, shop, new Set(["orders"]));
  const first = history.observed!.date[2]!;
  const series = observedSeries(history, plan, (day) => day >= first);

  it("take a total from either column, the later row of a day, by day, and no unknown node", () => {
    expect(series.map(({ node, part, values }) => [node, part, values])).toEqual([
      ["total", "score", [80, 82]],
      ["quality-return-rate", "value", [0.0131]],
      ["quality-return-rate", "score", [71]],
      ["damage-return-rate", "value", [0]],
    ]);
  });
  it("give a series of zeros the decimals of its kind", () => {
    expect(series.find(({ node }) => node === "damage-return-rate")!.decimals).toBe(4);
  });
});

it("the sign test gives the tail of the binomial distribution", () => {
  const ones = (count: number, of: number) => Int32Array.from({ length: of }, (_, i) => (i < count ? 1 : 0));
  expect(signTest(ones(6, 10), ones(0, 10))).toEqual({ better: 6, worse: 0, pValue: 1 / 64 });
  const [ours, theirs] = [Int32Array.of(1, 1, 1, 0), Int32Array.of(0, 0, 0, 1)];
  expect(signTest(ours, theirs).pValue).toBeCloseTo(5 / 16, 12);
  expect(signTest(ours, ours).pValue).toBe(1);
});
