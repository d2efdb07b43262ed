import type { ScoreReport, Text } from "@scorecast/core/report";

type Unit = ScoreReport["metrics"][number]["unit"];

/** One figure of the page held against ours, day by day. */
export interface FigureLine {
  /** "total", a dimension or a metric. */
  readonly node: string;
  readonly title: Text;
  /** A metric's value in its unit, or points. */
  readonly part: "value" | "score";
  readonly unit: Unit;
  /** Decimals that the page writes; figures agree where ours lies within what they may stand for. */
  readonly decimals: number;
  /** Days on which both have a figure, and on how many they agree. */
  readonly compared: number;
  readonly agree: number;
  /** Days on which the page shows one and we have none. */
  readonly missing: number;
  /** Ours less the page's, over the days compared; null: none. */
  readonly meanDifference: number | null;
  readonly meanAbsolute: number | null;
  /** Every day on which the page shows it; ours is unrounded. */
  readonly days: readonly { readonly date: string; readonly page: number; readonly ours: number | null }[];
}

/** One way to count, and how well it explains the page. */
export interface VariantLine {
  /** "usual": as we count. */
  readonly id: string;
  readonly title: Text;
  readonly remedy: Text | null;
  readonly compared: number;
  readonly agree: number;
  /** Figures on which it says something else than the usual way: what there is to tell them apart by. */
  readonly differs: number;
  /** Laplace errors beyond the page's digits, profiled per figure; 0 for none. Comparable within one report. */
  readonly logLikelihood: number;
  /** Days on which more, and fewer, figures agree than under the usual way. */
  readonly better: number;
  readonly worse: number;
  /** Sign test of those days, one-sided, in [0, 1]. */
  readonly pValue: number;
  /** Cannot be told from the best: the days on which they differ may be chance (sign test, 5 %). */
  readonly tied: boolean;
}

/**
 * Whether the page taught something: most of what was uncertain, some of it, or nearly nothing; or most of it, but at one value
 * alone, because the metric did not move.
 */
export type LearntStatus = "learnt" | "at-one-value" | "partly" | "not-learnt";

export interface LearntStandard {
  readonly metric: string;
  readonly title: Text;
  readonly unit: Unit;
  readonly kind: "tiers" | "line";
  /** [value, points] of the shipped standard and of the learnt one, by rising value; of tiers the bounds. */
  readonly shipped: readonly (readonly [number, number])[];
  readonly learnt: readonly (readonly [number, number])[];
  /** 5 % and 95 % points of the draws for each of `learnt`: of a line's points, of a tier's bound. */
  readonly band: readonly (readonly [number, number])[];
  /** [value, points] that the page showed together, each once. */
  readonly shown: readonly (readonly [number, number])[];
  /** Least and greatest value on the days learnt from; null: none. */
  readonly seen: readonly [number, number] | null;
  /** Share of the prior variance of its points on those days that is gone, in [0, 1]. */
  readonly known: number;
  readonly status: LearntStatus;
}

export interface LearntWeights {
  /** "dimensions", or the dimension whose metrics are weighted. */
  readonly table: string;
  readonly title: Text;
  /** Percent, with the 5 % and 95 % points of the draws. */
  readonly members: readonly {
    readonly id: string;
    readonly title: Text;
    readonly shipped: number;
    readonly learnt: number;
    readonly interval: readonly [number, number];
  }[];
  readonly known: number;
  readonly status: LearntStatus;
}

/** How far off a node was on days that took no part in the learning. */
export interface HeldOut {
  readonly node: string;
  readonly title: Text;
  readonly days: number;
  /** Days within 1 point (of 100; of 5 within 0.05), by the shipped and by the learnt standards, and the mean distance. */
  readonly within: { readonly before: number; readonly after: number };
  readonly meanAbsolute: { readonly before: number; readonly after: number };
}

/** Why nothing was learnt. */
export type NotLearnt = "no-scores" | "too-few-days" | "nothing-moves" | "no-values" | "nothing-differs";

export interface ReconciledShop {
  readonly shop: ScoreReport["shop"];
  readonly input: string;
  /** First and last day of its page under these rules, and how many. */
  readonly from: string | null;
  readonly to: string | null;
  readonly days: number;
  /** Days of its page on which other rules were in force: left out. */
  readonly otherRules: number;
  /** Nodes of its page that these rules do not know, with their rows. */
  readonly unknown: readonly { readonly node: string; readonly rows: number }[];
  readonly figures: readonly FigureLine[];
}

/** `reconcile --json`: our values beside the page's, likely causes, and what the page teaches. formatVersion 1. */
export interface ReconcileReport {
  readonly formatVersion: 1;
  readonly kind: "reconcile";
  readonly program: string;
  /** The first of the shops, and the fingerprint of its folder. */
  readonly shop: ScoreReport["shop"];
  readonly input: string;
  readonly rules: string;
  readonly seed: string;
  readonly shops: readonly ReconciledShop[];
  /** null: every value agrees, or there is nothing to compare. */
  readonly variants: {
    /** Judged by values, or for want of them by points, where another standard may look the same. */
    readonly by: "values" | "points";
    /** Best first. */
    readonly ranking: readonly VariantLine[];
    /** Ids of ways that together explain the page's values better than the usual way (sign test, 1 % each); none by points. */
    readonly adopted: readonly string[];
  } | null;
  readonly learnt: {
    readonly days: number;
    readonly draws: number;
    readonly standards: readonly LearntStandard[];
    readonly weights: readonly LearntWeights[];
    /** Days that took no part in the learning of these figures; the standards above use all days. */
    readonly heldOut: {
      readonly from: string;
      readonly to: string;
      readonly nodes: readonly HeldOut[];
    } | null;
  } | null;
  /** null: something was. */
  readonly notLearnt: NotLearnt | null;
  /** The override file that makes every command count and score so; null: there is nothing to write. */
  readonly overrides: unknown;
}
