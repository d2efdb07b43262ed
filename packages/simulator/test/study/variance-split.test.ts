import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { openSlots, type Slots, uniformAt } from "../../src/random/slots.ts";
import { streamKey } from "../../src/random/stream-key.ts";
import { varianceSplit } from "../../src/study/variance-split.ts";

const slots: Slots = { start: 0, step: 1 };
function normals(name: string, n: number): Float64Array {
  openSlots(slots, streamKey("split", name), 0, 0);
  return Float64Array.from({ length: n }, (_, i) => normalQuantile(uniformAt(slots, i) + 1e-10));
}

/** Pairs of futures whose worlds make `share` of the variance. */
function pairs(name: string, n: number, share: number, shape: (z: number) => number = (z) => z) {
  const worlds = normals(`${name} world`, n).map(shape);
  return ["first", "second"].map((luck) => {
    const noise = normals(`${name} ${luck}`, n);
    return worlds.map((world, r) => 80 + 3 * (Math.sqrt(share) * world + Math.sqrt(1 - share) * noise[r]!));
  }) as [Float64Array, Float64Array];
}

describe("the split of a variance", () => {
  it.each([0, 0.3, 0.9])("finds a share of %f within its error", (share) => {
    const n = 20_000;
    const split = varianceSplit(...pairs(`share ${share}`, n, share))!;
    expect(Math.abs(split.parameters - share)).toBeLessThan((5 * (1 - share * share)) / Math.sqrt(n));
    expect(split.parameters + split.luck).toBe(1);
    expect(split.pairs).toBe(n);
    if (share > 0) {
      const width = (2 * 1.96 * (1 - share * share)) / Math.sqrt(n); // of Gaussian pairs
      expect((split.interval[1] - split.interval[0]) / width).toBeCloseTo(1, 1);
    }
  });

  it("covers the truth 95 times in 100, also for skewed worlds", () => {
    const rounds = 500;
    const skewed = (z: number) => (z * z - 1) / Math.SQRT2; // chi-square, mean 0, variance 1
    for (const shape of [(z: number) => z, skewed]) {
      let held = 0;
      for (let round = 0; round < rounds; round++) {
        const { interval } = varianceSplit(...pairs(`cover ${round}`, 400, 0.4, shape))!;
        if (interval[0] <= 0.4 && 0.4 <= interval[1]) held++;
      }
      // First-order errors of 400 pairs: some 2 points short for skewed worlds.
      expect(held / rounds).toBeGreaterThan(0.93 - 4 * Math.sqrt((0.93 * 0.07) / rounds));
      expect(held).toBeLessThan(rounds);
    }
  });

  it("stays within 0 and 1 and is null without variance or with few pairs", () => {
    for (let round = 0; round < 50; round++) {
      const { parameters, interval } = varianceSplit(...pairs(`zero ${round}`, 20, 0))!;
      for (const share of [parameters, ...interval]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }
    const flat = new Float64Array(40).fill(82.3);
    expect(varianceSplit(flat, flat)).toBeNull();
    expect(varianceSplit(...pairs("few", 9, 0.5))).toBeNull();
  });

  it("leaves out futures without a score", () => {
    const [a, b] = pairs("holes", 50, 0.5);
    const holed = [Float64Array.of(...a, Number.NaN), Float64Array.of(...b, 70)] as const;
    expect(varianceSplit(...holed)).toEqual(varianceSplit(a, b));
  });
});
