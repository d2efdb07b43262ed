import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { openSlots, type Slots, uniformAt } from "../../src/random/slots.ts";
import { streamKey } from "../../src/random/stream-key.ts";
import { varianceShares } from "../../src/study/variance-shares.ts";

const slots: Slots = { start: 0, step: 1 };

/** Standard normal inputs of run A and B: [run][input][replication]. */
function inputsOf(seed: string, inputs: number, n: number): Float64Array[][] {
  return ["a", "b"].map((run) =>
    Array.from({ length: inputs }, (_, i) => {
      const key = streamKey(seed, run, i);
      return Float64Array.from({ length: n }, (__, r) => {
        openSlots(slots, key, r, 0);
        return normalQuantile(uniformAt(slots, 0) + 1e-10);
      });
    }),
  );
}

/** Pick-freeze runs of a function of `inputs` standard normal numbers. */
function pickFreeze(seed: string, inputs: number, n: number, f: (x: readonly number[]) => number) {
  const [a, b] = inputsOf(seed, inputs, n) as [Float64Array[], Float64Array[]];
  const run = (columns: readonly Float64Array[]) =>
    Float64Array.from({ length: n }, (_, r) => f(columns.map((column) => column[r]!)));
  const ab = a.map((_, i) => run(a.map((column, k) => (k === i ? b[i]! : column))));
  return varianceShares(run(a), run(b), ab, streamKey(seed, "bootstrap"))!;
}

describe("shares of a variance", () => {
  // y = 1 x0 + 2 x1 + 0 x2 + 2 x3: variances 1, 4, 0, 4 of 9
  const known = [1 / 9, 4 / 9, 0, 4 / 9];
  const linear = (x: readonly number[]) => 30 + x[0]! + 2 * x[1]! + 2 * x[3]!;

  it("of a linear function are its squared coefficients, first-order and total alike", () => {
    const n = 20_000;
    const shares = pickFreeze("linear", 4, n, linear);
    for (const [i, { first, total }] of shares.entries()) {
      // Var of the row terms: first b(ab − a), total (ab − a)²/2; both within 5 standard errors of the truth.
      const s = known[i]!;
      const varFirst = 2 * s + s * s; // of a product of Gaussians, in units of the variance squared
      const varTotal = 2 * s * s;
      const ratio = s * Math.sqrt(1 / n); // the error of the denominator
      expect(Math.abs(first.value - s)).toBeLessThan(5 * (Math.sqrt(varFirst / n) + ratio) + 1e-12);
      expect(Math.abs(total.value - s)).toBeLessThan(5 * (Math.sqrt(varTotal / n) + ratio) + 1e-12);
    }
    expect(shares[2]).toEqual({
      first: { value: 0, interval: [0, 0], clear: false },
      total: { value: 0, interval: [0, 0], clear: false },
    });
  });

  it("tell an input that acts only together with another from one that does nothing", () => {
    // y = x0 x1 + x2: first-order 0, 0, ½; total ½, ½, ½
    const shares = pickFreeze("product", 3, 20_000, (x) => x[0]! * x[1]! + x[2]!);
    for (const i of [0, 1]) {
      expect(shares[i]!.first.value).toBeLessThan(0.06);
      expect(shares[i]!.total.value).toBeCloseTo(0.5, 1);
    }
    expect(shares[2]!.first.value).toBeCloseTo(0.5, 1);
  });

  it("are never negative, nor are their intervals, however few the replications", () => {
    for (let seed = 0; seed < 20; seed++)
      for (const { first, total } of pickFreeze(`few ${seed}`, 4, 20, linear)) {
        for (const { value, interval } of [first, total]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(interval[0]).toBeGreaterThanOrEqual(0);
          expect(interval[1]).toBeLessThanOrEqual(1);
        }
      }
  });

  it("lie in their 95 % intervals as often as they should", () => {
    const rounds = 400;
    const hits = { first: 0, total: 0 };
    for (let round = 0; round < rounds; round++) {
      const share = pickFreeze(`cover ${round}`, 4, 400, linear)[1]!;
      for (const kind of ["first", "total"] as const) {
        const [low, high] = share[kind].interval;
        if (low <= known[1]! && known[1]! <= high) hits[kind]++;
      }
    }
    // Percentile intervals of 400 rows: 95 % less at most 3 points of small-sample error, 4 standard errors of the count.
    const least = rounds * 0.92 - 4 * Math.sqrt(rounds * 0.92 * 0.08);
    expect(hits.first).toBeGreaterThan(least);
    expect(hits.total).toBeGreaterThan(least);
    expect(Math.min(hits.first, hits.total)).toBeLessThan(rounds);
  });

  it("leave out futures without a score, and are none without any variance", () => {
    const key = streamKey("x");
    const flat = new Float64Array(50).fill(70);
    expect(varianceShares(flat, flat, [flat], key)).toBeNull();
    const column = (k: number) => Float64Array.from({ length: 60 }, (_, r) => (r * (k + 3) * 7) % 31);
    const whole = varianceShares(column(0), column(1), [column(2)], key);
    const holed = varianceShares(
      Float64Array.of(...column(0), Number.NaN),
      Float64Array.of(...column(1), 5),
      [Float64Array.of(...column(2), 9)],
      key,
    );
    expect(holed).toEqual(whole);
    expect(
      varianceShares(column(0).slice(0, 9), column(1).slice(0, 9), [column(2).slice(0, 9)], key),
    ).toBeNull();
  });
});
