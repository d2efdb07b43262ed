import type { ScoreReport, Text } from "@scorecast/core/report";

/** A figure with what chance may have done to it: block bootstrap over origins. */
export interface Measured {
  /** null: nothing to measure. */
  readonly value: number | null;
  /** 95 % interval; null: too few origins. */
  readonly interval: readonly [number, number] | null;
  readonly standardError: number | null;
}

/** A way to forecast that needs no model, and how it did on the same days. */
export interface BaselineScore {
  readonly id: string;
  /** Forecasts of it that could be compared. */
  readonly forecasts: number;
  /** Mean CRPS and weighted interval score, in the node's unit. */
  readonly crps: Measured;
  readonly wis: Measured;
  /** 1 − CRPS of the model ÷ CRPS of the baseline on the days that both forecast: above 0 the model is better. */
  readonly skill: Measured;
}

export interface CoverageLine {
  /** What the central interval is to hold, in (0, 1). */
  readonly level: number;
  /** Intervals that held the truth, their ends included, of how many. */
  readonly held: number;
  readonly of: number;
  /** Share that held; where a forecast has an atom at the truth, the part of it inside the interval (Czado et al. 2009). */
  readonly share: Measured;
}

export interface BacktestLine {
  /** Days ahead; null: 7, 14 and 30 days together. */
  readonly horizon: number | null;
  readonly origins: number;
  readonly forecasts: number;
  readonly crps: Measured;
  readonly wis: Measured;
  readonly baselines: readonly BaselineScore[];
  readonly coverage: readonly CoverageLine[];
  /** Ten equal bins of the probability integral transform, a tenth each for a good forecast; null with fewer than 12 origins. */
  readonly pit: readonly number[] | null;
}

export interface BrierLine {
  readonly threshold: number;
  /** null: 7, 14 and 30 days together. */
  readonly horizon: number | null;
  readonly forecasts: number;
  /** Days on which the displayed total was at the threshold or above. */
  readonly happened: number;
  /** Mean of (chance − outcome)². */
  readonly brier: Measured;
  readonly baselines: readonly {
    readonly id: string;
    readonly brier: Measured;
    readonly skill: Measured;
  }[];
}

/** Whether chances mean what they say: of the forecasts with a chance in a bin, how often it happened. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly forecasts: number;
  /** Mean chance, and share that happened. */
  readonly chance: number;
  readonly happened: Measured;
}

/** `backtest --json`: how forecasts that knew nothing of the future would have done. formatVersion 1. */
export interface BacktestReport {
  readonly formatVersion: 1;
  readonly kind: "backtest";
  readonly program: string;
  readonly shop: ScoreReport["shop"];
  /** Versions that were in force on the origins' days. */
  readonly rules: readonly string[];
  readonly input: string;
  readonly seed: string;
  readonly replications: number;
  /** Interrupted: the origins up to there. */
  readonly partial?: true;
  /** First and last day on which a forecast was made, and how far apart they are; null: none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly every: number;
  readonly horizons: readonly number[];
  readonly origins: {
    readonly judged: number;
    /** Too little on record to forecast. */
    readonly tooLittleData: number;
  };
  /** Node-horizons of judged origins without a value, and those whose rules had changed by then. */
  readonly missing: number;
  readonly rulesChanged: number;
  readonly baselines: readonly { readonly id: string; readonly title: Text }[];
  readonly nodes: readonly {
    readonly node: string;
    readonly title: Text;
    /** Of its scores. */
    readonly unit: "stars" | "share" | "hours" | "seconds" | "points" | "ratio";
    readonly lines: readonly BacktestLine[];
  }[];
  readonly thresholds: readonly BrierLine[];
  /** Of all thresholds, 7, 14 and 30 days ahead; null with fewer than 12 origins or 10 events of either kind. */
  readonly reliability: readonly ReliabilityBin[] | null;
}
