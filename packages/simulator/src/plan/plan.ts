import type { Text } from "@scorecast/core/report";
import type { LeverSpec } from "../scenario/scenario-spec.ts";

export type Progress = "not-started" | "under-way" | "done";

/** A measure of a plan. Days are day numbers. */
export interface PlannedMeasure {
  readonly id: string;
  readonly title: Text;
  readonly owner: string | null;
  readonly from: number;
  readonly due: number | null;
  readonly until: number | null;
  readonly started: number | null;
  readonly finished: number | null;
  readonly progress: { readonly word: Progress; readonly share: number | null } | null;
  readonly metric: string | null;
  /** From its planned day on; null: the model has no parameter for it. */
  readonly lever: LeverSpec | null;
  /** Where the effect comes from, if a record says it. */
  readonly fed: Text | null;
  readonly cost: { readonly once: number; readonly perDay: number; readonly perOrder: number } | null;
  readonly spent: number | null;
}

/** A figure of the shop's own books against its standard, as source document 004 keeps them. */
export interface PlanRecords {
  readonly complaints: readonly {
    readonly kind: string;
    readonly cases: number | null;
    readonly hours: number;
    readonly standard: number;
  }[];
  readonly refunds: readonly {
    readonly type: string;
    readonly days: number;
    readonly standard: number;
    readonly before: number | null;
    readonly feeds: string | null;
  }[];
  readonly satisfaction: readonly {
    readonly aspect: string;
    /** Shares of the five grades, from very dissatisfied to very satisfied; they sum to 1. */
    readonly shares: readonly number[];
    readonly before: readonly number[] | null;
    readonly feeds: string | null;
  }[];
  readonly inspections: readonly {
    readonly product: string;
    readonly pass: number;
    readonly before: number | null;
    readonly standard: number | null;
    readonly issue: string | null;
    readonly measure: string | null;
    readonly state: Progress | null;
    readonly feeds: string | null;
  }[];
  readonly figures: readonly {
    readonly title: string;
    readonly unit: string | null;
    readonly before: number;
    readonly now: number;
    readonly target: number | null;
    readonly better: "higher" | "lower" | null;
  }[];
}

/** An improvement plan with its words understood. null: the caller decides. */
export interface ImprovementPlan {
  readonly shop: string;
  readonly rules: string | null;
  readonly start: number;
  readonly horizon: number | null;
  readonly replications: number | null;
  readonly seed: string | null;
  readonly measures: readonly PlannedMeasure[];
  readonly incidents: readonly { readonly title: Text; readonly from: number; readonly until: number }[];
  readonly records: PlanRecords;
}
