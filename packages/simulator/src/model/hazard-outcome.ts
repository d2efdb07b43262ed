import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";

/** What matters of a process: the share that it reaches in the end or, where it reaches nearly all, the mean days it takes. */
export type OutcomeUnit = "share" | "days";

/** Share reached in the end when all cumulative hazards are multiplied by `factor`. */
export function reachedShare(byLag: readonly number[], factor = 1): number {
  let hazard = 0;
  for (const p of byLag) hazard -= log(1 - p);
  return 1 - exp(-hazard * factor);
}

/** Mean lag of those who are reached, all cumulative hazards multiplied by `factor`. */
export function meanDelay(byLag: readonly number[], factor = 1): number {
  return delayAt(
    byLag.map((p) => -log(1 - p)),
    factor,
  );
}

function delayAt(hazards: readonly number[], factor: number): number {
  let [open, reached, sum] = [1, 0, 0];
  for (const [lag, hazard] of hazards.entries()) {
    const left = open * exp(-hazard * factor);
    reached += open - left;
    sum += lag * (open - left);
    open = left;
  }
  return reached === 0 ? 0 : sum / reached;
}

const STEP = 1e-4;

/**
 * Variance of a common factor on all hazards that leaves as much open about the outcome as the lags' own chance errors do:
 * by the delta method, each lag with the variance of its share among `exposed` units.
 *
 * @returns null where the outcome does not depend on the factor
 */
export function factorVariance(
  byLag: readonly number[],
  exposed: ArrayLike<number>,
  unit: OutcomeUnit,
): number | null {
  const hazards = byLag.map((p) => -log(1 - p));
  const outcome = (changed: readonly number[], factor: number) =>
    unit === "days" ? delayAt(changed, factor) : changed.reduce((a, b) => a + b, 0) * factor;
  const here = outcome(hazards, 1);
  const slope = (outcome(hazards, 1 + STEP) - here) / STEP;
  if (!(Math.abs(slope) > 1e-9)) return null;
  let variance = 0;
  for (const [lag, p] of byLag.entries()) {
    if (p <= 0) continue;
    const hazard = hazards[lag]!;
    const moved = hazards.slice();
    moved[lag] = hazard * (1 + STEP);
    const own = (outcome(moved, 1) - here) / STEP;
    variance += (own * own * p) / ((1 - p) * exposed[lag]! * hazard * hazard);
  }
  return variance / (slope * slope);
}
