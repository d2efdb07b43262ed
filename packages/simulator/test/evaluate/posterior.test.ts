import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { posteriorOf } from "../../src/evaluate/posterior.ts";
import { effectPoints } from "../../src/levers/effect.ts";
import { levers } from "../../src/levers/registry.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";

const n = 2000;
/** Normal values by their quantiles, in an order that says nothing. */
const normal = (mean: number, sd: number) =>
  Float64Array.from({ length: n }, (_, i) => mean + sd * normalQuantile((((i * 977) % n) + 0.5) / n));
const stated = effectPoints({ low: 0.2, high: 0.6 }, "share")!;
const sd = 4;
/** A measure of strength e takes 100 e points off 50. */
const at = (e: number) => normal(50 - 100 * e, sd);
const input = (actual: number) => ({
  ...{ lever: levers["fast-refund"], stated, actual, unit: "points" as const, widened: 1 },
  without: at(0),
  tried: [0.25, 0.4, 0.5].map((effect) => ({ effect, draws: at(effect) })),
});

describe("the posterior of an effect", () => {
  it.each([15, 8, 30])("is what Bayes' rule says by hand (%i)", (actual) => {
    const weights = Array.from(stated, (e) => Math.exp(-0.5 * ((actual - 50 + 100 * e) / sd) ** 2));
    const sum = weights.reduce((a, b) => a + b, 0);
    const mean = stated.reduce((total, e, i) => total + (e * weights[i]!) / sum, 0);
    const none = Math.exp(-0.5 * ((actual - 50) / sd) ** 2);
    const posterior = posteriorOf(input(actual))!;
    expect(Math.abs(posterior.mean - mean)).toBeLessThan(1e-3);
    const ratio = Math.min(1e6, sum / stated.length / none);
    expect(posterior.likelihoodRatio / ratio).toBeCloseTo(1, 1);
    const [low, high] = posterior.interval;
    expect([low < posterior.mean, high > posterior.mean]).toEqual([true, true]);
    expect(posterior.standardError).toBeLessThan(1e-3);
  });
  it("is what was stated where the record says nothing", () => {
    const flat = {
      ...input(50),
      without: normal(50, 1e6),
      tried: [0.25, 0.5].map((effect) => ({ effect, draws: normal(50 - 100 * effect, 1e6) })),
    };
    const posterior = posteriorOf(flat)!;
    expect(posterior.interval[0]).toBeCloseTo(posterior.stated[0], 4);
    expect(posterior.interval[1]).toBeCloseTo(posterior.stated[1], 4);
    expect(posterior.likelihoodRatio).toBeCloseTo(1, 3);
    expect(posterior.effect).toBe("0.2 to 0.6");
  });
  it("speaks against the measure where nothing happened", () => {
    expect(posteriorOf(input(50))!.likelihoodRatio).toBeLessThan(0.01);
  });
  it("knows its own Monte Carlo error: that of means from other dice, within a third", () => {
    const random = seedrandom.alea("posterior");
    const drawn = (e: number) =>
      Float64Array.from({ length: 150 }, () => 50 - 100 * e + sd * normalQuantile(random()));
    const posteriors = Array.from({ length: 60 }, () =>
      posteriorOf({
        ...input(14),
        without: drawn(0),
        tried: [0.25, 0.4, 0.5].map((effect) => ({ effect, draws: drawn(effect) })),
      }),
    );
    const means = posteriors.map((one) => one!.mean);
    const centre = means.reduce((a, b) => a + b, 0) / means.length;
    const spread = Math.sqrt(means.reduce((sum, m) => sum + (m - centre) ** 2, 0) / (means.length - 1));
    const error = posteriors.reduce((sum, one) => sum + one!.standardError, 0) / posteriors.length;
    expect(error / spread).toBeGreaterThan(2 / 3);
    expect(error / spread).toBeLessThan(3 / 2);
  });
  it("there is none of a certain effect", () => {
    expect(posteriorOf({ ...input(15), stated: Float64Array.of(0.4) })).toBeNull();
  });
});
