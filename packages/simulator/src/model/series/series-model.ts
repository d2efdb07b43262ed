import type { Durations, HazardProcess, Rate, Share } from "../shop-model.ts";

/**
 * How the entries of a metric arise that the main processes of a shop do not make: metrics of other rule versions, and
 * other definitions of the same metric. Plain JSON; each is learnt from the metric's own tally.
 */
export type SeriesModel =
  | EventSeries
  | RatingSeries
  | InTimeSeries
  | PointSeries
  | TransitSeries
  | DailySeries;

interface OfMetric {
  readonly metric: string;
  /** `definitionOf` the metric in the rules that read it. */
  readonly definition: string;
}

/** Parts of the model whose factors of levers and incidents, of what begins on a day, act on events of its cohort. */
export type CohortCause = "fewerStars" | "qualityReturn" | "damageReturn" | "escalation" | "late";

/** First events on the orders paid or signed on a day, by lag: returns, complaints, negative feedback. */
export interface EventSeries extends OfMetric {
  readonly kind: "events";
  readonly base: "paid" | "signed";
  /** Share of the orders that the metric counts; null: all. */
  readonly counted: number | null;
  /** As many lags as are followed. */
  readonly hazards: HazardProcess;
  /** What brings the events about, and the share of each; the shares add up to 1. */
  readonly causes: readonly { readonly cause: CohortCause; readonly share: number }[];
}

/** Reviews by how many stars they give, dated by the signing of their order. */
export interface RatingSeries extends OfMetric {
  readonly kind: "ratings";
  /** "good": at least `stars`; "bad": at most. */
  readonly side: "good" | "bad";
  readonly stars: number;
  /** What stands below the line. */
  readonly of: "signed" | "reviews";
  /** null: the product stars themselves. Else another rating of the same review, which goes with them. */
  readonly other: {
    /** Share of reviews with that rating. */
    readonly given: number;
    /** Share of them on that side: where the product has at most three stars, and where it has more. */
    readonly hit: readonly [Share, Share];
  } | null;
}

/** Pickups within a deadline that falls `dueLag` days after payment. */
export interface InTimeSeries extends OfMetric {
  readonly kind: "in-time";
  /** Which day dates an order. */
  readonly cohort: "picked-up" | "due";
  readonly dueLag: number;
  /** Share of the orders that the metric counts; null: all. */
  readonly counted: number | null;
  /** Share in time of those picked up on the due day itself; those before it are in time. */
  readonly onDueDay: Share;
  /** A deadline within the day: seconds on the pickup clock, and `shareWithin` of the fitted ones; null: the day's end. */
  readonly limit: { readonly seconds: number; readonly within: number } | null;
  /** Share in time of those not picked up by the end of the due day: later promises. */
  readonly later: Share;
}

/** Points per pickup by the started hours on the pickup clock. */
export interface PointSeries extends OfMetric {
  readonly kind: "points";
  /** Points of a pickup that took up to 1, 2, 3 … started hours; the last entry serves all longer ones. */
  readonly byHour: readonly number[];
  /** Points that compensated orders lose, per pickup. */
  readonly lost: number;
}

/** Seconds from pickup to signing, over the orders signed on a day. */
export interface TransitSeries extends OfMetric {
  readonly kind: "transit";
  /** Share of signed orders whose way is on record. */
  readonly timed: number;
  /** Seconds over whole days between the two calendar days, plus a day: never negative. */
  readonly offset: Durations;
}

/** What a day's cases are like: finished after-sales, chats, waybills, listings. Cohort day and known day are the day itself. */
export interface DailySeries extends OfMetric {
  readonly kind: "daily";
  /** Cases per paid order (mean of the last 7 days), or per day. */
  readonly per: "order" | "day";
  readonly rate: Rate;
  readonly amount:
    | {
        readonly kind: "share";
        /** Share of the cases that go wrong. */
        readonly bad: Share;
        /** The numerator counts them, or the others. */
        readonly counts: "bad" | "others";
      }
    | {
        /** A few values that a case may have, stars for example, and the share of each. */
        readonly kind: "values";
        readonly values: readonly number[];
        readonly shares: readonly number[];
        readonly evidence: number;
        readonly dayVariance: number;
      }
    | {
        readonly kind: "sum";
        readonly each: Durations;
        readonly evidence: number;
        readonly dayVariance: number;
      };
  readonly follows: Follows | null;
}

/**
 * The part of the model that a daily series follows when levers or incidents change it, and its value in the fitted shop.
 * Waiting times follow their mean: a share beyond a limit as exponential ones would (assumed), p → p^(1 ÷ ratio).
 */
export type Follows =
  | { readonly part: "reply"; readonly secondsPerRound: number }
  | { readonly part: "review"; readonly reviewSeconds: number }
  | { readonly part: "refund"; readonly reviewSeconds: number; readonly refundSeconds: number }
  | { readonly part: "escalation" | "late" }
  | {
      readonly part: "dissatisfaction";
      readonly share: number;
      readonly starsBetween: number;
      readonly meanStars: number;
    };
