import type { Durations } from "../model/shop-model.ts";
import { cornishFisher } from "../random/cornish-fisher.ts";
import { type Slots, uniformAt } from "../random/slots.ts";

/** From this shape of the sum's gamma distribution on, a sum is drawn as one number. */
const SUM_SHAPE = 12;

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

/**
 * Sum of `count` durations times `factor`, rounded to whole units. Few are drawn one by one from the points; many as one
 * gamma variate with the sum's mean and variance, by the cube-root normal quantile of Wilson and Hilferty (1931).
 * Monotone in the points, the factor and the uniforms from `slot` on.
 */
export function sumOfDurations(
  { points, mean, shape }: CompiledDurations,
  count: number,
  factor: number,
  slots: Slots,
  slot: number,
): number {
  if (count <= 0 || mean === 0) return 0;
  if (shape === Number.POSITIVE_INFINITY) return Math.floor(count * mean * factor + 0.5);
  const sumShape = count * shape;
  if (sumShape >= SUM_SHAPE)
    return Math.floor(gammaSum(count * mean, sumShape, uniformAt(slots, slot)) * factor + 0.5);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += points[Math.floor(uniformAt(slots, slot + i) * points.length)]!;
  return Math.floor(sum * factor + 0.5);
}

/** Quantile at `u` of the gamma distribution with the given mean and shape (≥ 12), within 0.02 %. */
export function gammaSum(mean: number, shape: number, u: number): number {
  const spread = 1 / (9 * shape);
  const root = 1 - spread + cornishFisher(u, 0, 0) * Math.sqrt(spread);
  return root <= 0 ? 0 : mean * root * root * root;
}
