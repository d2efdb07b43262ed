import { log } from "../numeric/log.ts";
import { type DayCount, dayVariance, runsFactor, worthOf } from "./day-variance.ts";
import { levelPosterior } from "./level-posterior.ts";
import { chooseRecency, type Recency, recencyWeights } from "./recency.ts";
import type { Rate, Share } from "./shop-model.ts";

/** Observations that a prior share is worth: at least two, and half a hit and half a miss as long as that is not too many. */
const PRIOR_WEIGHT = 2;
const PRIOR_WEIGHT_AT_MOST = 20;
const HALF = 0.5;

/** A share or a rate with what it was learnt from; `events` are hits of a share. */
export interface Learnt {
  readonly events: number;
  readonly evidence: number;
  readonly recency: Recency;
  /** One entry a day. */
  readonly days: readonly DayCount[];
}

export interface FittedShare extends Learnt {
  readonly share: Share;
}

export interface FittedRate extends Learnt {
  readonly rate: Rate;
}

/**
 * Posterior of a share from daily hits and trials. Trials count for less where days scatter more than chance would, and
 * early ones where the share drifts.
 *
 * @param prior share expected without any data
 */
export function fitShare(hits: Float64Array, trials: Float64Array, prior: number): FittedShare {
  const first = weighedShare(hits, trials, prior, undefined);
  const recency = chooseRecency(first.days);
  const weights = recencyWeights(recency.halfLife, first.days.length);
  return {
    ...(weights ? weighedShare(hits, trials, prior, weights) : first),
    recency,
    events: hits.reduce((a, b) => a + b, 0),
  };
}

function weighedShare(
  hits: Float64Array,
  trials: Float64Array,
  prior: number,
  weights: Float64Array | undefined,
): Pick<FittedShare, "share" | "days" | "evidence"> {
  const rarer = Math.min(prior, 1 - prior);
  const weight = Math.min(PRIOR_WEIGHT_AT_MOST, Math.max(PRIOR_WEIGHT, rarer === 0 ? 0 : HALF / rarer));
  let [hit, tried, squares, evenSquares] = [0, 0, 0, 0];
  for (let day = 0; day < trials.length; day++) {
    const own = weights?.[day] ?? 1;
    hit += own * hits[day]!;
    tried += own * trials[day]!;
    evenSquares += own * own * trials[day]!;
    squares += own * own * trials[day]! * trials[day]!;
  }
  const p = (hit + weight * prior) / (tried + weight);
  const slope = p >= 1 ? 0 : -(1 - p) * log(1 - p);
  const days = Array.from(trials, (n, day): DayCount => {
    return { seen: hits[day]!, expected: n * p, chance: n * p * (1 - p), sensitivity: n * slope };
  });
  const variance = dayVariance(days, weights);
  const chance = p * (1 - p);
  const apart = chance * evenSquares + variance * slope * slope * squares;
  const spread = tried === 0 ? 0 : (apart * runsFactor(days, variance)) / (tried * tried);
  const worth = (spread === 0 ? 0 : chance / spread) + weight;
  return {
    share: { a: Math.max(p * worth, 1e-3), b: Math.max((1 - p) * worth, 1e-3), dayVariance: variance },
    evidence: p * worth,
    days,
  };
}

export function meanOf({ a, b }: Share): number {
  return a / (a + b);
}

/** Events per unit of volume from daily events and volumes; the level's prior is log-normal around `prior`. */
export function fitRate(events: Float64Array, volumes: Float64Array, prior: number): FittedRate {
  const first = weighedRate(events, volumes, prior, undefined);
  const recency = chooseRecency(first.days);
  const weights = recencyWeights(recency.halfLife, first.days.length);
  const { days, ...rate } = weights ? weighedRate(events, volumes, prior, weights) : first;
  return { rate, days, recency, evidence: rate.evidence, events: events.reduce((a, b) => a + b, 0) };
}

function weighedRate(
  events: Float64Array,
  volumes: Float64Array,
  prior: number,
  weights: Float64Array | undefined,
): Rate & Pick<Learnt, "days"> {
  let [seen, volume] = [0, 0];
  for (let day = 0; day < volumes.length; day++) {
    seen += (weights?.[day] ?? 1) * events[day]!;
    volume += (weights?.[day] ?? 1) * volumes[day]!;
  }
  const at = (mean: number): DayCount[] =>
    Array.from(volumes, (units, day) => {
      const expected = units * mean;
      return { seen: events[day]!, expected, chance: expected, sensitivity: expected };
    });
  const first = at(prior * levelPosterior(seen, volume * prior).mean);
  const variance = dayVariance(first, weights);
  const { mean, evidence } = levelPosterior(seen, volume * prior, worthOf(first, variance, weights));
  return { mean: prior * mean, evidence, dayVariance: variance, days: at(prior * mean) };
}
