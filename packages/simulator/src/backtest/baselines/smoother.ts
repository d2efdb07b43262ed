import { normalQuantile } from "../../numeric/normal-quantile.ts";
import type { Ensemble } from "../ensemble.ts";

/**
 * An exponential smoother from a library, handed in so that this package stays free of it: normal forecasts of the days
 * 1 … horizon after the end of `past`; null where it finds no model.
 */
export type Smoother = (
  past: Float64Array,
  horizon: number,
) => { readonly mean: ArrayLike<number>; readonly sd: ArrayLike<number> } | null;

/** Days of the past that a smoother sees at most, and needs at least. */
const PAST_DAYS = 180;
const PAST_AT_LEAST = 21;
const POINTS = 99;

/** Days without a value repeat the one before; those before the first one are cut off. */
export function withoutGaps(past: Float64Array): Float64Array {
  const first = past.findIndex((value) => !Number.isNaN(value));
  if (first < 0) return new Float64Array(0);
  const whole = past.slice(first);
  for (let day = 1; day < whole.length; day++) if (Number.isNaN(whole[day]!)) whole[day] = whole[day - 1]!;
  return whole.slice(-PAST_DAYS);
}

/** What a smoother says of each horizon, as 99 quantiles; a flat past goes on flat. null: too short, or no model. */
export function smoothed(
  smoother: Smoother,
  past: Float64Array,
  horizons: readonly number[],
): readonly Ensemble[] | null {
  const series = withoutGaps(past);
  if (series.length < PAST_AT_LEAST) return null;
  const last = series.at(-1)!;
  if (series.every((value) => value === last))
    return horizons.map(() => ({ values: Float64Array.of(last), drawn: false }));
  const found = smoother(series, Math.max(...horizons));
  if (found === null) return null;
  const ensembles = horizons.map((horizon) => {
    const [mean, sd] = [found.mean[horizon - 1]!, found.sd[horizon - 1]!];
    const values = Float64Array.from(
      { length: POINTS },
      (_, i) => mean + sd * normalQuantile((i + 0.5) / POINTS),
    );
    return { values, drawn: false };
  });
  return ensembles.every(({ values }) => values.every(Number.isFinite)) ? ensembles : null;
}
