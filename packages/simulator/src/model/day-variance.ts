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

/**
 * Variance of the factor (mean 1) that good and bad days multiply a process by: by moments, drawn towards a weak prior.
 *
 * Var(seen) = chance + variance × sensitivity². With few or small days the prior decides.
 */
export function dayVariance(days: readonly DayCount[]): number {
  let [excess, sensitivity, noise] = [0, 0, 0];
  for (const day of days) {
    const weight = square(day.sensitivity);
    excess += square(day.seen - day.expected) - day.chance;
    sensitivity += weight;
    noise += 2 * square(day.chance + PRIOR_VARIANCE * weight) + day.chance;
  }
  if (sensitivity === 0) return PRIOR_VARIANCE;
  const precision = (sensitivity * sensitivity) / noise;
  const moments = excess / sensitivity;
  const pooled = (precision * moments + PRIOR_PRECISION * PRIOR_VARIANCE) / (precision + PRIOR_PRECISION);
  return Math.min(Math.max(pooled, 0), AT_MOST);
}

/**
 * How many events the estimate of a level is worth: 1 / its relative variance, day-to-day scatter included.
 */
export function evidenceOf(days: readonly DayCount[], variance: number): number {
  let [chance, between, expected] = [0, 0, 0];
  for (const day of days) {
    chance += day.chance;
    between += variance * square(day.sensitivity);
    expected += day.sensitivity;
  }
  return chance + between === 0 ? 0 : square(expected) / (chance + between);
}

function square(x: number): number {
  return x * x;
}
