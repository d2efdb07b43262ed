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

/** Days over which trouble may last, and the most that it may blow up a variance. */
const CARRY_DAYS = 6;
const CARRY_AT_MOST = 4;

/**
 * How many events the estimate of a level is worth: 1 / its relative variance. Days scatter beyond chance; days that count
 * for less add less information than they add events; and where good and bad days come in runs, a run tells less than its
 * days (Bartlett's weights over a week; Newey and West 1987).
 */
export function evidenceOf(days: readonly DayCount[], variance: number, weights?: DayWeights): number {
  const { chance, between, expected } = spreadOf(days, variance, weights);
  return chance + between === 0 ? 0 : square(expected) / (chance + between);
}

/** Variance of the weighted sum of days, chance and the scatter of days apart, and what the sum is at its level. */
export function spreadOf(
  days: readonly DayCount[],
  variance: number,
  weights: DayWeights,
): { readonly chance: number; readonly between: number; readonly expected: number } {
  let [chance, between, expected] = [0, 0, 0];
  for (const [i, day] of days.entries()) {
    const own = weights?.[i] ?? 1;
    chance += own * own * day.chance;
    between += own * own * variance * square(day.sensitivity);
    expected += own * day.sensitivity;
  }
  const more = runsFactor(days, variance) - 1;
  return { chance, between: between + more * (chance + between), expected };
}

/** How many times the variance of a sum of days is that of unrelated days, in [1, 4]. */
export function runsFactor(days: readonly DayCount[], variance: number): number {
  const residuals = days.map(({ seen, expected, chance, sensitivity }) => {
    const own = chance + variance * square(sensitivity);
    return own > 0 ? (seen - expected) / Math.sqrt(own) : 0;
  });
  const squares = residuals.reduce((sum, z) => sum + z * z, 0);
  if (squares === 0) return 1;
  let carried = 0;
  for (let lag = 1; lag <= CARRY_DAYS; lag++) {
    let products = 0;
    for (let day = lag; day < residuals.length; day++) products += residuals[day]! * residuals[day - lag]!;
    carried += (2 * (1 - lag / (CARRY_DAYS + 1)) * products) / squares;
  }
  return Math.min(CARRY_AT_MOST, Math.max(1, 1 + carried));
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
