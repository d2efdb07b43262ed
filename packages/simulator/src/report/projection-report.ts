import type { Assumption, ConsequenceLine, ScoreReport, Text } from "@scorecast/core/report";

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
  /** Quantiles at (i − ½)/50 of the displayed total, for quantile dot plots. Older programs wrote them for some days only. */
  readonly dots?: readonly number[];
  /** Paired difference of the mean total to the baseline on this day. */
  readonly difference?: { readonly mean: number | null; readonly interval: readonly [number, number] | null };
  /** What buyers see: their score, at most 5, and the share of futures that show so many stars. */
  readonly buyer?: { readonly score: NodeSummary; readonly stars: Readonly<Record<string, number>> };
}

/** A probability that dice measured. */
export interface Estimate {
  readonly value: number;
  /** 95 % Monte Carlo interval (Wilson). */
  readonly interval: readonly [number, number];
  readonly standardError: number;
}

/** When futures meet an event for the first time, and for how long. */
export interface Passage {
  /** P(met on at least one day up to day h), h = 1, 2 …: the first-passage distribution. */
  readonly byDay: readonly number[];
  /** First days by which 10, 50, 90 % of the futures have met it; null: not within the days asked about. */
  readonly firstDay: Readonly<Record<string, string | null>>;
  /** Days on which a future meets it, never counted as 0. */
  readonly daysMet: {
    readonly mean: number;
    readonly standardError: number;
    readonly quantiles: Readonly<Record<string, number>>;
  };
}

/** How likely a threshold of a programme holds in the future. */
export interface ConsequencePath
  extends Pick<
    ConsequenceLine,
    "id" | "programme" | "programmeTitle" | "title" | "effect" | "categories" | "provenance"
  > {
  /** Share of futures in which all its requirements hold, by day from the start; no data counts as not held. */
  readonly met: readonly number[];
  /** … on at least one day after the start, and on every one. */
  readonly ever: Estimate;
  readonly always: Estimate;
}

/** Points of the total with their Monte Carlo error. */
export interface PointsEstimate {
  readonly mean: number;
  readonly interval: readonly [number, number];
  readonly standardError: number;
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
  /** Of an "ever" question. */
  readonly passage?: Passage;
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
  /** What befalls the shop, absent where nothing does; `until`: the last day of it. */
  readonly incidents?: readonly (ScenarioResult["levers"][number] & { readonly until: string })[];
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
    /**
     * Of an undecided verdict: replications in all that would decide it with 80 % probability; null: it lies at the
     * threshold and more replications would not help.
     */
    readonly toDecide?: number | null;
    /** Where several scenarios are compared: an interval so wide that all of them hold together, and its verdict. */
    readonly jointly?: {
      readonly method: "bonferroni";
      readonly comparisons: number;
      readonly interval: readonly [number, number] | null;
      readonly verdict: Verdict;
    };
    /** How far single pairs of futures differ: luck, not the precision of the mean. Depends on the coupling. */
    readonly spread?: { readonly sd: number; readonly quantiles: Readonly<Record<string, number>> } | null;
    /**
     * Up to 50 equally likely pairs of futures, totals of the last day [baseline, scenario], ascending by their
     * difference: for pictures of what a pair may look like. Absent without scores and in results of older programs.
     */
    readonly outcomes?: readonly (readonly [number, number])[];
  };
  /** Money of the whole horizon, mean over replications; null without costs. */
  readonly cost: number | null;
  /** Money per point of the mean total on the last day, beyond the baseline's; absent without costs. */
  readonly costPerPoint?: {
    readonly value: number | null;
    /** Fieller's 95 % Monte Carlo interval; null: the gain cannot be told from nothing. */
    readonly interval: readonly [number, number] | null;
  };
  /** How the levers share the effect, where all their subsets were run. Points of the mean total on the last day. */
  readonly interactions?: {
    /** Exactly the sum of the shares, and of the terms. */
    readonly total: number;
    /** Shapley shares, one per lever in their order. */
    readonly shares: readonly PointsEstimate[];
    /** What a group of levers (places in `levers`) adds beyond all smaller groups of it. */
    readonly terms: readonly (PointsEstimate & { readonly levers: readonly number[] })[];
  } | null;
  /** The thresholds that follow from the score. */
  readonly consequences?: readonly ConsequencePath[];
  /** Where the variance of the total on the last day comes from; null where there is none. */
  readonly variance?: {
    readonly parameters: number;
    readonly interval: readonly [number, number];
    readonly luck: number;
    readonly pairs: number;
  } | null;
}

/** What stopped the dice. Widths are half 95 % intervals: of mean differences in points, of probabilities as such. */
export interface Stopping {
  readonly reason: "precision" | "max-time" | "replications" | "interrupted";
  /** Half widths asked for; null: none. */
  readonly points: number | null;
  readonly probability: number | null;
  /** The widest half widths reached; null: nothing to measure. */
  readonly widestPoints: number | null;
  readonly widestProbability: number | null;
  /** Seconds asked for; null: no limit. A result that time has cut off depends on the machine. */
  readonly maxSeconds: number | null;
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
  /** Interrupted: the replications that all scenarios have in common, fewer than were asked for. */
  readonly partial?: true;
  /** Why the dice stopped where a rule, not a number of replications, was to stop them. */
  readonly stopping?: Stopping;
  readonly start: string;
  readonly horizon: number;
  /** How demand follows the score in all scenarios but "without-feedback"; absent: in none. */
  readonly feedback?: {
    /** Percent of orders per point of the displayed total above or below the one at the start. */
    readonly elasticity: number;
    readonly delayDays: number;
    readonly least: number;
    readonly most: number;
    readonly cutoff?: { readonly below: number; readonly to: number };
    readonly provenance: "assumed";
  };
  /** The days before `start`, scored from the record: what the fan grows out of. */
  readonly past: readonly { readonly date: string; readonly total: number | null }[];
  readonly scenarios: readonly ScenarioResult[];
  /** Window tallies, what is on the way, the posterior and the resolved scenarios: enough to compute the same bytes again. */
  readonly engineState: unknown;
  readonly assumptions: readonly Assumption[];
  /** What could not be learnt from the shop and was taken from a prior. */
  readonly priors: readonly { readonly process: string; readonly text: Text }[];
}
