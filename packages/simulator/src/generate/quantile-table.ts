import type { RandomSource } from "./random-source.ts";

/**
 * A distribution by its quantiles: [probability, value] pairs, both ascending, the first at 0 and the last at 1,
 * uniform in between. Skewed times need no logarithm this way, so every engine draws the same bits.
 */
export type QuantileTable = readonly (readonly [probability: number, value: number])[];

/** One draw by inversion. */
export function drawFrom(table: QuantileTable, random: RandomSource): number {
  const u = random();
  for (let i = 1; i < table.length; i++) {
    const after = table[i]!;
    if (u >= after[0]) continue;
    const before = table[i - 1]!;
    return before[1] + ((u - before[0]) / (after[0] - before[0])) * (after[1] - before[1]);
  }
  return table[table.length - 1]![1];
}

/** Exact mean and standard deviation: each piece is uniform between two values. */
export function momentsOf(table: QuantileTable): { readonly mean: number; readonly sd: number } {
  let mean = 0;
  let square = 0;
  for (let i = 1; i < table.length; i++) {
    const [p0, v0] = table[i - 1]!;
    const [p1, v1] = table[i]!;
    mean += ((p1 - p0) * (v0 + v1)) / 2;
    square += ((p1 - p0) * (v0 * v0 + v0 * v1 + v1 * v1)) / 3;
  }
  return { mean, sd: Math.sqrt(square - mean * mean) };
}
