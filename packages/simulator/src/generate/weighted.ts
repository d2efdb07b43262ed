import type { RandomSource } from "./random-source.ts";

/** Index drawn with probability weights[i] ÷ Σ weights. Weights ≥ 0, at least one above 0. */
export function pickIndex(weights: readonly number[], random: RandomSource): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return i;
  }
  return weights.findLastIndex((weight) => weight > 0);
}

/** An entry drawn by its own `weight`. */
export function pick<T extends { readonly weight: number }>(entries: readonly T[], random: RandomSource): T {
  const weights = entries.map((entry) => entry.weight);
  return entries[pickIndex(weights, random)]!;
}
