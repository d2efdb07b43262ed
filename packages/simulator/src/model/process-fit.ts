import { betaQuantile } from "../numeric/beta-distribution.ts";
import { exp } from "../numeric/exp.ts";
import { gammaQuantile } from "../numeric/gamma-distribution.ts";
import { log } from "../numeric/log.ts";
import type { DayCount } from "./day-variance.ts";
import type { FittedHazards } from "./hazards.ts";
import type { ProcessId } from "./processes.ts";
import type { Recency } from "./recency.ts";
import { type FittedRate, type FittedShare, meanOf } from "./shares.ts";

/** What a level counts: orders a day, events per order, a share in [0, 1], days of delay, hours, seconds a round. */
export type LevelUnit = "per-day" | "per-order" | "share" | "days" | "hours" | "seconds";

/** Whole days by which half, and nine in ten, of those have acted who ever do. */
export interface Delay {
  readonly half: number;
  readonly most: number;
}

/** What the fit believes about one process, and the days that it was learnt from. */
export interface ProcessFit {
  readonly process: ProcessId;
  readonly unit: LevelUnit;
  readonly level: number;
  /** 5 % and 95 % points of the posterior. */
  readonly interval: readonly [number, number];
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

const [LOW, HIGH] = [0.05, 0.95];

/** A process of hazards: the share that it reaches in the end or, where nearly all are reached, the mean days it takes. */
export function hazardFit(process: ProcessId, unit: "share" | "days", fitted: FittedHazards): ProcessFit {
  const at = (factor: number) =>
    unit === "share" ? reachedShare(fitted.byLag, factor) : meanDelay(fitted.byLag, factor);
  const ends = [at(levelFactor(fitted.evidence, LOW)), at(levelFactor(fitted.evidence, HIGH))] as const;
  return {
    ...{ process, unit, level: at(1), delay: delayOf(fitted.byLag), counts: true },
    interval: [Math.min(...ends), Math.max(...ends)],
    ...pick(fitted),
  };
}

export function shareFit(process: ProcessId, { share, ...fitted }: FittedShare): ProcessFit {
  const { a, b, dayVariance } = share;
  return {
    ...{ process, unit: "share", level: meanOf(share), delay: null, counts: true },
    interval: [betaQuantile(a, b, LOW), betaQuantile(a, b, HIGH)],
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
  const at = (p: number) => level * levelFactor(fitted.evidence, p);
  return { process, unit, level, interval: [at(LOW), at(HIGH)], delay: null, counts, ...pick(fitted) };
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

/** Share reached in the end when all cumulative hazards are multiplied by `factor`. */
export function reachedShare(byLag: readonly number[], factor = 1): number {
  let hazard = 0;
  for (const p of byLag) hazard -= log(1 - p);
  return 1 - exp(-hazard * factor);
}

/** Mean lag of those who are reached. */
export function meanDelay(byLag: readonly number[], factor = 1): number {
  let [open, reached, sum] = [1, 0, 0];
  for (const [lag, p] of byLag.entries()) {
    const left = open * exp(log(1 - p) * factor);
    reached += open - left;
    sum += lag * (open - left);
    open = left;
  }
  return reached === 0 ? 0 : sum / reached;
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
