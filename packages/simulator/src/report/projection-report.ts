import type { Assumption, ScoreReport, Text } from "@scorecast/core/report";

/** Summary of one node (total, dimension, metric value) on one day over the replications. */
export interface NodeSummary {
  readonly mean: number | null;
  readonly sd: number | null;
  /** Monte Carlo standard error of the mean. */
  readonly standardError: number | null;
  /** Type 7 (Hyndman & Fan 1996) at "0.025", "0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95", "0.975"; null without a score. */
  readonly quantiles: Readonly<Record<string, number>> | null;
  /** Share of replications in which the node has no score that day, in [0, 1]. */
  readonly missing: number;
}

export interface ProjectedDay {
  readonly date: string;
  readonly total: NodeSummary;
  readonly dimensions: Readonly<Record<string, NodeSummary>>;
  /** Values of the metrics, in their unit. */
  readonly metrics: Readonly<Record<string, NodeSummary>>;
  /** Share of the window's orders whose fate is known already, in [0, 1]. */
  readonly known: number;
  /** Quantiles at (i − ½)/50 of the displayed total, for quantile dot plots; on days that a question or the page asks for. */
  readonly dots?: readonly number[];
  /** Paired difference of the mean total to the baseline on this day. */
  readonly difference?: { readonly mean: number | null; readonly interval: readonly [number, number] | null };
}

/** An answer to a question of the scenario file. `value` null: never, or not estimable. */
export interface Answer {
  readonly question: string;
  readonly kind: "probability" | "day";
  /** A probability in [0, 1], or a date. */
  readonly value: number | string | null;
  /**
   * 95 % Monte Carlo interval. Of a probability: Wilson's bounds. Of a day: the first days on which the upper and on
   * which the lower bound of the daily probability reach what is asked; null: not within the horizon.
   */
  readonly interval: readonly [number, number] | readonly [string | null, string | null] | null;
  /** Of a probability; null for a day, whose error is its interval. */
  readonly standardError: number | null;
  /** Of a day: the estimated probability on it; null without a day. Absent for a probability. */
  readonly reached?: number | null;
  /** Share of day-replications without a score that the question looked at. */
  readonly missing: number;
}

export type Verdict = "better" | "worse" | "no-meaningful-difference" | "undecided";

export interface ScenarioResult {
  readonly id: string;
  readonly title: Text;
  /** Rule version that scored this scenario on its last day. */
  readonly rules: string;
  readonly levers: readonly {
    readonly use: string;
    readonly title: Text;
    readonly from: string;
    readonly dose: number;
    readonly effect: Text;
    readonly provenance: string;
  }[];
  readonly days: readonly ProjectedDay[];
  readonly answers: readonly Answer[];
  /** Of the mean total on the last day against the baseline; absent for the baseline itself. */
  readonly difference?: {
    readonly from: string;
    readonly mean: number | null;
    /** 95 % Monte Carlo interval of the mean difference. */
    readonly interval: readonly [number, number] | null;
    readonly standardError: number | null;
    readonly verdict: Verdict;
    /** Share of paired futures in which the scenario ends higher, lower. Depends on the coupling (common random numbers). */
    readonly higher: number;
    readonly lower: number;
  };
  /** Money of the whole horizon, mean over replications; null without costs. */
  readonly cost: number | null;
}

/** `forecast --json`, `compare --json`. contracts: formatVersion 1. */
export interface ProjectionReport {
  readonly formatVersion: 1;
  readonly kind: "forecast" | "compare";
  readonly program: string;
  readonly shop: ScoreReport["shop"];
  readonly rules: string;
  readonly input: string;
  readonly seed: string;
  readonly replications: number;
  readonly start: string;
  readonly horizon: number;
  /** The days before `start`, scored from the record: what the fan grows out of. */
  readonly past: readonly { readonly date: string; readonly total: number | null }[];
  readonly scenarios: readonly ScenarioResult[];
  /** Window tallies, what is on the way, the posterior and the resolved scenarios: enough to compute the same bytes again. */
  readonly engineState: unknown;
  readonly assumptions: readonly Assumption[];
  /** What could not be learnt from the shop and was taken from a prior. */
  readonly priors: readonly { readonly process: string; readonly text: Text }[];
}
