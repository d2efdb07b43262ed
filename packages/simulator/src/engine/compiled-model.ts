import { PICKUP_LAGS, REFUND_LAGS } from "../model/lags.ts";
import { meanOf } from "../model/shares.ts";
import type { HazardProcess, Share, ShopModel } from "../model/shop-model.ts";
import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import { type Atoms, betaAtoms, gammaAtoms } from "../random/atoms.ts";
import { type CompiledDurations, compileDurations } from "./durations.ts";

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
}

const compiledHazards = new WeakMap<HazardProcess, CompiledHazards>();
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
  };
}

function hazards(process: HazardProcess): CompiledHazards {
  const held = compiledHazards.get(process);
  if (held) return held;
  const compiled = {
    byLag: Float64Array.from(process.byLag, (p) => cumulativeHazard(p, process.dayVariance)),
    dayFactor: dayFactors(process.dayVariance),
    level: levelFactors(process.evidence),
  };
  compiledHazards.set(process, compiled);
  return compiled;
}

/** Cumulative hazards of leaving a process without its event. */
function exits(byLag: readonly number[], lags: number): Float64Array {
  return Float64Array.from({ length: lags }, (_, lag) => -log(1 - (byLag[lag] ?? 0)));
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
