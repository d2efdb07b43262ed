import type { RandomSource } from "./random-source.ts";

/** Index drawn with probability weights[i] ÷ Σ weights. Weights ≥ 0, at least one above 0; they stay as they are. */
export function pickIndex(weights: readonly number[], random: RandomSource): number {
  let known = columns.get(weights);
  if (known === undefined) {
    known = columnOf(weights);
    columns.set(weights, known);
  }
  return indexIn(known, random);
}

/** An entry drawn by its own `weight`. */
export function pick<T extends { readonly weight: number }>(entries: readonly T[], random: RandomSource): T {
  let known = columns.get(entries);
  if (known === undefined) {
    known = columnOf(entries.map(({ weight }) => weight));
    columns.set(entries, known);
  }
  return entries[indexIn(known, random)]!;
}

/** Weights as a column, after their sum: they are asked for with every order. */
const columns = new WeakMap<readonly unknown[], Float64Array>();

function columnOf(weights: readonly number[]): Float64Array {
  let total = 0;
  for (const weight of weights) total += weight;
  return Float64Array.of(total, ...weights);
}

function indexIn(column: Float64Array, random: RandomSource): number {
  let left = random() * column[0]!;
  for (let i = 1; i < column.length; i++) {
    left -= column[i]!;
    if (left < 0) return i - 1;
  }
  return column.findLastIndex((weight, i) => i > 0 && weight > 0) - 1;
}
