import type { RandomSource } from "./random-source.ts";

/** Index drawn with probability weights[i] ÷ Σ weights. Weights ≥ 0, at least one above 0. */
export function pickIndex(weights: readonly number[], random: RandomSource): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  let left = random() * total;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return weights.findLastIndex((weight) => weight > 0);
}

/** An entry drawn by its own `weight`. */
export function pick<T extends { readonly weight: number }>(entries: readonly T[], random: RandomSource): T {
  let total = 0;
  for (let i = 0; i < entries.length; i++) total += entries[i]!.weight;
  let left = random() * total;
  for (let i = 0; i < entries.length; i++) {
    left -= entries[i]!.weight;
    if (left < 0) return entries[i]!;
  }
  return entries.findLast((entry) => entry.weight > 0)!;
}
