import { describe, expect, it } from "vitest";
import { contrastOf, powerAgainst, widened } from "../../src/evaluate/contrast.ts";
import { verdictOf } from "../../src/evaluate/evaluate-measure.ts";
import { wideningOf } from "../../src/evaluate/placebos.ts";

/** 1 … 99. */
const hundred = Float64Array.from({ length: 99 }, (_, i) => i + 1);
const base = widened(hundred, 1)!;

describe("what came against the futures without the measure", () => {
  it("is as good as its rank says, ties included, and never impossible", () => {
    expect(contrastOf(95, base, "higher").asGood.share).toBeCloseTo(6 / 100, 12); // 95 … 99 and itself
    expect(contrastOf(95, base, "lower").asGood.share).toBeCloseTo(96 / 100, 12);
    expect(contrastOf(1000, base, "higher").asGood.share).toBeCloseTo(1 / 100, 12);
    expect(contrastOf(1000, base, "higher").asBad.share).toBe(1);
  });
  it("differs from their mean by as much as it says, with ends that 5 % of them leave on either side", () => {
    const { without, effect } = contrastOf(60, base, "higher");
    expect(without.interval).toEqual([5, 95]); // quantiles at p(n + 1)
    expect(effect).toEqual({ value: 10, interval: [-35, 55] });
    expect(without.standardError).toBeCloseTo(base.sd / Math.sqrt(99), 12);
  });
  it("has an interval without zero exactly where one side is called", () => {
    for (let actual = -5; actual <= 105; actual++) {
      const { asGood, asBad, effect } = contrastOf(actual, base, "higher");
      const [low, high] = effect.interval;
      expect(asGood.share <= 0.05, String(actual)).toBe(low > 0);
      expect(asBad.share <= 0.05, String(actual)).toBe(high < 0);
    }
  });
  it("is widened about the mean", () => {
    const wide = widened(hundred, 2)!;
    expect([wide.mean, wide.values[0], wide.values.at(-1)]).toEqual([50, -48, 148]);
  });
  it("says nothing where most futures have no value", () => {
    const draws = hundred.map((value) => (value > 40 ? Number.NaN : value));
    expect(widened(draws, 1)).toBeNull();
    expect(widened(hundred.with(0, Number.NaN), 1)!.values).toHaveLength(98);
  });
});

it("the chance to see a measure is the share of futures with it that would be called 'worked'", () => {
  const tried = Float64Array.from({ length: 201 }, (_, i) => i); // 0 … 200
  const called = tried.filter((value) => contrastOf(value, base, "higher").asGood.share <= 0.05);
  expect(called.length).toBeGreaterThan(90);
  expect(powerAgainst(base, [tried], "higher")).toBeCloseTo(called.length / 201, 12);
  const low = tried.filter((value) => contrastOf(value, base, "lower").asGood.share <= 0.05);
  expect(powerAgainst(base, [tried], "lower")).toBeCloseTo(low.length / 201, 12);
});

describe("the verdict", () => {
  const sides = (asGood: number, asBad: number) => ({
    asGood: { share: asGood, interval: [0, 1] as const },
    asBad: { share: asBad, interval: [0, 1] as const },
  });
  it.each([
    ["worked", sides(0.05, 0.96), 1, 0.9],
    ["too-early", sides(0.01, 1), 0.09, 0.9], // hardly touched: no doing of the measure's
    ["worse", sides(1, 0.05), 1, 0],
    ["no-sign", sides(0.06, 0.95), 1, 0.05], // it would not come out as poorly if it worked as stated
    ["too-early", sides(0.06, 0.95), 1, 0.06],
    ["no-sign", sides(0.5, 0.5), 0.9, null], // nothing stated: all of the window is its own
    ["too-early", sides(0.5, 0.5), 0.89, null],
  ] as const)("%s", (verdict, contrast, touched, asPoor) => {
    expect(verdictOf(contrast, touched, asPoor)).toBe(verdict);
  });
});

describe("widening by placebos", () => {
  const placebos = (zs: readonly number[]) =>
    zs.map((z, i) => ({
      date: new Date(Date.UTC(2026, 0, 1 + 30 * i)).toISOString().slice(0, 10),
      ...{ z, asGood: 0.5, verdict: "nothing" as const },
    }));
  it("leaves the ranges alone where they hold, where too little is known, and where placebos overlap", () => {
    expect(wideningOf(placebos([1, -1, 1, -1, 1, -1, 1, -1, 1]), 30)).toBe(1);
    expect(wideningOf(placebos([3, -3, 3]), 30)).toBe(1);
    const wild = placebos([1.8, -1.8, 1.8, -1.8, 1.8, -1.8, 1.8, -1.8]);
    expect(wideningOf(wild, 30)).toBeCloseTo(1.8, 12);
    expect(wideningOf(wild, 400)).toBe(1);
  });
});
