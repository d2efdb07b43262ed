import type { ScoreReport, Text } from "@scorecast/core/report";

/** A number that a check compares with, where it comes from, and since when it is known. */
export interface StandardLine {
  readonly id: string;
  readonly title: Text;
  readonly value: number;
  readonly unit: "share" | "hours" | "seconds" | "points" | "orders" | "days" | "times";
  readonly provenance: "official" | "public" | "user" | "seed" | "assumed";
  readonly source: Text;
  /** Day of the source, "YYYY-MM-DD". */
  readonly from: string;
}

/** Something counted: a share, hours or seconds over so many. */
export interface Observed {
  readonly value: number;
  readonly unit: "share" | "hours" | "seconds" | "stars" | "times" | "points";
  /** Entries behind it. */
  readonly of: number;
}

/** Where the trouble sits: product, courier … by its name in the record. */
export interface TroubleUnit {
  readonly by: "product" | "courier" | "province" | "warehouse" | "hour" | "weekday" | "agent";
  readonly name: string;
}

export type CauseVerdict = "found" | "not-found" | "cannot-tell";

/** One cause, looked for. */
export interface CauseLine {
  readonly id: string;
  readonly title: Text;
  /** "circumstance": nothing that went wrong in the shop (few orders, peers that moved); it raises no alarm. */
  readonly kind: "trouble" | "circumstance";
  /** Source documents that name it. */
  readonly source: Text;
  readonly verdict: CauseVerdict;
  /** What was seen, or why it cannot be told and which file or column would tell. One sentence. */
  readonly says: Text;
  /** Points of the total that it costs: the total if these orders had gone as the others, minus the total. null: not sized. */
  readonly points: number | null;
  /** 95 %, from the counts behind the rates; not the uncertainty of what a measure would do. */
  readonly interval: readonly [number, number] | null;
  /** The same by metric, each taken alone. */
  readonly metrics: readonly { readonly metric: string; readonly title: Text; readonly points: number }[];
  /** Whether the rule version that scores the day feels it at all. */
  readonly felt: boolean;
  readonly units: readonly TroubleUnit[];
  /** Days on which it struck (of payment, pickup, session or application; the sentence says which), both included. */
  readonly span: { readonly from: string; readonly to: string } | null;
  readonly observed: Observed | null;
  readonly reference: (Observed & { readonly kind: "own" | "others" | "standard" }) | null;
  /** Chance of something as striking in a shop without this trouble, all units, spans and checks counted; null: not asked. */
  readonly chance: number | null;
  readonly evidence: readonly { readonly title: Text; readonly items: readonly string[] }[];
  /** Orders of the same kind whose late effects are not in the score yet. */
  readonly pending: number | null;
  /** Ids for `compare --lever`. */
  readonly levers: readonly { readonly id: string; readonly title: Text }[];
  /** Ids of `standards` that it compares with. */
  readonly standards: readonly string[];
}

/** Contribution of one unit: what the total would gain if it did as the rest of the shop. Negative: it lifts the score. */
export interface ContributionLine {
  readonly name: string;
  readonly orders: number;
  readonly points: number;
  readonly interval: readonly [number, number];
}

/** A bad event that became known since the asked moment. */
export interface NewEventLine {
  readonly kind:
    | "bad-review"
    | "quality-return"
    | "damage-return"
    | "complaint"
    | "escalated-chat"
    | "arbitration"
    | "open-after-sale"
    | "overdue-parcel"
    | "unshipped-order"
    | "violation";
  readonly title: Text;
  readonly id: string;
  readonly orderId: string | null;
  readonly product: string | null;
  /** When it became known, "YYYY-MM-DD HH:MM:SS". */
  readonly at: string;
  /** Points of the total that it costs today; null: not in the score (yet). */
  readonly cost: number | null;
  /** First day on which it no longer counts; null: not in the score (yet). */
  readonly leavesOn: string | null;
  readonly todo: Text;
  /** Hours within which, and the moment that makes; null: no source gives one. */
  readonly within: number | null;
  readonly answerBy: string | null;
  readonly standard: string | null;
}

/** `diagnose --json`: which causes of a fall are there, what each costs, and what would help. formatVersion 1. */
export interface DiagnosisReport {
  readonly formatVersion: 1;
  readonly kind: "diagnose";
  readonly program: string;
  readonly shop: ScoreReport["shop"];
  readonly rules: string;
  readonly input: string;
  readonly asOf: string;
  readonly total: number | null;
  /** Whether a trouble was found. */
  readonly alarm: boolean;
  /** Metrics with the least points that their mapping gives: mending a part of what ails them moves nothing. */
  readonly lowest: readonly { readonly metric: string; readonly title: Text }[];
  /** Found first, dearest first; then not found; then what cannot be told. */
  readonly causes: readonly CauseLine[];
  readonly standards: readonly StandardLine[];
  /** What buyers were dissatisfied with in the last 30 days, most first; at most five. */
  readonly complaints: {
    readonly from: string;
    readonly to: string;
    readonly all: number;
    readonly types: readonly {
      readonly id: string;
      readonly title: Text;
      readonly count: number;
      readonly share: number;
      /** In the 30 days before; null: not on record. */
      readonly before: number | null;
      /** The reason that buyers gave most often. */
      readonly reason: string | null;
    }[];
    /** Tables that are missing, so that their complaints are not counted. */
    readonly missing: readonly string[];
  };
  /** Hours from pickup to signing of the parcels picked up in the last 30 days; those on the way count as "not yet". */
  readonly delivery: {
    readonly from: string;
    readonly to: string;
    readonly parcels: number;
    readonly undelivered: number;
    /** null: more are still on the way than the quantile allows. */
    readonly quantiles: readonly { readonly share: number; readonly hours: number | null }[];
  } | null;
  readonly contributions: readonly {
    readonly by: "product" | "province" | "courier" | "hour";
    readonly units: readonly ContributionLine[];
    /** Units beyond those listed. */
    readonly more: number;
  }[];
  /** Asked with --since. */
  readonly news: { readonly since: string; readonly events: readonly NewEventLine[] } | null;
}
