import type { NodeSummary } from "../report/projection-report.ts";

const probabilities = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975] as const;
/** 97.5 % point of the standard normal distribution. */
export const Z975 = 1.959963984540054;

export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** With n − 1; 0 for a single value. */
  readonly sd: number;
}

/** Mean and standard deviation of the numbers that are there, shifted by the first: a constant column gives itself and 0. */
export function momentsOf(values: Float64Array): Moments | null {
  let [count, shift, sum, squares] = [0, 0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (count === 0) shift = value;
    count++;
    sum += value - shift;
    squares += (value - shift) * (value - shift);
  }
  if (count === 0) return null;
  const variance = count === 1 ? 0 : Math.max(0, squares - (sum * sum) / count) / (count - 1);
  return { count, mean: shift + sum / count, sd: Math.sqrt(variance) };
}

/** Quantile of sorted numbers, type 7 (Hyndman and Fan 1996). */
export function quantileOf(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}

/** The numbers that are there, ascending. */
export function sortedOf(values: Float64Array): Float64Array {
  const there = values.some(Number.isNaN) ? values.filter((value) => !Number.isNaN(value)) : values.slice();
  return there.sort();
}

/** What a report says of one node on one day. */
export function summaryOf(values: Float64Array): NodeSummary {
  const moments = momentsOf(values);
  if (!moments) return { mean: null, sd: null, standardError: null, quantiles: null, missing: 1 };
  const sorted = sortedOf(values);
  return {
    mean: moments.mean,
    sd: moments.sd,
    standardError: moments.sd / Math.sqrt(moments.count),
    quantiles: Object.fromEntries(probabilities.map((p) => [String(p), quantileOf(sorted, p)])),
    missing: 1 - moments.count / values.length,
  };
}

/** Quantiles at (i − ½)/50, i = 1 … 50, for a dot plot; undefined without any number. */
export function dotsOf(values: Float64Array): number[] | undefined {
  const sorted = sortedOf(values);
  if (sorted.length === 0) return undefined;
  return Array.from({ length: 50 }, (_, i) => quantileOf(sorted, (i + 0.5) / 50));
}

/** Wilson's 95 % score interval (1927) of a probability with `hits` of `n`. */
export function wilsonInterval(hits: number, n: number): readonly [number, number] {
  const p = hits / n;
  const z2 = Z975 * Z975;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z975 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return [hits === 0 ? 0 : Math.max(0, middle - half), hits === n ? 1 : Math.min(1, middle + half)];
}
