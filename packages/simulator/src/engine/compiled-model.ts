import { PICKUP_LAGS, REFUND_LAGS } from "../model/lags.ts";
import { meanOf } from "../model/shares.ts";
import type { HazardProcess, Share, ShopModel } from "../model/shop-model.ts";
import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import { type Atoms, betaAtoms, gammaAtoms } from "../random/atoms.ts";
import { type CompiledDurations, compileDurations } from "./durations.ts";
import { seriesTimes } from "./series/series-times.ts";

/** Equally likely points of a posterior and of a day factor. */
const WORLD_POINTS = 256;
const DAY_POINTS = 256;

/**
 * Cumulative hazards by lag, raised a little so that the mean over the day factor is the fitted probability:
 * E exp(−x m) = 1 − p for m gamma of mean 1 and variance v gives x = ((1 − p)^−v − 1) / v.
 */
export interface CompiledHazards {
  readonly byLag: Float64Array;
  readonly dayFactor: Atoms;
  readonly level: Atoms;
  /** Factor of levers and incidents on the cohort; 1 for a shop as it is. */
  readonly times: number;
}

export interface CompiledShare {
  /** Probabilities of the posterior. */
  readonly posterior: Atoms;
  /** The same as cumulative hazards, corrected for the day factor. */
  readonly hazards: Atoms;
  readonly meanHazard: number;
  readonly dayVariance: number;
  readonly dayFactor: Atoms;
}

/** A shop model ready for drawing. Parts are compiled once per object: what a lever leaves alone is not compiled anew. */
export interface CompiledModel {
  readonly pickup: CompiledHazards;
  readonly cancellation: Float64Array;
  readonly pickupSeconds: readonly CompiledDurations[];
  readonly signing: CompiledHazards;
  readonly review: CompiledHazards;
  readonly qualityReturn: CompiledHazards;
  readonly damageReturn: CompiledHazards;
  readonly application: CompiledHazards;
  readonly refund: CompiledHazards;
  readonly closure: Float64Array;
  readonly reviewSeconds: CompiledDurations;
  readonly escalation: CompiledHazards;
  readonly demand: number;
  /** Orders that can be picked up on the day; +Infinity where no limit is known. */
  readonly pickupCapacity: number;
  /** Shares of the day's pickups and signings that happen; the rest waits. */
  readonly pickupsRunning: number;
  readonly signingsRunning: number;
  /** Factor on the day's hazards of a review. */
  readonly reviewsToday: number;
  /** Factor on the hazards of being late; cumulative hazard that comes on top for what is due on the day. */
  readonly lateTimes: number;
  readonly stranded: number;
  /** Factor on the hazard of fewer than five stars; share of the day's reviews that are one star anyway. */
  readonly fewerStarsTimes: number;
  readonly bombed: number;
  readonly sessions: number;
  readonly secondsPerRound: number;
  readonly varianceBetweenRounds: number;
  readonly dissatisfiedTimes: number;
  readonly seeking: number;
  /** Cumulative hazards that come on top, by bonus count. */
  readonly countsAdded: Float64Array;
  /** Factors on the model's series. */
  readonly seriesTimes: Float64Array;
}

const compiledHazards = new WeakMap<HazardProcess, CompiledHazards>();
const hazardsByLag = new WeakMap<
  readonly number[],
  { readonly byLag: Float64Array; readonly dayVariance: number }
>();
const compiledExits = new WeakMap<readonly number[], Float64Array>();
const compiledDurations = new WeakMap<object, CompiledDurations>();
const compiledShares = new WeakMap<Share, CompiledShare>();
const factors = new Map<number, Atoms>();

export function compileModel(model: ShopModel): CompiledModel {
  return {
    pickup: hazards(model.pickup),
    cancellation: exits(model.cancellation, PICKUP_LAGS),
    pickupSeconds: model.pickupSeconds.byLag.map(durations),
    signing: hazards(model.signing),
    review: hazards(model.review),
    qualityReturn: hazards(model.qualityReturn),
    damageReturn: hazards(model.damageReturn),
    application: hazards(model.afterSales.application),
    refund: hazards(model.afterSales.refund),
    closure: exits(model.afterSales.closure, REFUND_LAGS),
    reviewSeconds: durations(model.afterSales.reviewSeconds),
    escalation: hazards(model.help.escalation),
    demand: model.demand.mean,
    pickupCapacity: model.pickup.capacity ?? Number.POSITIVE_INFINITY,
    pickupsRunning: 1 - (model.pickup.stopped ?? 0),
    signingsRunning: 1 - (model.signing.stopped ?? 0),
    reviewsToday: model.review.today ?? 1,
    lateTimes: model.delivery.times ?? 1,
    stranded: onTop(model.delivery.stranded),
    fewerStarsTimes: model.fewerStars[0].times ?? 1,
    bombed: model.bombed ?? 0,
    sessions: model.chats.sessions.mean,
    secondsPerRound: model.chats.secondsPerRound,
    varianceBetweenRounds: model.chats.varianceBetweenRounds,
    dissatisfiedTimes: model.chats.dissatisfied.times ?? 1,
    seeking: model.help.seeking.mean,
    countsAdded: Float64Array.from(model.counts, ({ added }) => onTop(added)),
    seriesTimes: seriesTimes(model),
  };
}

function hazards(process: HazardProcess): CompiledHazards {
  const held = compiledHazards.get(process);
  if (held) return held;
  const compiled = {
    ...byLag(process),
    dayFactor: dayFactors(process.dayVariance),
    level: levelFactors(process.evidence),
    times: process.times ?? 1,
  };
  compiledHazards.set(process, compiled);
  return compiled;
}

/** The hazards themselves, compiled once for all processes that differ in their factors alone. */
function byLag({ byLag, dayVariance }: HazardProcess): Pick<CompiledHazards, "byLag"> {
  const held = hazardsByLag.get(byLag);
  if (held?.dayVariance === dayVariance) return { byLag: held.byLag };
  const compiled = Float64Array.from(byLag, (p) => cumulativeHazard(p, dayVariance));
  hazardsByLag.set(byLag, { byLag: compiled, dayVariance });
  return { byLag: compiled };
}

/** Cumulative hazard that reaches the share `more` of those whom nothing else has reached. */
function onTop(more: number | undefined): number {
  return more === undefined ? 0 : -log(1 - Math.min(more, 0.9999));
}

/** Cumulative hazards of leaving a process without its event. */
function exits(byLag: readonly number[], lags: number): Float64Array {
  const held = compiledExits.get(byLag);
  if (held) return held;
  const compiled = Float64Array.from({ length: lags }, (_, lag) => -log(1 - (byLag[lag] ?? 0)));
  compiledExits.set(byLag, compiled);
  return compiled;
}

export function durations(part: { readonly points: readonly number[] }): CompiledDurations {
  const held = compiledDurations.get(part);
  if (held) return held;
  const compiled = compileDurations(part);
  compiledDurations.set(part, compiled);
  return compiled;
}

/** −ln(1 − p), corrected for a day factor of the given variance. */
export function cumulativeHazard(p: number, dayVariance: number): number {
  const plain = -log(1 - Math.min(p, 0.9999));
  return dayVariance < 1e-9 ? plain : (exp(dayVariance * plain) - 1) / dayVariance;
}

export function dayFactors(variance: number): Atoms {
  const held = factors.get(variance);
  if (held) return held;
  const atoms = gammaAtoms(variance, DAY_POINTS);
  factors.set(variance, atoms);
  return atoms;
}

/** What is not known about a level: gamma of mean 1, the variance that of `evidence` events. */
export function levelFactors(evidence: number): Atoms {
  return dayFactors(evidence > 0 ? Math.min(4, 1 / evidence) : 4);
}

export function compileShare(share: Share, dayVariance: number = share.dayVariance): CompiledShare {
  const held = compiledShares.get(share);
  if (held && held.dayVariance === dayVariance) return held;
  const certain = meanOf(share) < 1e-12;
  const posterior = certain ? Float64Array.of(0) : betaAtoms(share.a, share.b, WORLD_POINTS);
  const hazards = posterior.map((p) => cumulativeHazard(p, dayVariance));
  const compiled = {
    posterior,
    hazards,
    meanHazard: hazards.reduce((a, b) => a + b, 0) / hazards.length,
    dayVariance,
    dayFactor: dayFactors(dayVariance),
  };
  compiledShares.set(share, compiled);
  return compiled;
}
