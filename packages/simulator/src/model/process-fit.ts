import { betaQuantile } from "../numeric/beta-distribution.ts";
import { gammaQuantile } from "../numeric/gamma-distribution.ts";
import type { DayCount } from "./day-variance.ts";
import { meanDelay, type OutcomeUnit, reachedShare } from "./hazard-outcome.ts";
import type { FittedHazards } from "./hazards.ts";
import type { ProcessId } from "./processes.ts";
import type { Recency } from "./recency.ts";
import { type FittedRate, type FittedShare, meanOf } from "./shares.ts";

/** What a level counts: orders a day, events per order, a share in [0, 1], days of delay, hours, seconds a round; of other metrics their unit. */
export type LevelUnit = "per-day" | "per-order" | "share" | "days" | "hours" | "seconds" | "stars" | "ratio";

/** Whole days by which half, and nine in ten, of those have acted who ever do. */
export interface Delay {
  readonly half: number;
  readonly most: number;
}

/** What is not known about a level: a gamma factor on it or on cumulative hazards, or a beta distribution. */
export type Posterior =
  | { readonly kind: "factor"; readonly level: number; readonly evidence: number }
  | {
      readonly kind: "hazards";
      readonly unit: OutcomeUnit;
      readonly byLag: readonly number[];
      readonly evidence: number;
    }
  | { readonly kind: "share"; readonly a: number; readonly b: number };

/** The posterior's point with the probability `p` in (0, 1) below it. */
export function posteriorQuantile(posterior: Posterior, p: number): number {
  switch (posterior.kind) {
    case "factor":
      return posterior.level * levelFactor(posterior.evidence, p);
    case "hazards":
      return posterior.unit === "share"
        ? reachedShare(posterior.byLag, levelFactor(posterior.evidence, p))
        : meanDelay(posterior.byLag, levelFactor(posterior.evidence, 1 - p));
    case "share":
      return betaQuantile(posterior.a, posterior.b, p);
    default:
      return posterior satisfies never;
  }
}

/** What the fit believes about one process, and the days that it was learnt from. */
export interface ProcessFit {
  readonly process: ProcessId;
  readonly unit: LevelUnit;
  readonly level: number;
  readonly posterior: Posterior;
  readonly delay: Delay | null;
  readonly dayVariance: number;
  /** Events on record in the days of the fit. */
  readonly events: number;
  /** Independent events that the level is worth. */
  readonly evidence: number;
  readonly recency: Recency;
  /** One entry a day of the fit, oldest first. */
  readonly days: readonly DayCount[];
  /** Whole events, or sums of durations. */
  readonly counts: boolean;
}

/** Factor on a level at the probability `p` of its posterior: gamma of mean 1. */
export function levelFactor(evidence: number, p: number): number {
  const shape = Math.max(evidence, 0.25);
  return gammaQuantile(shape, p) / shape;
}

/** A process of hazards: the share that it reaches in the end or, where nearly all are reached, the mean days it takes. */
export function hazardFit(process: ProcessId, unit: OutcomeUnit, fitted: FittedHazards): ProcessFit {
  const { byLag, evidence } = fitted;
  const posterior: Posterior = { kind: "hazards", unit, byLag, evidence };
  const level = unit === "share" ? reachedShare(byLag) : meanDelay(byLag);
  return { process, unit, level, posterior, delay: delayOf(byLag), counts: true, ...pick(fitted) };
}

export function shareFit(process: ProcessId, { share, ...fitted }: FittedShare): ProcessFit {
  const { a, b, dayVariance } = share;
  return {
    ...{ process, unit: "share", level: meanOf(share), delay: null, counts: true },
    posterior: { kind: "share", a, b },
    ...pick({ ...fitted, dayVariance }),
  };
}

export function rateFit(
  process: ProcessId,
  unit: "per-day" | "per-order",
  { rate, ...fitted }: FittedRate,
): ProcessFit {
  return levelFit(process, unit, rate.mean, true, { ...fitted, ...rate });
}

/** A level that a gamma factor of mean 1 and shape `evidence` is uncertain about. */
export function levelFit(
  process: ProcessId,
  unit: LevelUnit,
  level: number,
  counts: boolean,
  fitted: Pick<ProcessFit, "dayVariance" | "events" | "evidence" | "recency" | "days">,
): ProcessFit {
  const posterior: Posterior = { kind: "factor", level, evidence: fitted.evidence };
  return { process, unit, level, posterior, delay: null, counts, ...pick(fitted) };
}

function pick({
  dayVariance,
  events,
  evidence,
  recency,
  days,
}: Pick<ProcessFit, "dayVariance" | "events" | "evidence" | "recency" | "days">) {
  return { dayVariance, events, evidence, recency, days };
}

function delayOf(byLag: readonly number[]): Delay {
  const all = reachedShare(byLag);
  const by = (share: number) => {
    let open = 1;
    const lag = byLag.findIndex((p) => {
      open *= 1 - p;
      return 1 - open >= share * all - 1e-12;
    });
    return lag < 0 ? byLag.length - 1 : lag;
  };
  return { half: by(0.5), most: by(0.9) };
}
