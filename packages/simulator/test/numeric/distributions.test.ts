import { describe, expect, it } from "vitest";
import { betaCdf, betaQuantile } from "../../src/numeric/beta-distribution.ts";
import { gammaCdf, gammaQuantile } from "../../src/numeric/gamma-distribution.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";

const grid = [0.0005, 0.01, 0.1, 0.3, 0.5, 0.77, 0.95, 0.999];

describe("normal quantile", () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.95, 1.6448536269514722],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
  ])("at %f is %f", (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 11);
  });
  it("is the mirror image of itself", () => {
    for (const p of grid) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 10);
  });
});

describe("gamma distribution", () => {
  it("of shape 1 is exponential", () => {
    for (const x of [0.01, 0.5, 1, 3, 20]) expect(gammaCdf(1, x)).toBeCloseTo(1 - Math.exp(-x), 13);
  });
  it("of shape 2 has its closed form", () => {
    for (const x of [0.01, 0.5, 1, 3, 20]) expect(gammaCdf(2, x)).toBeCloseTo(1 - Math.exp(-x) * (1 + x), 13);
  });
  it("has quantiles that undo it", () => {
    for (const shape of [0.05, 0.5, 1, 3.7, 40, 1500])
      for (const p of grid) expect(gammaCdf(shape, gammaQuantile(shape, p))).toBeCloseTo(p, 10);
  });
});

describe("beta distribution", () => {
  it("of (a, 1) is a power", () => {
    for (const x of [0.1, 0.5, 0.9]) expect(betaCdf(3, 1, x)).toBeCloseTo(x ** 3, 13);
  });
  it("of (½, ½) is the arcsine law", () => {
    for (const x of [0.1, 0.5, 0.9])
      expect(betaCdf(0.5, 0.5, x)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12);
  });
  it("has quantiles that undo it", () => {
    for (const [a, b] of [
      [0.3, 40],
      [1, 1],
      [2, 300],
      [250, 30],
      [4000, 9000],
    ] as const)
      for (const p of grid) expect(betaCdf(a, b, betaQuantile(a, b, p))).toBeCloseTo(p, 9);
  });
});
