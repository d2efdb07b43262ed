import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { type Pooled, pool, shareQuantiles, type UnitCount } from "../../src/model/pooling.ts";
import { gammaQuantile } from "../../src/numeric/gamma-distribution.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { poisson } from "./poisson-draw.ts";

const ratio = ({ shares, weights }: Pooled, unit: number) => shares[unit]! / weights[unit]!;

/** One shop: the spread from its prior, ratios from the spread, counts from the ratios. */
function drawn(seed: string): { readonly units: UnitCount[]; readonly shares: number[] } {
  const random = seedrandom.alea(seed);
  const spread = 0.8 * normalQuantile(0.5 + random() / 2);
  const shape = 1 / (spread * spread);
  const level = 0.3 * 100 ** random();
  const truths = Array.from({ length: 2 + Math.floor(30 * random()) }, () => {
    const [expected, own] = [100 ** random(), gammaQuantile(shape, random()) / shape];
    return { expected, mean: level * expected * own, events: poisson(level * expected * own, random()) };
  });
  const total = truths.reduce((sum, { mean }) => sum + mean, 0);
  return { units: truths, shares: truths.map(({ mean }) => mean / total) };
}

describe("the share of the events that a unit causes", () => {
  const probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
  const shops = 600;
  const quantiles = Array.from({ length: shops }, (_, i) => {
    const { units, shares } = drawn(`calibration ${i}`);
    const pooled = pool(units);
    // one unit of a shop, so that units tell nothing of each other
    return pooled && { truth: shares[0]!, at: shareQuantiles(pooled, [0], probabilities) };
  }).filter((one) => one !== null);

  it.each([
    [0.5, 2, 4],
    [0.8, 1, 5],
    [0.9, 0, 6],
  ])("lies in its %f interval as often, within three standard errors", (p, low, high) => {
    const held = quantiles.filter(({ truth, at }) => truth >= at[low]! && truth <= at[high]!).length;
    const error = Math.sqrt((p * (1 - p)) / quantiles.length);
    expect(Math.abs(held / quantiles.length - p)).toBeLessThan(3 * error);
  });
  it.each(probabilities)("lies below its %f quantile as often", (p) => {
    const k = probabilities.indexOf(p);
    const below = quantiles.filter(({ truth, at }) => truth <= at[k]!).length;
    const error = Math.sqrt((p * (1 - p)) / quantiles.length);
    expect(Math.abs(below / quantiles.length - p)).toBeLessThan(3 * error);
  });
});

describe("partial pooling", () => {
  const even = Array.from({ length: 8 }, () => ({ events: 10, expected: 10 }));

  it("never says that a unit without events cannot have any", () => {
    const pooled = pool([{ events: 0, expected: 4 }, ...even])!;
    expect(ratio(pooled, 0)).toBeGreaterThan(0);
    expect(ratio(pooled, 0)).toBeLessThan(1);
    expect(shareQuantiles(pooled, [0], [0.05])[0]).toBeGreaterThan(0);
  });
  it("draws a unit towards the shop, the thinner the more", () => {
    const of = (size: number) =>
      ratio(
        pool([{ events: 3 * size, expected: size }, ...even.map(() => ({ events: 40, expected: 40 }))])!,
        0,
      );
    expect(of(1)).toBeGreaterThan(1);
    expect(of(1)).toBeLessThan(of(10));
    expect(of(10)).toBeLessThan(3);
  });
  it("gives the raw ratio where the record is endless", () => {
    const units = [2, 1, 0.5, 0.25].map((own) => ({ events: own * 1e7, expected: 1e7 }));
    const pooled = pool(units)!;
    const mean = (2 + 1 + 0.5 + 0.25) / 4;
    for (const [i, own] of [2, 1, 0.5, 0.25].entries()) {
      expect(ratio(pooled, i)).toBeCloseTo(own / mean, 4);
      const [low, high] = shareQuantiles(pooled, [i], [0.05, 0.95]);
      expect(high! - low!).toBeLessThan(0.001);
    }
  });
  it("does not depend on how the level was guessed", () => {
    const twice = even.map(({ events }, i) => ({ events: events + i, expected: 20 }));
    const once = twice.map(({ events }) => ({ events, expected: 10 }));
    const [a, b] = [pool(twice)!, pool(once)!];
    for (const i of even.keys()) expect(ratio(a, i)).toBeCloseTo(ratio(b, i), 9);
  });
  it("takes counts that scatter more for fewer", () => {
    const units = [{ events: 30, expected: 10 }, ...even];
    const [calm, wild] = [pool(units)!, pool(units, 4)!];
    expect(ratio(wild, 0)).toBeLessThan(ratio(calm, 0));
    const width = (pooled: Pooled) => {
      const [low, high] = shareQuantiles(pooled, [0], [0.05, 0.95]);
      return high! / low!;
    };
    expect(width(wild)).toBeGreaterThan(width(calm));
  });
  it("adds up: shares to 1, and those of a group to the group's", () => {
    const pooled = pool([{ events: 30, expected: 10 }, ...even])!;
    expect(pooled.shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    const [own] = shareQuantiles(pooled, [0], [0.5]);
    const [others] = shareQuantiles(pooled, [1, 2, 3, 4, 5, 6, 7, 8], [0.5]);
    expect(own! + others!).toBeCloseTo(1, 6);
  });
  it("has nothing to say of one unit, or of none with an event", () => {
    expect(pool([{ events: 5, expected: 5 }])).toBeNull();
    expect(
      pool([
        { events: 5, expected: 5 },
        { events: 0, expected: 0 },
      ]),
    ).toBeNull();
    expect(pool(even.map(() => ({ events: 0, expected: 3 })))).toBeNull();
  });
  it("sees no spread where there is none, and much where there is", () => {
    const alike = Array.from({ length: 30 }, (_, i) => ({ events: 1000 + (i % 3), expected: 1000 }));
    const apart = Array.from({ length: 30 }, (_, i) => ({
      events: i % 3 === 0 ? 2500 : 250,
      expected: 1000,
    }));
    expect(pool(alike)!.spread).toBeLessThan(0.06);
    expect(pool(apart)!.spread).toBeGreaterThan(0.8);
  });
});
