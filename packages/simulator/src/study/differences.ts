import type { Verdict } from "../report/projection-report.ts";
import { momentsOf, Z975 } from "./summaries.ts";

/**
 * Points of the total below which a difference is of no practical meaning: a fifth of the half point that can move the
 * displayed whole number by one.
 */
export const MEANINGFUL_POINTS = 0.1;

export interface PairedDifference {
  readonly mean: number | null;
  /** 95 % Monte Carlo interval of the mean. */
  readonly interval: readonly [number, number] | null;
  readonly standardError: number | null;
  /** Share of the paired futures in which the scenario is higher, lower. */
  readonly higher: number;
  readonly lower: number;
}

/** Scenario minus baseline, future by future: both have lived through the same luck. Futures without a score drop out. */
export function pairedDifference(scenario: Float64Array, baseline: Float64Array): PairedDifference {
  const differences = scenario.map((value, r) => value - baseline[r]!);
  const moments = momentsOf(differences);
  if (!moments) return { mean: null, interval: null, standardError: null, higher: 0, lower: 0 };
  const standardError = moments.sd / Math.sqrt(moments.count);
  const half = Z975 * standardError;
  let [higher, lower] = [0, 0];
  for (const difference of differences) {
    if (difference > 0) higher++;
    if (difference < 0) lower++;
  }
  return {
    mean: moments.mean,
    interval: [moments.mean - half, moments.mean + half],
    standardError,
    higher: higher / moments.count,
    lower: lower / moments.count,
  };
}

/** What the interval of a mean difference allows to say. */
export function verdictOn({ interval }: PairedDifference): Verdict {
  if (!interval) return "undecided";
  const [low, high] = interval;
  if (low > MEANINGFUL_POINTS) return "better";
  if (high < -MEANINGFUL_POINTS) return "worse";
  return low > -MEANINGFUL_POINTS && high < MEANINGFUL_POINTS ? "no-meaningful-difference" : "undecided";
}
