import { openSlots, type Slots, uniformAt } from "../random/slots.ts";
import type { StreamKey } from "../random/stream-key.ts";
import { quantileOf } from "./summaries.ts";

const RESAMPLES = 500;

/** A share of a variance in [0, 1]; what chance made negative is 0. */
export interface ShareEstimate {
  readonly value: number;
  /** Bootstrap 95 % interval (percentiles over resampled replications), cut to [0, 1]. */
  readonly interval: readonly [number, number];
  /** Whether the interval before the cut lies above 0: else it cannot be told from nothing. */
  readonly clear: boolean;
}

export interface VarianceShares {
  /** What the input does on its own: Saltelli et al. (2010). */
  readonly first: ShareEstimate;
  /** What it does alone and together with others: Jansen (1999). */
  readonly total: ShareEstimate;
}

/**
 * Shares of the variance of an output by inputs, from pick-freeze runs: run A, run B with everything drawn anew, and for
 * each input a run that is A with only that input from B.
 *
 * @param a output of run A by replication; NaN: none, the replication drops out
 * @param ab one column per input
 * @returns one per input; null where the output has no variance or fewer than 10 replications are left
 */
export function varianceShares(
  a: Float64Array,
  b: Float64Array,
  ab: readonly Float64Array[],
  key: StreamKey,
): VarianceShares[] | null {
  const rows = Array.from(a, (_, r) => r).filter(
    (r) => !Number.isNaN(a[r]! + b[r]!) && ab.every((column) => !Number.isNaN(column[r]!)),
  );
  const n = rows.length;
  if (n < 10) return null;
  const center = rows.reduce((sum, r) => sum + a[r]! + b[r]!, 0) / (2 * n);
  const [left, right] = [a, b].map((column) => Float64Array.from(rows, (r) => column[r]! - center)) as [
    Float64Array,
    Float64Array,
  ];
  const swapped = ab.map((column) => Float64Array.from(rows, (r) => column[r]! - center));
  const firsts = swapped.map((column) => column.map((value, r) => right[r]! * (value - left[r]!)));
  const totals = swapped.map((column) => column.map((value, r) => square(value - left[r]!) / 2));
  const sums = left.map((value, r) => value + right[r]!);
  const squares = left.map((value, r) => square(value) + square(right[r]!));

  const whole = Int32Array.from(rows, (_, i) => i);
  const variance = varianceOver(whole, sums, squares);
  if (variance <= 1e-18) return null;
  const drawn = swapped.map(() => ({
    first: new Float64Array(RESAMPLES),
    total: new Float64Array(RESAMPLES),
  }));
  const slots: Slots = { start: 0, step: 1 };
  const chosen = new Int32Array(n);
  for (let sample = 0; sample < RESAMPLES; sample++) {
    openSlots(slots, key, sample, 0);
    for (let i = 0; i < n; i++) chosen[i] = Math.floor(uniformAt(slots, i) * n);
    const spread = varianceOver(chosen, sums, squares) || variance;
    for (const [i, { first, total }] of drawn.entries()) {
      first[sample] = meanOver(chosen, firsts[i]!) / spread;
      total[sample] = meanOver(chosen, totals[i]!) / spread;
    }
  }
  return drawn.map(({ first, total }, i) => ({
    first: share(meanOver(whole, firsts[i]!) / variance, first),
    total: share(meanOver(whole, totals[i]!) / variance, total),
  }));
}

function share(value: number, resampled: Float64Array): ShareEstimate {
  const sorted = resampled.sort();
  const [low, high] = [quantileOf(sorted, 0.025), quantileOf(sorted, 0.975)];
  return { value: within(value), interval: [within(low), within(high)], clear: low > 0 };
}

/** Variance of both runs' outputs over the chosen replications. */
function varianceOver(chosen: Int32Array, sums: Float64Array, squares: Float64Array): number {
  const count = 2 * chosen.length;
  const mean = (meanOver(chosen, sums) * chosen.length) / count;
  return ((meanOver(chosen, squares) * chosen.length) / count - mean * mean) * (count / (count - 1));
}

function meanOver(chosen: Int32Array, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < chosen.length; i++) sum += values[chosen[i]!]!;
  return sum / chosen.length;
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function square(x: number): number {
  return x * x;
}
