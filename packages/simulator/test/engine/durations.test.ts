import { describe, expect, it } from "vitest";
import { compileDurations } from "../../src/engine/durations.ts";
import { durationSum } from "../../src/kernel/duration-sum.ts";
import { openSlots, wordAt } from "../../src/random/slots.ts";
import { streamKey } from "../../src/random/stream-key.ts";
import { expectMean } from "../expect-mean.ts";

const durations = compileDurations({ points: [600, 1800, 1800, 3600, 20_000] });
const key = streamKey("durations", "test");

function sums(count: number): number[] {
  return Array.from({ length: 20_000 }, (_, r) => {
    const slots = { start: 0, step: 1 };
    openSlots(slots, key, r, 0);
    return durationSum(durations, count, 1, (k) => wordAt(slots.start, slots.step, 1 + k));
  });
}

describe.each([1, 3, 20, 400])("the sum of %i durations", (count) => {
  const mean = 5560 * count;
  const variance = [600, 1800, 1800, 3600, 20_000].reduce((s, x) => s + (x - 5560) ** 2, 0) / 5;
  const sample = sums(count);
  it("has the mean of so many", () => {
    expectMean(sample, { mean, sd: Math.sqrt(variance * count) });
  });
  it("has the variance of so many", () => {
    const fourth = sample.reduce((s, x) => s + (x - mean) ** 4, 0) / sample.length;
    expectMean(
      sample.map((x) => (x - mean) ** 2),
      { mean: variance * count, sd: Math.sqrt(fourth) },
    );
  });
});

it("is none of none, and exact where all take the same time", () => {
  const word = () => 77;
  expect(durationSum(durations, 0, 1, word)).toBe(0);
  expect(durationSum(compileDurations({ points: [3600] }), 7, 0.5, word)).toBe(12_600);
});

it("as one gamma variate has its mean within 0.02 % from shape 12 on", () => {
  const n = 100_000;
  for (const shape of [12, 50, 1000]) {
    const one = { points: Float64Array.of(1e9), mean: 1e9, shape };
    let sum = 0;
    for (let i = 0; i < n; i++) sum += durationSum(one, 1, 1, () => Math.floor(((i + 0.5) / n) * 2 ** 32));
    expect(Math.abs(sum / n / 1e9 - 1)).toBeLessThan(2e-4);
  }
});
