import type { Provenance } from "../rules/provenance.ts";
import type { DimensionId } from "../rules/schema.ts";

/** Text in both languages, for the reader to choose. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type MetricStatus = "scored" | "floored" | "abstained" | "unscored";
export type Stage = "formal" | "growth" | "none";

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
}

export interface DimensionLine {
  readonly id: DimensionId;
  readonly title: Text;
  /** By the rule, in [0, 1]. */
  readonly weight: number;
  readonly score: number | null;
  readonly provenance: Provenance;
}

export interface ConsequenceLine {
  readonly id: string;
  readonly programme: string;
  readonly title: Text;
  readonly node: string;
  readonly threshold: number;
  readonly op: ">=" | ">" | "<=" | "<";
  readonly effect: "requires" | "triggers";
  /** null: no data (no score, or a day of the average is missing). */
  readonly met: boolean | null;
  /** Node minus threshold in the direction of the condition; null without data. */
  readonly margin: number | null;
  /** The averaged node value that was judged. */
  readonly value: number | null;
  readonly average: { readonly kind: "day" } | { readonly kind: "mean" | "every-day"; readonly days: number };
  readonly product: string | null;
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
  readonly dimensions: readonly DimensionLine[];
  readonly metrics: readonly MetricLine[];
  /** Points given (positive) or taken (negative); only those that apply. */
  readonly adjustments: readonly {
    readonly id: string;
    readonly title: Text;
    readonly points: number;
    readonly provenance: Provenance;
  }[];
  readonly consequences: readonly ConsequenceLine[];
  readonly assumptions: readonly Assumption[];
  readonly unknown: readonly Text[];
  readonly sources: readonly { readonly id: string; readonly title: string; readonly url: string | null }[];
}
