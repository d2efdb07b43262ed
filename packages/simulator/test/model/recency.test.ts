import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import type { DayCount } from "../../src/model/day-variance.ts";
import { chooseRecency, recencyWeights } from "../../src/model/recency.ts";
import { fitRate, fitShare, meanOf } from "../../src/model/shares.ts";
import { atomAt, gammaAtoms } from "../../src/random/atoms.ts";
import { poisson } from "./poisson-draw.ts";

/** 84 days whose level runs straight from 1 − drift / 2 to 1 + drift / 2 times `mean`. */
function days(mean: number, variance: number, drift: number, seed: string): DayCount[] {
  const random = seedrandom.alea(seed);
  const factors = gammaAtoms(variance, 256);
  return Array.from({ length: 84 }, (_, day) => {
    const level = mean * (1 + drift * (day / 83 - 0.5)) * atomAt(factors, random());
    return { seen: poisson(level, random()), expected: mean, chance: mean, sensitivity: mean };
  });
}

const choices = (mean: number, variance: number, drift: number, runs: number) =>
  Array.from({ length: runs }, (_, run) => chooseRecency(days(mean, variance, drift, `${run}`)).halfLife);

describe("how fast the past is forgotten", () => {
  it.each([
    [0.05, 0],
    [0.3, 0],
    [2, 0.05],
    [20, 0.02],
    [20, 0.3],
    [200, 0.02],
  ])("is not chosen by noise: %f a day, day variance %f, no drift", (mean, variance) => {
    const chosen = choices(mean, variance, 0, 200).filter((one) => one !== null);
    // 2 % of 200, and five standard errors
    expect(chosen.length).toBeLessThanOrEqual(4 + 5 * Math.sqrt(200 * 0.02 * 0.98));
  });
  it("follows a level that doubles within twelve weeks, the faster the clearer it is", () => {
    const clear = choices(100, 0.02, 0.67, 40);
    expect(clear.every((one) => one !== null)).toBe(true);
    expect(clear.filter((one) => one === 14).length).toBeGreaterThan(20);
    const dim = choices(2, 0.05, 1, 40).filter((one) => one !== null);
    expect(dim.length).toBeGreaterThan(10);
    expect(dim.filter((one) => one === 14).length).toBeLessThan(dim.length / 2);
  });
  it("is not asked of a record worth fewer than 15 events", () => {
    const few = Array.from({ length: 84 }, (_, day) => {
      return { seen: day > 70 ? 1 : 0, expected: 13 / 84, chance: 13 / 84, sensitivity: 13 / 84 };
    });
    expect(chooseRecency(few)).toEqual({ halfLife: null, gain: 0, error: 0 });
  });
  it("halves a day's weight with every half-life", () => {
    const weights = recencyWeights(14, 43)!;
    expect(weights[42]).toBe(1);
    expect(weights[28]).toBeCloseTo(0.5, 6);
    expect(weights[0]).toBeCloseTo(0.125, 6);
    expect(recencyWeights(null, 10)).toBeUndefined();
  });
});

describe("a level that doubled in the middle of the record", () => {
  const volumes = new Float64Array(84).fill(100);
  const events = Float64Array.from(volumes, (_, day) => (day < 42 ? 10 : 20));
  it("is near what it is now, and worth fewer events than were seen", () => {
    const { rate, recency, evidence } = fitRate(events, volumes, 0.15);
    expect(recency.halfLife).not.toBeNull();
    expect(recency.gain).toBeGreaterThan(recency.error);
    expect(rate.mean).toBeGreaterThan(0.17);
    expect(rate.mean).toBeLessThan(0.2);
    expect(evidence).toBeLessThan(0.6 * 1260);
  });
  it("of a share likewise", () => {
    const { share, recency } = fitShare(events, volumes, 0.15);
    expect(recency.halfLife).not.toBeNull();
    expect(meanOf(share)).toBeGreaterThan(0.17);
  });
  it("is the mean of both where only the order of days is lost", () => {
    const mixed = Float64Array.from(events, (_, day) => (day % 2 === 0 ? 10 : 20));
    const { rate, recency } = fitRate(mixed, volumes, 0.15);
    expect(recency.halfLife).toBeNull();
    expect(rate.mean).toBeCloseTo(0.15, 2);
  });
});
