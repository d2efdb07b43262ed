import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { type DayCount, dayVariance, evidenceOf } from "../../src/model/day-variance.ts";
import { atomAt, gammaAtoms } from "../../src/random/atoms.ts";
import { expectMean } from "../expect-mean.ts";
import { poisson } from "./poisson-draw.ts";

function scatteredDays(variance: number, mean: number, days: number, seed: string): DayCount[] {
  const random = seedrandom.alea(seed);
  const factors = gammaAtoms(variance, 1024);
  return Array.from({ length: days }, () => ({
    seen: poisson(mean * atomAt(factors, random()), random()),
    expected: mean,
    chance: mean,
    sensitivity: mean,
  }));
}

describe("variance of the day factor", () => {
  it.each([0, 0.05, 0.3])("of %f is found again in long records", (truth) => {
    const estimates = Array.from({ length: 100 }, (_, run) =>
      dayVariance(scatteredDays(truth, 80, 400, `${run}`)),
    );
    const mean = estimates.reduce((a, b) => a + b, 0) / 100;
    const sd = Math.sqrt(estimates.reduce((a, b) => a + (b - mean) ** 2, 0) / 99);
    // clipping at 0 and the prior pull by at most a tenth of a standard error of the single estimate plus 0.005
    expectMean(
      estimates.map((e) => Math.sign(e - truth) * Math.max(0, Math.abs(e - truth) - 0.005 - 0.1 * sd)),
      { mean: 0, sd: sd + 1e-9 },
    );
  });
  it("is the prior's in a short or empty one", () => {
    expect(dayVariance([])).toBe(0.05);
    expect(dayVariance([{ seen: 1, expected: 0.5, chance: 0.5, sensitivity: 0.5 }])).toBeCloseTo(0.05, 1);
  });
  it("makes a level worth fewer events than were counted", () => {
    const days = scatteredDays(0.3, 80, 50, "worth");
    expect(evidenceOf(days, 0.3)).toBeLessThanOrEqual(50 / (1 / 80 + 0.3) + 1e-6);
    expect(evidenceOf(days, 0.3)).toBeGreaterThan((0.6 * 50) / (1 / 80 + 0.3));
    const even = days.map((day) => ({ ...day, seen: day.expected }));
    expect(evidenceOf(even, 0)).toBeCloseTo(4000, 6);
    expect(evidenceOf(even, 0.3)).toBeCloseTo(50 / (1 / 80 + 0.3), 6);
  });
  it("makes a run of bad days worth less than as many days apart", () => {
    const bad = (day: number) => ({ seen: day ? 120 : 60, expected: 80, chance: 80, sensitivity: 80 });
    const runs = Array.from({ length: 60 }, (_, day) => bad(day % 20 < 7 ? 1 : 0));
    const apart = Array.from({ length: 60 }, (_, day) => bad(day % 3 === 0 ? 1 : 0));
    expect(evidenceOf(runs, 0.1)).toBeLessThan(0.5 * evidenceOf(apart, 0.1));
  });
  it("makes days that count for less worth less than their events", () => {
    const even = Array.from({ length: 40 }, () => ({ seen: 80, expected: 80, chance: 80, sensitivity: 80 }));
    const weights = even.map((_, day) => (day < 20 ? 0.25 : 1));
    expect(evidenceOf(even, 0, weights)).toBeCloseTo((80 * (20 + 5) ** 2) / (20 + 20 / 16), 6);
  });
});
