import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialQuantile } from "../../src/kernel/binomial-quantile.ts";
import { poissonQuantile } from "../../src/kernel/poisson-quantile.ts";
import { betaAtoms, gammaAtoms, sampleAtoms } from "../../src/random/atoms.ts";

const wordOf = (u: number) => Math.floor(u * 4_294_967_296);
const binomial = (n: number, p: number, u: number) => binomialQuantile(n, p, wordOf(u));
const poisson = (mean: number, u: number) => poissonQuantile(mean, wordOf(u));

/** An even grid of uniforms: the empirical distribution is then the sampler's own, to 1 in `n`. */
const grid = (n: number) => Array.from({ length: n }, (_, i) => (i + 0.5) / n);

/** Largest gap between the sampler's distribution function and the exact one. */
function gap(draw: (u: number) => number, mass: (k: number) => number, n: number): number {
  const counts = new Map<number, number>();
  for (const u of grid(n)) counts.set(draw(u), (counts.get(draw(u)) ?? 0) + 1);
  let [own, exact, worst] = [0, 0, 0];
  for (let k = 0; k <= Math.max(...counts.keys()); k++) {
    own += (counts.get(k) ?? 0) / n;
    exact += mass(k);
    worst = Math.max(worst, Math.abs(own - exact));
  }
  return worst;
}

function binomialMass(n: number, p: number): (k: number) => number {
  const logs = [0];
  for (let i = 1; i <= n; i++) logs.push(logs[i - 1]! + Math.log(i));
  return (k) =>
    k > n ? 0 : Math.exp(logs[n]! - logs[k]! - logs[n - k]! + k * Math.log(p) + (n - k) * Math.log(1 - p));
}

function poissonMass(mean: number): (k: number) => number {
  return (k) => {
    let log = -mean;
    for (let i = 1; i <= k; i++) log += Math.log(mean / i);
    return Math.exp(log);
  };
}

describe("binomial", () => {
  it.each([
    [1, 0.3],
    [7, 0.02],
    [40, 0.5],
    [40, 0.93],
    [300, 0.01],
    [380, 0.5],
  ])("of %i trials at %f is exact", (n, p) => {
    expect(gap((u) => binomial(n, p, u), binomialMass(n, p), 20_000)).toBeLessThan(1.01 / 20_000);
  });
  it.each([
    [2000, 0.06],
    [1000, 0.5],
    [5000, 0.97],
  ])("of %i trials at %f is exact where it is expanded, too", (n, p) => {
    expect(gap((u) => binomial(n, p, u), binomialMass(n, p), 20_000)).toBeLessThan(1.01 / 20_000);
  });
  it("never falls when the probability or the uniform rises", () => {
    fc.assert(
      fc.property(
        fc.nat(3000),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, hazard, more, u) => {
          const [p, higher] = [1 - Math.exp(-hazard), 1 - Math.exp(-hazard - more)];
          const low = binomial(n, p, u);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(n);
          // where exact inversion hands over to the expansion a draw may slip by one
          expect(binomial(n, higher, u)).toBeGreaterThanOrEqual(low - 1);
          if (n <= 300) expect(binomial(n, higher, u)).toBeGreaterThanOrEqual(low);
          expect(binomial(n, p, Math.min(0.9999, u * 1.001))).toBeGreaterThanOrEqual(low);
        },
      ),
    );
  });
  it("leaves 0 and n alone at the ends", () => {
    expect(binomial(10, 0, 0.99)).toBe(0);
    expect(binomial(10, 1, 0)).toBe(10);
    expect(binomial(0, 0.9, 0.99)).toBe(0);
  });
});

describe("poisson", () => {
  it.each([0.01, 0.7, 6, 90])("of mean %f is exact", (mean) => {
    expect(gap((u) => poisson(mean, u), poissonMass(mean), 20_000)).toBeLessThan(1.01 / 20_000);
  });
  it.each([120, 900])("of mean %f is exact where it is expanded, too", (mean) => {
    expect(gap((u) => poisson(mean, u), poissonMass(mean), 20_000)).toBeLessThan(1.01 / 20_000);
  });
});

describe("atoms", () => {
  const mean = (atoms: Float64Array) => atoms.reduce((a, b) => a + b, 0) / atoms.length;
  const variance = (atoms: Float64Array) =>
    atoms.reduce((a, b) => a + (b - mean(atoms)) ** 2, 0) / atoms.length;

  it.each([0.0001, 0.05, 0.5, 2, 4])(
    "of a gamma factor of variance %f keep mean 1 and nearly the variance",
    (v) => {
      const atoms = gammaAtoms(v, 256);
      expect(mean(atoms)).toBeCloseTo(1, 9);
      expect(variance(atoms) / v).toBeGreaterThan(0.97);
      expect(variance(atoms) / v).toBeLessThanOrEqual(1.0001);
      expect([...atoms]).toEqual([...atoms].sort((a, b) => a - b));
    },
  );
  it.each([
    [0.5, 60],
    [3, 900],
    [40, 5],
  ])("of Beta(%f, %f) keep the mean and nearly the variance", (a, b) => {
    const atoms = betaAtoms(a, b, 256);
    const v = (a * b) / ((a + b) ** 2 * (a + b + 1));
    expect(mean(atoms)).toBeCloseTo(a / (a + b), 10);
    expect(variance(atoms) / v).toBeGreaterThan(0.98);
    expect(variance(atoms) / v).toBeLessThanOrEqual(1.0001);
  });
  it("of a sample keep its mean, also where it does not divide evenly", () => {
    const atoms = sampleAtoms(Float64Array.of(9, 1, 4, 4, 7), 3);
    expect(atoms).toHaveLength(3);
    expect(mean(atoms)).toBeCloseTo(5, 12);
    expect(sampleAtoms(Float64Array.of(3, 1), 64)).toEqual(Float64Array.of(1, 3));
  });
});
