import { Z975 } from "./summaries.ts";

export interface VarianceSplit {
  /** Share of the variance that comes from not knowing the shop and the levers' effects, in [0, 1]. */
  readonly parameters: number;
  /** Its 95 % Monte Carlo interval, in [0, 1]. */
  readonly interval: readonly [number, number];
  /** The rest: what happens by chance, however well the shop is known. */
  readonly luck: number;
  /** Pairs of futures that it rests on. */
  readonly pairs: number;
}

/**
 * The law of total variance, Var Y = Var E(Y | world) + E Var(Y | world), from pairs of futures of the same world with
 * independent luck: their covariance is the first part, so its share is the correlation within pairs (Fisher 1925, chapter VII).
 * The error is that of the first-order expansion of the correlation (its influence function), which asks no
 * distribution of Y.
 *
 * @returns null with fewer than 10 pairs or without any variance
 */
export function varianceSplit(first: Float64Array, second: Float64Array): VarianceSplit | null {
  let [pairs, sum] = [0, 0];
  for (let r = 0; r < first.length; r++) {
    if (Number.isNaN(first[r]! + second[r]!)) continue;
    pairs++;
    sum += first[r]! + second[r]!;
  }
  if (pairs < 10) return null;
  const mean = sum / (2 * pairs);
  let [products, squares] = [0, 0];
  for (let r = 0; r < first.length; r++) {
    const [a, b] = [first[r]! - mean, second[r]! - mean];
    if (Number.isNaN(a + b)) continue;
    products += a * b;
    squares += (a * a + b * b) / 2;
  }
  if (squares <= 1e-18 * pairs) return null;
  const correlation = products / squares;
  let influence = 0;
  for (let r = 0; r < first.length; r++) {
    const [a, b] = [first[r]! - mean, second[r]! - mean];
    if (Number.isNaN(a + b)) continue;
    const one = a * b - (correlation * (a * a + b * b)) / 2;
    influence += one * one;
  }
  const half = (Z975 * Math.sqrt(influence)) / squares;
  const parameters = within(correlation);
  return {
    parameters,
    interval: [within(correlation - half), within(correlation + half)],
    luck: 1 - parameters,
    pairs,
  };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
