import { expect, it } from "vitest";
import { dailyCount } from "../../src/generate/daily-count.ts";
import { afterWorkingHours } from "../../src/generate/open-hours.ts";
import { drawFrom, momentsOf, type QuantileTable } from "../../src/generate/quantile-table.ts";
import { streamOf } from "../../src/generate/random-source.ts";
import { pickIndex } from "../../src/generate/weighted.ts";
import { expectMean, expectShare } from "./expect-mean.ts";

const skewed: QuantileTable = [
  [0, 1],
  [0.5, 3],
  [0.9, 10],
  [1, 40],
];

it("names streams: the same path gives the same dice, a neighbour others", () => {
  const three = (purpose: string, ...path: number[]) => {
    const random = streamOf("seed", purpose, ...path);
    return [random(), random(), random()];
  };
  expect(three("chat", 1)).toEqual(three("chat", 1));
  expect(three("chat", 1)).not.toEqual(three("chat", 2));
  expect(three("chat", 11, 2)).not.toEqual(three("chat", 1, 12));
});

it("knows the moments of a quantile table", () => {
  expect(
    momentsOf([
      [0, 2],
      [1, 4],
    ]),
  ).toEqual({ mean: 3, sd: expect.closeTo(2 / Math.sqrt(12), 12) });
  expect(momentsOf(skewed).mean).toBeCloseTo(0.5 * 2 + 0.4 * 6.5 + 0.1 * 25, 12);
});

it("draws from a quantile table with its mean and its median", () => {
  const random = streamOf("seed", "quantiles");
  const draws = Array.from({ length: 20_000 }, () => drawFrom(skewed, random));
  expectMean(draws, momentsOf(skewed));
  expectShare(
    draws.map((draw) => draw < 3),
    0.5,
  );
  expect(Math.min(...draws)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...draws)).toBeLessThanOrEqual(40);
});

it("picks by weight and never what weighs nothing", () => {
  const random = streamOf("seed", "weights");
  const picks = Array.from({ length: 20_000 }, () => pickIndex([1, 0, 3], random));
  expectShare(
    picks.map((pick) => pick === 2),
    0.75,
  );
  expect(picks.includes(1)).toBe(false);
});

it("counts with the mean it was asked for, and with the spread of the day's level", () => {
  const [mean, dispersion] = [25, 0.2];
  const counts = Array.from({ length: 4000 }, (_, day) =>
    dailyCount(mean, dispersion, streamOf("seed", day)),
  );
  // Thinned 20 slots for each expected purchase: variance mean × 19/20, plus the level's own.
  const variance = mean * 0.95 + (dispersion * mean) ** 2;
  expectMean(counts, { mean, sd: Math.sqrt(variance) });
  expectMean(
    counts.map((n) => (n - mean) ** 2),
    { mean: variance, sd: Math.sqrt(2) * variance * 1.1 },
  );
});

it("counts nothing where nothing is expected", () => {
  expect(dailyCount(0, 0.2, streamOf("seed", "none"))).toBe(0);
});

it("works only in opening hours", () => {
  const open = { from: 9, until: 18 };
  const at = (hour: number) => 20_000 * 86_400 + hour * 3600;
  expect(afterWorkingHours(open, at(10), 3)).toBe(at(13));
  expect(afterWorkingHours(open, at(7), 3)).toBe(at(12));
  expect(afterWorkingHours(open, at(17), 3)).toBe(at(24 + 11));
  expect(afterWorkingHours(open, at(22), 20)).toBe(at(72 + 11));
  expect(afterWorkingHours(open, at(10), 8)).toBe(at(18));
});
