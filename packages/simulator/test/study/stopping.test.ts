import { describe, expect, it } from "vitest";
import { columnOf, newProjection, type Projection } from "../../src/engine/projection.ts";
import { checkpoints, preciseEnough, simulateRange, widestOf } from "../../src/index.ts";
import { wilsonInterval, Z975 } from "../../src/study/summaries.ts";
import { planned } from "../engine/planned.ts";

describe("when to look", () => {
  it("is at 1,000, its doublings, and the most", () => {
    expect(checkpoints(10_000)).toEqual([1000, 2000, 4000, 8000, 10_000]);
    expect(checkpoints(1000)).toEqual([1000]);
    expect(checkpoints(40)).toEqual([40]);
  });
});

describe("what was reached", () => {
  const study = planned({
    replications: 60,
    questions: ["P(total >= 80 ever)", "when P(total >= 80) >= 0.5"],
  });
  const projections = study.state.scenarios.map((_, s) => simulateRange(study.state, s, 0, 60)!);
  it("is the widest interval of differences and of probabilities", () => {
    const { points, probability } = widestOf(study, projections);
    const last = (s: number) => columnOf(projections[s]!, 0, 40);
    const widths = [1, 2, 3].map((s) => {
      const differences = [...last(s)].map((value, r) => value - last(0)[r]!);
      const mean = differences.reduce((a, b) => a + b, 0) / 60;
      return Z975 * Math.sqrt(differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / 59 / 60);
    });
    expect(points).toBeCloseTo(Math.max(...widths), 9);
    expect(probability!).toBeGreaterThan(0);
  });
  it("is the mean total's where nothing is compared", () => {
    const alone = planned({ replications: 60, scenarios: [] });
    const { points, probability } = widestOf(alone, [projections[0]!]);
    const { sd } = { sd: Math.sqrt(varianceOf(columnOf(projections[0]!, 0, 40))) };
    expect(points).toBeCloseTo((Z975 * sd) / Math.sqrt(60), 9);
    expect(probability).toBeNull();
  });
});

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

describe("precise enough", () => {
  it("is all that was asked; what has no width keeps nobody waiting", () => {
    const asked = { points: 0.2, probability: 0.01 };
    expect(preciseEnough(asked, { points: 0.2, probability: 0.01 })).toBe(true);
    expect(preciseEnough(asked, { points: 0.21, probability: 0.01 })).toBe(false);
    expect(preciseEnough(asked, { points: 0.2, probability: 0.02 })).toBe(false);
    expect(preciseEnough(asked, { points: null, probability: null })).toBe(true);
    expect(preciseEnough({ points: null, probability: null }, { points: 9, probability: 1 })).toBe(true);
  });
});

describe("a rule that stops when the interval of a probability is narrow", () => {
  it("still covers the truth 95 times in 100, at 2 % of futures too", () => {
    const [rounds, width] = [2000, 0.0075];
    let state = 99;
    const uniform = () => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state >>> 0) / 4294967296;
    };
    for (const p of [0.02, 0.3]) {
      let held = 0;
      for (let round = 0; round < rounds; round++) {
        let [n, hits] = [0, 0];
        for (const look of checkpoints(16_000)) {
          for (; n < look; n++) if (uniform() < p) hits++;
          const [low, high] = wilsonInterval(hits, n);
          if ((high - low) / 2 <= width) break;
        }
        const [low, high] = wilsonInterval(hits, n);
        if (low <= p && p <= high) held++;
      }
      expect(held / rounds).toBeGreaterThan(0.94 - 4 * Math.sqrt((0.94 * 0.06) / rounds));
    }
  });
});

it("a projection cut short is the first part of a longer one, to the byte", () => {
  const { state } = planned({ replications: 60 });
  const [short, long] = [simulateRange(state, 2, 0, 25)!, simulateRange(state, 2, 0, 60)!];
  const cut: Projection = newProjection(2, long.nodes, long.days, 0, 25);
  for (let node = 0; node < long.nodes.length; node++)
    for (let day = 0; day < long.days; day++)
      columnOf(cut, node, day).set(columnOf(long, node, day).subarray(0, 25));
  cut.cost.set(long.cost.subarray(0, 25));
  expect(short).toEqual(cut);
});
