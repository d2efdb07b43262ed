import type { Durations } from "../model/shop-model.ts";

export interface CompiledDurations {
  readonly points: Float64Array;
  readonly mean: number;
  /** mean² ÷ variance of one duration: the shape of the gamma distribution with its moments. */
  readonly shape: number;
}

export function compileDurations({ points }: Durations): CompiledDurations {
  const column = Float64Array.from(points);
  let [sum, squares] = [0, 0];
  for (const x of column) sum += x;
  const mean = sum / column.length;
  for (const x of column) squares += (x - mean) * (x - mean);
  const variance = squares / column.length;
  return {
    points: column,
    mean,
    shape: variance === 0 ? Number.POSITIVE_INFINITY : (mean * mean) / variance,
  };
}
