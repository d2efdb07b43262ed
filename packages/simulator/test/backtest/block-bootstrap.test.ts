import { expect, it } from "vitest";
import { blockBootstrap } from "../../src/backtest/block-bootstrap.ts";
import { openSlots, uniformAt } from "../../src/random/slots.ts";
import { streamKey } from "../../src/random/stream-key.ts";

const N = 200;
const key = streamKey("bootstrap");
const mean = (sums: Float64Array) => sums[0]! / sums[1]!;

function noise(seed: number): number[] {
  const slots = { start: 0, step: 1 };
  openSlots(slots, key, seed, 0);
  return Array.from({ length: N }, (_, slot) => uniformAt(slots, slot) - 0.5);
}
const entries = (values: readonly number[]) => values.map((value, origin) => ({ origin, sums: [value, 1] }));

it("gives a mean of unrelated origins the standard error of the books", () => {
  const values = noise(1);
  const { value, standardError } = blockBootstrap(entries(values), 1, "seed", mean);
  const average = values.reduce((a, b) => a + b, 0) / N;
  const variance = values.reduce((sum, one) => sum + (one - average) ** 2, 0) / N;
  expect(value).toBeCloseTo(average, 12);
  // 1,000 resamples: the error of a standard deviation is 1 / √2000 of it
  expect(Math.abs(standardError! / Math.sqrt(variance / N) - 1)).toBeLessThan(4 / Math.sqrt(2000));
});

it("holds the truth in about 95 of 100 records whose origins overlap, by blocks alone", () => {
  const overlapping = (seed: number) => {
    const shocks = noise(seed);
    return shocks.map((_, i) => [0, 1, 2, 3, 4].reduce((sum, back) => sum + shocks[(i + N - back) % N]!, 0));
  };
  const heldBy = (block: number) => {
    let held = 0;
    for (let seed = 0; seed < 100; seed++) {
      const [low, high] = blockBootstrap(entries(overlapping(seed)), block, `s${seed}`, mean).interval!;
      if (low <= 0 && high >= 0) held++;
    }
    return held;
  };
  expect(heldBy(10)).toBeGreaterThan(95 - 4 * Math.sqrt(100 * 0.95 * 0.05));
  expect(heldBy(1)).toBeLessThan(80);
});

it("keeps the entries of one origin together", () => {
  const values = noise(3);
  const twice = [...entries(values), ...entries(values)];
  const once = blockBootstrap(entries(values), 4, "seed", mean);
  const both = blockBootstrap(twice, 4, "seed", mean);
  expect(both.standardError).toBeCloseTo(once.standardError!, 12);
});

it("says nothing about one origin, and nothing where all are alike", () => {
  expect(blockBootstrap(entries([0.3]), 1, "seed", mean)).toEqual({
    value: 0.3,
    interval: null,
    standardError: null,
  });
  expect(blockBootstrap(entries([1, 1, 1, 1]), 1, "seed", mean).interval).toBeNull();
});
