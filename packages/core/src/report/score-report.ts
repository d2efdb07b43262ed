import type { Requirement } from "../rules/consequence.ts";
import type { Provenance } from "../rules/provenance.ts";
import type { DimensionId } from "../rules/schema.ts";

/** Text in both languages, for the reader to choose. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type MetricStatus = "scored" | "floored" | "abstained" | "unscored";
export type Stage = "formal" | "growth" | "none";

/** How values of a metric become points, worst first. Absent where that is unpublished. */
export interface MappingCurve {
  /** "tiers": the points of the best bound that the value reaches; "line": straight between knots, flat outside. */
  readonly kind: "tiers" | "line";
  /** Points of a value that reaches no bound; of tiers only. */
  readonly below?: number;
  /** Value in the metric's unit, points. */
  readonly knots: readonly (readonly [number, number])[];
}

/** One metric of the report. Numbers are null where there is no data: that is never 0. */
export interface MetricLine {
  readonly id: string;
  readonly title: Text;
  readonly dimension: DimensionId;
  readonly unit: "stars" | "share" | "hours" | "seconds" | "points" | "ratio";
  readonly better: "higher" | "lower";
  readonly value: number | null;
  /** In unit × count; of the longest window. null when a table is missing. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Cohort days counted, both included, "YYYY-MM-DD". */
  readonly window: { readonly from: string; readonly to: string };
  /** Weight within the dimension by the rule, in [0, 1]. */
  readonly weight: number;
  readonly score: number | null;
  readonly status: MetricStatus;
  /** Share of the total after abstentions were shared out, in [0, 1]. */
  readonly share: number;
  /** share × score: all contributions, adjustments and the clamp add up to the total. */
  readonly contribution: number;
  readonly provenance: Provenance;
  /** Tables.columns that stand-ins filled and this number rests on. */
  readonly fallbacks: readonly string[];
  /** What is missing where status is abstained or unscored; message id for the reader's catalogue. */
  readonly missing: string | null;
  /** The curve that made `score` of `value`; absent where it is unpublished, and in results of older programs. */
  readonly mapping?: MappingCurve;
}

export interface DimensionLine {
  readonly id: DimensionId;
  readonly title: Text;
  /** By the rule, in [0, 1]. */
  readonly weight: number;
  readonly score: number | null;
  readonly provenance: Provenance;
}

export interface RequirementLine {
  readonly node: string;
  readonly op: ">=" | ">" | "<=" | "<";
  readonly threshold: number;
  /** Over which days; a mean may have to hold on each of the last `running` days. */
  readonly average: Requirement["average"];
  /** The node's value, averaged as asked; null: no data (no score, or a day of the average is missing). */
  readonly value: number | null;
  readonly met: boolean | null;
  /** Distance to the threshold, positive on the side where the requirement holds; null without data. */
  readonly margin: number | null;
}

/** One threshold of a programme. `node`, `threshold`, `margin` and `value` are those of the requirement that decides. */
export interface ConsequenceLine {
  readonly id: string;
  readonly programme: string;
  readonly programmeTitle: Text;
  readonly title: Text;
  readonly effect: "requires" | "triggers";
  readonly node: string;
  readonly op: ">=" | ">" | "<=" | "<";
  readonly threshold: number;
  /** Whether all requirements hold; null: no data decides it. */
  readonly met: boolean | null;
  readonly margin: number | null;
  readonly value: number | null;
  readonly requirements: readonly RequirementLine[];
  /** The product judged, where each is judged by itself. */
  readonly product: string | null;
  /** Goods of these categories only, in the platform's words; empty: all. The record does not know categories. */
  readonly categories: readonly string[];
  /** Ids of thresholds that other sources give for the same thing. */
  readonly conflictsWith: readonly string[];
  readonly source: string;
  readonly url: string | null;
  readonly provenance: Provenance;
}

export interface Assumption {
  readonly id: string;
  readonly text: Text;
  readonly provenance: Provenance;
  readonly source: string;
}

/** Today's score with its reasons: `score --json`. contracts: formatVersion 1. */
export interface ScoreReport {
  readonly formatVersion: 1;
  readonly kind: "score";
  readonly program: string;
  readonly shop: {
    readonly id: string;
    readonly name: string;
    readonly industry: string | null;
    readonly shopType: string;
  };
  /** Rule version id. */
  readonly rules: string;
  readonly rulesTitle: Text;
  /** Whether the version was in force on `asOf`. */
  readonly inForce: boolean;
  /** Fingerprint of the shop folder's content, "sha256:…". */
  readonly input: string;
  readonly asOf: string;
  readonly stage: Stage;
  /** Unrounded; null: no score. */
  readonly total: number | null;
  readonly display: {
    readonly total: number | null;
    readonly buyerScore: number | null;
    readonly stars: number | null;
  };
  readonly provenance: Provenance;
  /** Weight of the metrics that have a score, in [0, 1]: the rest had no data and was shared out among them. */
  readonly coveredWeight: number;
  readonly dimensions: readonly DimensionLine[];
  readonly metrics: readonly MetricLine[];
  /** Points given (positive) or taken (negative); only those that apply. */
  readonly adjustments: readonly {
    readonly id: string;
    readonly title: Text;
    /** Points given to (positive) or taken from the target: the total or a dimension. */
    readonly points: number;
    readonly target: "total" | DimensionId;
    /** Points of the total; with the clamp they complete the metrics' contributions. */
    readonly contribution: number;
    readonly provenance: Provenance;
  }[];
  /** What the clamps of dimensions and total add or take: 0 within bounds; null without a formal score. */
  readonly clamped: number | null;
  readonly consequences: readonly ConsequenceLine[];
  readonly assumptions: readonly Assumption[];
  readonly unknown: readonly Text[];
  readonly sources: readonly { readonly id: string; readonly title: string; readonly url: string | null }[];
}
