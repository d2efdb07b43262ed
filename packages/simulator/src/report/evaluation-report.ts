import type { ScoreReport, Text } from "@scorecast/core/report";

/** "no-sign": it would have shown by now, had it worked as stated, and it does not. "too-early": neither can be told. */
export type MeasureVerdict = "worked" | "no-sign" | "worse" | "too-early";

/** A share of futures with Wilson's 95 % Monte Carlo interval. */
export interface TailShare {
  readonly share: number;
  readonly interval: readonly [number, number];
}

/** One node on the day of the evaluation: what came, and what would have come without the measure. */
export interface Contrast {
  readonly actual: number;
  /** Mean of the futures without the measure, with its Monte Carlo error, and their 5 % and 95 % points. */
  readonly without: {
    readonly mean: number;
    readonly standardError: number;
    readonly interval: readonly [number, number];
  };
  /** actual − without: in the node's unit, with the points that leave 5 % of the futures on either side. */
  readonly effect: { readonly value: number; readonly interval: readonly [number, number] };
  /** Futures without the measure that are at least as good as what came; (k + 1) / (n + 1) of n, so never 0. */
  readonly asGood: TailShare;
  /** Those at least as bad. */
  readonly asBad: TailShare;
}

/** Something else that may be behind what came. */
export interface Confounder {
  readonly kind: "measure" | "incident" | "festival" | "demand" | "violation" | "rules";
  readonly from: string;
  /** null: until today. */
  readonly until: string | null;
  readonly text: Text;
}

export interface EvaluatedDay {
  readonly date: string;
  /** null: no score, no data. */
  readonly actual: number | null;
  /** Quantiles of the futures without the measure; null before it began. */
  readonly without: Readonly<Record<"0.05" | "0.25" | "0.5" | "0.75" | "0.95", number>> | null;
  /** Mean of the futures with the measure as it was expected to work; null: nothing is expected. */
  readonly expected: number | null;
}

/** An earlier day on which nothing began, judged as if something had. */
export interface Placebo {
  readonly date: string;
  /** actual − mean without, over the standard deviation of the futures; above 0: better than expected. */
  readonly z: number;
  readonly asGood: number;
  readonly verdict: "worked" | "worse" | "nothing";
}

export interface Posterior {
  /** 5 % and 95 % points of what was stated, and of what the record makes of it; in the parameter's unit. */
  readonly stated: readonly [number, number];
  readonly mean: number;
  readonly interval: readonly [number, number];
  /** Monte Carlo error of the mean. */
  readonly standardError: number;
  /** How many times likelier what came is if the measure works as stated than if it does nothing. */
  readonly likelihoodRatio: number;
  readonly parameter: Text;
  /** For a scenario file: "0.21 to 0.44". */
  readonly effect: string;
}

export interface Evaluation {
  readonly id: string;
  readonly title: Text;
  /** Lever; null: none that the model knows. */
  readonly use: string | null;
  readonly owner: string | null;
  readonly from: string;
  readonly node: string;
  readonly nodeTitle: Text;
  readonly unit: "stars" | "share" | "hours" | "seconds" | "points" | "ratio";
  readonly better: "higher" | "lower";
  /** Days that it has run. */
  readonly days: number;
  readonly verdict: MeasureVerdict;
  /** Other measures that began in the same weeks and act on the same thing: what came is that of all of them. */
  readonly together: readonly string[];
  /** Share of the entries behind today's value that the measure can have touched, at most. */
  readonly touched: number;
  readonly contrast: Contrast;
  readonly total: Contrast;
  /** What a measure that works as stated does; null: nothing is stated. */
  readonly expected: {
    /** Mean change of the node today, in its unit. */
    readonly effect: number;
    /** Chance that this evaluation says "worked" today, and on later days, if it works as stated. */
    readonly power: number;
    /** Futures with the measure as stated that come out as poorly as what came: few mean that it does not work so. */
    readonly asPoor: number;
    /** Those that come out as well: few mean that something else helped, or that it does more than stated. */
    readonly asGood: number;
    readonly later: readonly { readonly date: string; readonly power: number }[];
    /** First day on which the chance reaches 80 %; null: on none of those looked at. */
    readonly tellable: string | null;
  } | null;
  /** Least change that would be seen today with a chance of 80 %, in the node's unit. */
  readonly detectable: number;
  readonly posterior: Posterior | null;
  readonly confounders: readonly Confounder[];
  readonly placebos: readonly Placebo[];
  /** How much wider than the model's own the ranges are taken, because the placebos lay outside; 1: as they are. */
  readonly widened: number;
  readonly curve: readonly EvaluatedDay[];
}

/** `evaluate --json`: whether measures worked. formatVersion 1. */
export interface EvaluationReport {
  readonly formatVersion: 1;
  readonly kind: "evaluation";
  readonly program: string;
  readonly shop: ScoreReport["shop"];
  readonly rules: string;
  readonly input: string;
  readonly seed: string;
  /** Futures without the measure, and for each effect that is tried. */
  readonly replications: { readonly without: number; readonly with: number };
  /** Share of placebos that would be called "worked" if all is as the model says. */
  readonly falseAlarms: number;
  readonly asOf: string;
  readonly evaluations: readonly Evaluation[];
  /** Measures of a plan that cannot be evaluated, and why. */
  readonly notEvaluated: readonly { readonly id: string; readonly title: Text; readonly why: Text }[];
}
