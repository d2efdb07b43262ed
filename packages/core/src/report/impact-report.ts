import type { Text } from "./score-report.ts";

/** One part of the difference between two rule versions on one day. */
export interface ImpactLine {
  /** Metric id, adjustment id, "weights", "stage" or "clamp". */
  readonly id: string;
  readonly kind:
    | "metric-added"
    | "metric-removed"
    | "metric-points"
    | "metric-share"
    | "adjustment"
    | "stage"
    | "clamp";
  readonly title: Text;
  readonly points: number;
}

/** `rules impact A B`: one shop's score under two versions, day by day, and what each change did. */
export interface ImpactReport {
  readonly formatVersion: 1;
  readonly kind: "impact";
  readonly program: string;
  readonly input: string;
  readonly before: string;
  readonly after: string;
  readonly days: readonly {
    readonly date: string;
    readonly before: number | null;
    readonly after: number | null;
    /** Parts that sum to after − before; empty where a score is missing, or where the scales differ. */
    readonly lines: readonly ImpactLine[];
  }[];
  /** 5-point against 100-point totals: they cannot be subtracted. */
  readonly sameScale: boolean;
}
