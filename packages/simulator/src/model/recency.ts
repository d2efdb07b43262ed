import { log } from "../numeric/log.ts";
import { type DayCount, dayVariance } from "./day-variance.ts";

/** Days after which a day of the record counts for half; null: all days count alike. */
export type HalfLife = (typeof halfLives)[number] | null;
export const halfLives = [56, 28, 14] as const;

/** Days that only teach before forecasts of the next day are scored. */
const WARM_UP = 14;
/** A half-life has to gain more than this many standard errors, and this many nats, to be chosen: noise must not choose. */
const ERRORS_TO_BEAT = 1.5;
const LEAST_GAIN = 1;
/** A record of fewer events than this cannot tell a drift from luck. */
const LEAST_EVENTS = 15;

/** Which half-life forecast the record best, one day ahead, and by how much. */
export interface Recency {
  readonly halfLife: HalfLife;
  /** Score gained by the best half-life over counting all days alike, summed over the record, in nats; chosen or not. */
  readonly gain: number;
  /** Standard error of the gain. */
  readonly error: number;
}

/**
 * Chooses how fast the past is forgotten: each day is forecast from the days before it, discounted by each half-life, and
 * the forecast's mean and variance are scored (Dawid and Sebastiani 1999: the log score of a normal forecast). Taken is the
 * slowest half-life that is within one standard error of the best, and none unless the best gains more than chance explains.
 */
export function chooseRecency(days: readonly DayCount[]): Recency {
  const variance = dayVariance(days);
  if (eventsOf(days) < LEAST_EVENTS) return { halfLife: null, gain: 0, error: 0 };
  const alike = scores(days, variance, null);
  const candidates = halfLives.map((halfLife) => {
    const gains = scores(days, variance, halfLife).map((score, i) => score - alike[i]!);
    const gain = gains.reduce((a, b) => a + b, 0);
    const mean = gain / Math.max(1, gains.length);
    return {
      halfLife,
      gain,
      error: Math.sqrt(gains.reduce((sum, one) => sum + (one - mean) * (one - mean), 0)),
    };
  });
  const best = candidates.reduce((most, one) => (one.gain > most.gain ? one : most));
  const { gain, error } = best;
  if (gain <= LEAST_GAIN || gain <= ERRORS_TO_BEAT * error) return { halfLife: null, gain, error };
  return candidates.find((one) => one.gain >= gain - error)!;
}

/** What each of `days` days counts for at their end; undefined where all count alike. */
export function recencyWeights(halfLife: HalfLife, days: number): Float64Array | undefined {
  if (halfLife === null) return undefined;
  const keep = decay(halfLife);
  const weights = new Float64Array(days);
  let weight = 1;
  for (let day = days - 1; day >= 0; day--) {
    weights[day] = weight;
    weight *= keep;
  }
  return weights;
}

const perDay = { 56: 0.9876987, 28: 0.9755487, 14: 0.9516952 } as const;

/** ½ to the power of 1 / halfLife. */
function decay(halfLife: HalfLife): number {
  return halfLife === null ? 1 : perDay[halfLife];
}

/** Score of each day after the warm-up, forecast from the days before it. */
function scores(days: readonly DayCount[], variance: number, halfLife: HalfLife): number[] {
  const keep = decay(halfLife);
  const result: number[] = [];
  // a prior worth half an event keeps the first forecasts finite
  const prior = 0.5 * chancePerUnit(days);
  let [seen, expected, spread] = [prior, prior, prior * chancePerUnit(days)];
  for (const [i, day] of days.entries()) {
    if (day.sensitivity > 0 && expected > 0) {
      const level = seen / expected;
      if (i >= WARM_UP) {
        const own = level * day.chance + variance * level * level * day.sensitivity * day.sensitivity;
        const known = (level * spread * day.sensitivity * day.sensitivity) / (expected * expected);
        const total = own + known;
        const off = day.seen - level * day.expected;
        if (total > 0) result.push(-0.5 * (log(total) + (off * off) / total));
      }
    }
    seen = keep * seen + day.seen;
    expected = keep * expected + day.expected;
    spread = keep * keep * spread + day.chance + variance * day.sensitivity * day.sensitivity;
  }
  return result;
}

/** Independent events that the days would be worth if they differed by chance alone. */
function eventsOf(days: readonly DayCount[]): number {
  let [chance, expected] = [0, 0];
  for (const day of days) {
    chance += day.chance;
    expected += day.sensitivity;
  }
  return chance === 0 ? 0 : (expected * expected) / chance;
}

/** Chance variance of one unit expected: 1 for counts, below 1 for likely events, in its own unit for durations. */
function chancePerUnit(days: readonly DayCount[]): number {
  let [chance, expected] = [0, 0];
  for (const day of days) {
    chance += day.chance;
    expected += day.expected;
  }
  return expected === 0 ? 1 : chance / expected;
}
