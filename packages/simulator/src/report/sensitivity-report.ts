import type { Text } from "@scorecast/core/report";
import type { ProjectionReport } from "./projection-report.ts";

/** A share of a variance, in [0, 1]. */
export interface VarianceShare {
  readonly value: number;
  /** Bootstrap 95 % interval. */
  readonly interval: readonly [number, number];
  /** Whether it can be told from nothing. */
  readonly clear: boolean;
}

/** One answer, and what it rests on. Values are points of the total, or a probability. */
export interface SensitivityOutput {
  readonly id: string;
  readonly kind: "total" | "difference" | "probability";
  readonly scenario: string;
  readonly question: string | null;
  readonly mean: number;
  readonly standardError: number;
  /** Over the possible futures. */
  readonly sd: number;
  /** The answer with one input at its low and high end and all else averaged under the same luck; widest swing first. */
  readonly tornado: readonly {
    readonly input: string;
    readonly low: number;
    readonly high: number;
    /** high − low, with its 95 % Monte Carlo interval. */
    readonly swing: number;
    readonly interval: readonly [number, number];
    readonly standardError: number;
  }[];
  /** Shares of the variance over futures, greatest first; null where futures do not differ. */
  readonly variance:
    | readonly { readonly input: string; readonly first: VarianceShare; readonly total: VarianceShare }[]
    | null;
}

/** `sensitivity --json`: which assumption moves the answer. formatVersion 1. */
export interface SensitivityReport
  extends Pick<
    ProjectionReport,
    | "formatVersion"
    | "program"
    | "shop"
    | "rules"
    | "input"
    | "seed"
    | "start"
    | "horizon"
    | "assumptions"
    | "priors"
  > {
  readonly kind: "sensitivity";
  /** Replications of each run behind the variance shares. */
  readonly replications: number;
  /** … and of each run behind the tornado. */
  readonly tornadoReplications: number;
  readonly inputs: readonly {
    readonly id: string;
    readonly kind: "level" | "effect" | "luck" | "day-variance" | "elasticity" | "standard";
    readonly title: Text;
    /** What its ends are. */
    readonly range: Text;
    /** Rests on a prior more than on the shop's record. */
    readonly thin: boolean;
  }[];
  readonly outputs: readonly SensitivityOutput[];
}
