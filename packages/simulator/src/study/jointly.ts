import { normalQuantile } from "../numeric/normal-quantile.ts";
import type { Verdict } from "../report/projection-report.ts";
import { type PairedDifference, verdictOn } from "./differences.ts";

export interface JointInterval {
  readonly method: "bonferroni";
  /** Scenarios that were compared with the baseline. */
  readonly comparisons: number;
  /** All of them hold together with at least 95 % probability. */
  readonly interval: readonly [number, number] | null;
  readonly verdict: Verdict;
}

/**
 * The interval of one of several comparisons, so wide that all of them hold at once (Bonferroni: each at 1 − 5 %/m). It
 * asks nothing of how the comparisons depend on each other, which under common random numbers they do.
 */
export function jointInterval(difference: PairedDifference, comparisons: number): JointInterval {
  const { mean, standardError } = difference;
  const half = normalQuantile(1 - 0.025 / comparisons) * (standardError ?? 0);
  const interval = mean === null ? null : ([mean - half, mean + half] as const);
  return { method: "bonferroni", comparisons, interval, verdict: verdictOn({ ...difference, interval }) };
}
