import { describe, expect, it } from "vitest";
import { crps } from "../../src/backtest/crps.ts";
import { type Ensemble, predictiveQuantile } from "../../src/backtest/ensemble.ts";
import { weightedIntervalScore } from "../../src/backtest/interval-score.ts";
import { pitHistogram, pitOf, pitWithin } from "../../src/backtest/pit.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { openSlots, uniformAt } from "../../src/random/slots.ts";
import { streamKey } from "../../src/random/stream-key.ts";

const drawn = (...values: number[]): Ensemble => ({ values: Float64Array.from(values).sort(), drawn: true });
const points = (...values: number[]): Ensemble => ({
  values: Float64Array.from(values).sort(),
  drawn: false,
});
const key = streamKey("scores");

/** `count` uniforms of case `i`. */
function uniforms(i: number, count: number): number[] {
  const slots = { start: 0, step: 1 };
  openSlots(slots, key, i, 0);
  return Array.from({ length: count }, (_, slot) => uniformAt(slots, slot));
}

function meanAndError(values: readonly number[]): readonly [number, number] {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / (values.length - 1) / values.length)];
}

describe("the CRPS", () => {
  it("of a point forecast is how far it is off", () => {
    expect(crps(points(3), 5)).toBe(2);
    expect(crps(drawn(3), 5)).toBe(2);
  });
  it("is Σ|x − y|/n − Σ|x − x′|/2n², with n(n − 1) in place of n² for drawn ensembles", () => {
    expect(crps(points(0, 1, 5), 2)).toBeCloseTo(6 / 3 - (1 + 5 + 4) / 9, 12);
    expect(crps(drawn(0, 1, 5), 2)).toBeCloseTo(6 / 3 - (1 + 5 + 4) / 6, 12);
  });
  it("of normal quantiles is that of the normal distribution", () => {
    const n = 4000;
    const normal = points(...Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n)));
    // 2 φ(0) − 1/√π at the mean (Gneiting and Raftery 2007)
    expect(crps(normal, 0)).toBeCloseTo(2 / Math.sqrt(2 * Math.PI) - 1 / Math.sqrt(Math.PI), 3);
  });
  it("of five draws is right on average, and without the correction it is not", () => {
    const cases = Array.from({ length: 4000 }, (_, i) => {
      const [y, ...x] = uniforms(i, 6) as [number, ...number[]];
      return { fair: crps(drawn(...x), y), plain: crps(points(...x), y) };
    });
    const expected = 1 / 6; // E|X − Y| − ½ E|X − X′| of uniforms
    const [fair, error] = meanAndError(cases.map((one) => one.fair));
    expect(Math.abs(fair - expected)).toBeLessThan(4 * error);
    const [plain, plainError] = meanAndError(cases.map((one) => one.plain));
    expect(plain - expected).toBeGreaterThan(4 * plainError);
  });
});

describe("central intervals of an ensemble", () => {
  it("hold the next draw as often as they say, however few members there are", () => {
    for (const n of [19, 39]) {
      const held = Array.from({ length: 4000 }, (_, i) => {
        const [y, ...x] = uniforms(i, 1 + n) as [number, ...number[]];
        const ensemble = drawn(...x);
        return predictiveQuantile(ensemble, 0.1) <= y && y <= predictiveQuantile(ensemble, 0.9) ? 1 : 0;
      });
      const [share, error] = meanAndError(held);
      expect(Math.abs(share - 0.8)).toBeLessThan(4 * error);
    }
  });
  it("cost their width and what they miss", () => {
    const members = points(...Array.from({ length: 39 }, (_, i) => i + 1)); // quantile p is 40 p
    const inside = (0.5 * 0 + 0.25 * 20 + 0.1 * 32 + 0.025 * 38) / 3.5;
    expect(weightedIntervalScore(members, 20)).toBeCloseTo(inside, 10);
    const above = (0.5 * 30 + 0.25 * 20 + 20 + 0.1 * 32 + 14 + 0.025 * 38 + 11) / 3.5;
    expect(weightedIntervalScore(members, 50)).toBeCloseTo(above, 10);
  });
});

describe("the probability integral transform", () => {
  it("is even over exchangeable draws", () => {
    const pits = Array.from({ length: 4000 }, (_, i) => {
      const [y, ...x] = uniforms(i, 10) as [number, ...number[]];
      return pitOf(drawn(...x), y);
    });
    for (const bin of pitHistogram(pits, 10))
      expect(Math.abs(bin - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 4000));
  });
  it("is even and covers what it says where most of the chance is in one atom", () => {
    const atom = (u: number) => (u < 0.7 ? 0 : u);
    const pits = Array.from({ length: 4000 }, (_, i) => {
      const [y, ...x] = uniforms(i, 20).map(atom) as [number, ...number[]];
      return pitOf(drawn(...x), y);
    });
    for (const bin of pitHistogram(pits, 5))
      expect(Math.abs(bin - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / 4000));
    const [share, error] = meanAndError(pits.map((pit) => pitWithin(pit, 0.8)));
    expect(Math.abs(share - 0.8)).toBeLessThan(4 * error);
  });
  it("shows forecasts that are too sure as heaps at both ends", () => {
    const pits = Array.from({ length: 500 }, (_, i) => {
      const [y, ...x] = uniforms(i, 20) as [number, ...number[]];
      return pitOf(drawn(...x.map((value) => 0.5 + (value - 0.5) / 3)), y);
    });
    const bins = pitHistogram(pits, 10);
    expect(bins[0]! + bins[9]!).toBeGreaterThan(0.5);
  });
});
