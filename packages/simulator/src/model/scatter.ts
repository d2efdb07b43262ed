import { sampleAtoms } from "../random/atoms.ts";
import { type DayCount, dayVariance, evidenceOf } from "./day-variance.ts";
import { chooseRecency, type Recency, recencyWeights } from "./recency.ts";

const HOUR = 3600;
const POINTS = 64;
/** Seconds by which durations of one class differ where there are too few to see (assumed). */
const USUAL_SPREAD = 3 * HOUR;

export interface ScatteredDays {
  readonly evidence: number;
  readonly dayVariance: number;
  readonly recency: Recency;
  /** Per day of the fit, in hours. */
  readonly days: readonly DayCount[];
  /** Mean of all durations as they count, in seconds. */
  readonly mean: number;
}

type Duration = { readonly day: number; readonly value: number };

/**
 * Durations in seconds by class: their points, and the day factor and evidence that they share, in units of one hour so
 * that the prior's noise term is comparable. Where their pace drifts, the points are moved to the level of late.
 *
 * @param priors seconds of a class without any duration
 */
export function scatter(
  classes: readonly (readonly Duration[])[],
  days: number,
  priors: readonly number[],
): ScatteredDays & { readonly byClass: readonly (readonly number[])[] } {
  const empty = { seen: 0, expected: 0, chance: 0, sensitivity: 0 };
  const perDay = Array.from({ length: days }, () => ({ ...empty }));
  const counts = classes.map(() => ({ seconds: new Float64Array(days), count: new Float64Array(days) }));
  const byClass = classes.map((entries, k) => {
    if (entries.length === 0) return [priors[k]!];
    const sample = Float64Array.from(entries, ({ value }) => value).sort();
    const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
    // one duration that scatters as usual keeps a handful of equal ones from looking certain
    const squares = sample.reduce((a, b) => a + (b - mean) * (b - mean), USUAL_SPREAD * USUAL_SPREAD);
    const variance = squares / sample.length;
    for (const { day, value } of entries) {
      const own = counts[k]!;
      own.seconds[day]! += value;
      own.count[day]! += 1;
    }
    for (const [day, count] of counts[k]!.count.entries()) {
      const own = perDay[day]!;
      own.seen += counts[k]!.seconds[day]! / HOUR;
      own.expected += (count * mean) / HOUR;
      own.chance += (count * variance) / (HOUR * HOUR);
      own.sensitivity += (count * mean) / HOUR;
    }
    return [...sampleAtoms(sample, POINTS)];
  });
  const recency = chooseRecency(perDay);
  const weights = recencyWeights(recency.halfLife, days);
  const level = weights ? levelOf(perDay, weights) : 1;
  const levelled = level === 1 ? perDay : perDay.map((day) => scaled(day, level));
  const variance = dayVariance(levelled, weights);
  const count = classes.reduce((sum, { length }) => sum + length, 0);
  const total = perDay.reduce((sum, { expected }) => sum + expected, 0);
  return {
    byClass: level === 1 ? byClass : byClass.map((points) => points.map((point) => point * level)),
    evidence: 1 + evidenceOf(levelled, variance, weights),
    dayVariance: variance,
    recency,
    days: levelled,
    mean: count === 0 ? priors[0]! : (level * HOUR * total) / count,
  };
}

/** Seen ÷ expected, later days counting for more. */
export function levelOf(days: readonly DayCount[], weights: Float64Array): number {
  let [seen, expected] = [0, 0];
  for (const [i, day] of days.entries()) {
    seen += weights[i]! * day.seen;
    expected += weights[i]! * day.expected;
  }
  return expected === 0 ? 1 : seen / expected;
}

/** A day at another level. */
export function scaled({ seen, expected, chance, sensitivity }: DayCount, level: number): DayCount {
  return {
    seen,
    expected: level * expected,
    chance: level * level * chance,
    sensitivity: level * sensitivity,
  };
}
