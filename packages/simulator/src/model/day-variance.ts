/** Weak prior of every day factor's variance: a coefficient of variation of about 22 %, itself known to ± 0.15. */
const PRIOR_VARIANCE = 0.05;
const PRIOR_PRECISION = 1 / (0.15 * 0.15);
const AT_MOST = 4;

/** One day of a process: what was seen, what was expected, how far chance alone spreads it, and d expected / d factor. */
export interface DayCount {
  readonly seen: number;
  readonly expected: number;
  readonly chance: number;
  readonly sensitivity: number;
}

/** What each day counts for, in [0, 1]; absent: all alike. */
export type DayWeights = ArrayLike<number> | undefined;

/**
 * Variance of the factor (mean 1) that good and bad days multiply a process by: by moments, drawn towards a weak prior.
 *
 * Var(seen) = chance + variance × sensitivity². With few or small days the prior decides.
 */
export function dayVariance(days: readonly DayCount[], weights?: DayWeights): number {
  let [excess, sensitivity, noise] = [0, 0, 0];
  for (const [i, day] of days.entries()) {
    const own = weights?.[i] ?? 1;
    const weight = square(day.sensitivity);
    excess += own * (square(day.seen - day.expected) - day.chance);
    sensitivity += own * weight;
    noise += own * own * (2 * square(day.chance + PRIOR_VARIANCE * weight) + day.chance);
  }
  if (sensitivity === 0) return PRIOR_VARIANCE;
  const precision = (sensitivity * sensitivity) / noise;
  const moments = excess / sensitivity;
  const pooled = (precision * moments + PRIOR_PRECISION * PRIOR_VARIANCE) / (precision + PRIOR_PRECISION);
  return Math.min(Math.max(pooled, 0), AT_MOST);
}

/**
 * How many events the estimate of a level is worth: 1 / its relative variance, day-to-day scatter included. Days that
 * count for less add less information than they add events.
 */
export function evidenceOf(days: readonly DayCount[], variance: number, weights?: DayWeights): number {
  let [spread, expected] = [0, 0];
  for (const [i, day] of days.entries()) {
    const own = weights?.[i] ?? 1;
    spread += own * own * (day.chance + variance * square(day.sensitivity));
    expected += own * day.sensitivity;
  }
  return spread === 0 ? 0 : square(expected) / spread;
}

/** Information in one event: below 1 where days scatter more than chance, and where early days count for less. */
export function worthOf(days: readonly DayCount[], variance: number, weights: DayWeights): number {
  let events = 0;
  for (const [day, { sensitivity }] of days.entries()) events += (weights?.[day] ?? 1) * sensitivity;
  return events === 0 ? 1 : Math.max(0.001, evidenceOf(days, variance, weights) / events);
}

function square(x: number): number {
  return x * x;
}
