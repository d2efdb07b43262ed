import type { BaselineId } from "./baselines/registry.ts";
import type { Pit } from "./pit.ts";

/** Scores of one way to forecast; null: it had nothing to say. The smaller the better. */
export interface ForecastScores {
  readonly crps: number;
  readonly wis: number;
}

/** Chance that a forecast gave to a total at or above a threshold. */
export interface ThresholdForecast {
  readonly threshold: number;
  readonly model: number;
  readonly baselines: Readonly<Partial<Record<BaselineId, number>>>;
  readonly happened: boolean;
}

/** The forecasts of one node, made on one day for another, held against what came. */
export interface JudgedForecast {
  /** Day number on which it was made: it knew the days before. */
  readonly origin: number;
  /** Days ahead. */
  readonly horizon: number;
  readonly node: string;
  readonly actual: number;
  readonly model: ForecastScores;
  readonly baselines: Readonly<Partial<Record<BaselineId, ForecastScores>>>;
  readonly pit: Pit;
  /** Whether the interval of each of `levels`, ends included, held the truth. */
  readonly held: readonly boolean[];
  /** Of the total alone. */
  readonly thresholds: readonly ThresholdForecast[];
}

/** What became of one origin. */
export interface JudgedOrigin {
  readonly origin: number;
  readonly judged: readonly JudgedForecast[];
  /** Node-horizons without a value on the day, or whose forecast mostly saw none. */
  readonly missing: number;
}
