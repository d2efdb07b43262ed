import { log } from "../numeric/log.ts";
import { type DayCount, dayVariance } from "./day-variance.ts";
import type { Rate, Share } from "./shop-model.ts";

/** Observations that a prior share is worth. */
const PRIOR_WEIGHT = 2;

/**
 * Posterior of a share from daily hits and trials. Trials count for less where days scatter more than chance would.
 *
 * @param prior share expected without any data; it weighs as much as two trials
 */
export function fitShare(hits: Float64Array, trials: Float64Array, prior: number): Share {
  let [hit, tried, squares] = [0, 0, 0];
  for (let day = 0; day < trials.length; day++) {
    hit += hits[day]!;
    tried += trials[day]!;
    squares += trials[day]! * trials[day]!;
  }
  const p = (hit + PRIOR_WEIGHT * prior) / (tried + PRIOR_WEIGHT);
  const slope = p >= 1 ? 0 : -(1 - p) * log(1 - p);
  const days: DayCount[] = [];
  for (let day = 0; day < trials.length; day++) {
    const n = trials[day]!;
    if (n > 0)
      days.push({ seen: hits[day]!, expected: n * p, chance: n * p * (1 - p), sensitivity: n * slope });
  }
  const variance = dayVariance(days);
  const chance = p * (1 - p);
  const spread = tried === 0 ? 0 : chance / tried + (variance * slope * slope * squares) / (tried * tried);
  const worth = (spread === 0 ? 0 : chance / spread) + PRIOR_WEIGHT;
  return { a: Math.max(p * worth, 1e-3), b: Math.max((1 - p) * worth, 1e-3), dayVariance: variance };
}

export function meanOf({ a, b }: Share): number {
  return a / (a + b);
}

/** Events per unit of volume from daily events and volumes; without volume, the prior at the worth of one event. */
export function fitRate(events: Float64Array, volumes: Float64Array, prior: number): Rate {
  let [seen, volume] = [0, 0];
  for (let day = 0; day < volumes.length; day++) {
    seen += events[day]!;
    volume += volumes[day]!;
  }
  const mean = volume === 0 ? prior : (seen + 1) / (volume + 1 / prior);
  const days: DayCount[] = Array.from(volumes, (units, day) => {
    const expected = units * mean;
    return { seen: events[day]!, expected, chance: expected, sensitivity: expected };
  });
  const variance = dayVariance(days);
  let [chance, between] = [1, 0];
  for (const { expected } of days) {
    chance += expected;
    between += variance * expected * expected;
  }
  return { mean, evidence: (chance * chance) / (chance + between), dayVariance: variance };
}
