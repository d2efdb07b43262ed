import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { openSlots, type Slots, uniformAt } from "../../src/random/slots.ts";
import { streamKey } from "../../src/random/stream-key.ts";
import { costPerPoint } from "../../src/study/cost-per-point.ts";
import { pairedDifference, verdictOn } from "../../src/study/differences.ts";
import { jointInterval } from "../../src/study/jointly.ts";
import { scenarioDifference } from "../../src/study/scenario-difference.ts";
import { replicationsToDecide } from "../../src/study/to-decide.ts";

const slots: Slots = { start: 0, step: 1 };

/** `n` normal numbers of a named stream. */
function normals(name: string, n: number, mean = 0, sd = 1): Float64Array {
  openSlots(slots, streamKey("decisions", name), 0, 0);
  return Float64Array.from({ length: n }, (_, i) => mean + sd * normalQuantile(uniformAt(slots, i) + 1e-10));
}

describe("how many replications would decide", () => {
  it("follows n = ((1.96 + 0.84) sd / distance)² beyond the threshold", () => {
    // mean 0.3, threshold 0.1, sd 2: (2.8016 · 2 / 0.2)² = 784.9
    const needed = replicationsToDecide({ mean: 0.3, standardError: 2 / Math.sqrt(100) }, 100);
    expect(needed).toBe(785);
    expect(replicationsToDecide({ mean: -0.3, standardError: 2 / Math.sqrt(100) }, 100)).toBe(785);
  });
  it("and asks more between the thresholds, where both must be cleared", () => {
    // (1.959964 + 1.281552)² · 4 / 0.1² = 4202.97
    expect(replicationsToDecide({ mean: 0, standardError: 2 / Math.sqrt(100) }, 100)).toBe(4203);
  });
  it("does not depend on how many were run, only on the spread that they showed", () => {
    const at = (n: number) => replicationsToDecide({ mean: 0.5, standardError: 3 / Math.sqrt(n) }, n);
    expect(Math.abs(at(400)! - at(90_000)!)).toBeLessThanOrEqual(1);
  });
  it("is null at the threshold: more than a million would be needed", () => {
    expect(replicationsToDecide({ mean: 0.1, standardError: 0.05 }, 1000)).toBeNull();
    expect(replicationsToDecide({ mean: 0.1001, standardError: 0.05 }, 1000)).toBeNull();
    expect(replicationsToDecide({ mean: null, standardError: null }, 0)).toBeNull();
  });
  it("does decide four times in five when so many are run", () => {
    const [mean, sd, rounds] = [0.35, 1, 600];
    const n = replicationsToDecide({ mean, standardError: sd / 10 }, 100)!;
    const zero = new Float64Array(n);
    let decided = 0;
    for (let round = 0; round < rounds; round++)
      if (verdictOn(pairedDifference(normals(`round ${round}`, n, mean, sd), zero)) === "better") decided++;
    const error = 4.5 * Math.sqrt((0.8 * 0.2) / rounds);
    expect(Math.abs(decided / rounds - 0.8)).toBeLessThan(error + 0.01); // sd is estimated: under a point more
  });
});

describe("the difference of a report", () => {
  const baseline = normals("baseline", 400, 80, 5);
  it("says how many would decide only where it is undecided", () => {
    const noisy = baseline.map((value, r) => value + normals("noise", 400, 0.3, 4)[r]!);
    expect(scenarioDifference("baseline", noisy, baseline, 1)).toMatchObject({
      verdict: "undecided",
      toDecide: expect.any(Number),
    });
    const better = scenarioDifference(
      "baseline",
      baseline.map((value) => value + 1),
      baseline,
      1,
    );
    expect(better.verdict).toBe("better");
    expect(better).not.toHaveProperty("toDecide");
    expect(better).not.toHaveProperty("jointly");
  });
  it("keeps the spread of luck apart from the precision of the mean", () => {
    const n = 4000;
    const zero = new Float64Array(n);
    const { spread, standardError } = scenarioDifference("baseline", normals("spread", n, 1, 3), zero, 1);
    expect(spread!.sd).toBeCloseTo(3, 0);
    expect(standardError).toBeCloseTo(spread!.sd / Math.sqrt(n), 12);
    expect(spread!.quantiles["0.05"]).toBeCloseTo(1 - 3 * 1.645, 0);
  });
});

describe("several comparisons at once", () => {
  const difference = {
    mean: 0.3,
    standardError: 0.1,
    interval: [0.104, 0.496] as const,
    higher: 1,
    lower: 0,
  };
  it("have wider intervals, by the Bonferroni quantile", () => {
    const { interval, verdict, comparisons, method } = jointInterval(difference, 4);
    expect([method, comparisons]).toEqual(["bonferroni", 4]);
    expect(interval![1] - interval![0]).toBeCloseTo(2 * 2.497705 * 0.1, 6); // Φ⁻¹(1 − 0.025/4)
    expect(verdictOn(difference)).toBe("better");
    expect(verdict).toBe("undecided");
  });
  it("hold together at least 95 times in 100, also when they share their luck", () => {
    const [m, n, rounds] = [5, 60, 800];
    let held = 0;
    for (let round = 0; round < rounds; round++) {
      const shared = normals(`shared ${round}`, n);
      const zero = new Float64Array(n);
      const all = Array.from({ length: m }, (_, k) => {
        const own = normals(`own ${round} ${k}`, n);
        const paired = pairedDifference(
          shared.map((value, r) => value + own[r]!),
          zero,
        );
        const [low, high] = jointInterval(paired, m).interval!;
        return low <= 0 && 0 <= high;
      });
      if (all.every(Boolean)) held++;
    }
    // normal quantiles on n = 60: some half a percent short of 95 %
    expect(held / rounds).toBeGreaterThan(0.945 - 4 * Math.sqrt((0.945 * 0.055) / rounds));
  });
});

describe("cost per point", () => {
  it("is the ratio of the means, exactly where nothing varies", () => {
    const { value, interval } = costPerPoint(new Float64Array(9).fill(300), new Float64Array(9).fill(1.5));
    expect(value).toBe(200);
    expect(interval).toEqual([200, 200]);
  });
  it("is known exactly where cost and gain rise and fall together", () => {
    const gains = normals("together", 50, 3, 2);
    const { value, interval } = costPerPoint(
      gains.map((gain) => 200 * gain),
      gains,
    );
    for (const ratio of [value!, ...interval!]) expect(ratio).toBeCloseTo(200, 5);
  });
  it("has Fieller's interval, which contains the true ratio 95 times in 100", () => {
    const rounds = 1000;
    let held = 0;
    for (let round = 0; round < rounds; round++) {
      const luck = normals(`luck ${round}`, 80);
      const gains = luck.map((z) => 1 + 2 * z);
      const costs = normals(`cost ${round}`, 80, 500, 100).map((cost, r) => cost + 50 * luck[r]!);
      const { interval } = costPerPoint(costs, gains);
      if (interval !== null && interval[0] <= 500 && 500 <= interval[1]) held++;
      if (interval === null) held++; // no bound: it contains everything on one side
    }
    expect(Math.abs(held / rounds - 0.95)).toBeLessThan(4.5 * Math.sqrt((0.95 * 0.05) / rounds) + 0.01);
  });
  it("has no finite interval where the gain cannot be told from nothing, and no value without a gain", () => {
    const gains = normals("no gain", 200, 0.01, 3);
    expect(costPerPoint(new Float64Array(200).fill(100), gains).interval).toBeNull();
    expect(costPerPoint(new Float64Array(3).fill(100), new Float64Array(3).fill(-1))).toEqual({
      value: null,
      interval: null,
    });
    expect(costPerPoint(Float64Array.of(1, 2), Float64Array.of(Number.NaN, 1)).value).toBeNull();
  });
});
