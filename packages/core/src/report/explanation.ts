import type { Text } from "./score-report.ts";

/** One event that hurts (or helps) a metric today. */
export interface EventLine {
  /** Row id in its table: order, review, after-sale, waybill, session or complaint id. */
  readonly table: string;
  readonly id: string;
  readonly orderId: string | null;
  readonly product: string | null;
  readonly metric: string;
  readonly cohortDay: string;
  /** First day on which it no longer counts. */
  readonly leavesOn: string;
  /** Total of today if this event had been a good one (a good review, no return, on time …). */
  readonly totalWithout: number | null;
  /** totalWithout − total. */
  readonly cost: number | null;
}

/** "17 more signed orders without a bad review" to the next tier. */
export interface DistanceLine {
  /** "tier": the metric's next better points; "threshold": the displayed total reaches the nearest unmet threshold. */
  readonly target: "tier" | "threshold";
  readonly metric: string;
  /** Points of the next better tier, or the threshold's total. */
  readonly targetPoints: number;
  /** Metric value at the next better tier; null for a threshold. */
  readonly targetValue: number | null;
  /** Good cohort entries needed if they all came today, nothing rolling off; null when no number of them suffices. */
  readonly orders: number | null;
  /** The same spread evenly over `days` days, with the roll-off of those days taken into account; null when it does not suffice. */
  readonly ordersWithRollOff: number | null;
  readonly days: number;
  readonly unit: Text;
}

export interface ChangeLine {
  readonly metric: string | null;
  readonly cause:
    | "entered"
    | "rolled-off"
    | "known-late"
    | "peers-moved"
    | "adjustment"
    | "weights"
    | "stage"
    | "clamp"
    | "rules";
  readonly title: Text;
  /** Bad events behind it (of metrics that average, all entries). */
  readonly events: number;
  /** Change of the metric's denominator behind it: good days that roll off show here. */
  readonly entries: number;
  /** Points of the total; all lines sum to the change. */
  readonly points: number;
  /** Up to 20 ids of the events behind it. */
  readonly ids: readonly string[];
}

/** `explain --json`: why the score is what it is, and why it changed. */
export interface ExplanationReport {
  readonly formatVersion: 1;
  readonly kind: "explain";
  readonly program: string;
  readonly rules: string;
  readonly input: string;
  readonly asOf: string;
  readonly total: number | null;
  readonly events: readonly EventLine[];
  /** Bad events that count today, per metric, also beyond those listed. */
  readonly eventCounts: Readonly<Record<string, number>>;
  readonly distances: readonly DistanceLine[];
  readonly change: {
    readonly from: string;
    readonly totalBefore: number | null;
    readonly totalAfter: number | null;
    readonly lines: readonly ChangeLine[];
  } | null;
  /** Total of the last 60 days, for the curve. */
  readonly curve: readonly { readonly date: string; readonly total: number | null }[];
  /**
   * On the days of `curve`, by dimension and metric id: a dimension's score, a metric's value in its unit; null: no data.
   * Absent in results of older programs.
   */
  readonly nodes?: Readonly<Record<string, readonly (number | null)[]>>;
}
