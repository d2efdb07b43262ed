import type { Chains } from "./chains.ts";
import type { SeriesModel } from "./series/series-model.ts";

/**
 * What the simulator believes about a shop: rates with what is not known about them. Plain JSON.
 *
 * Lags are whole days. A "hazard by lag" is the probability that the event happens on that lag, given that it has
 * not happened before. `dayVariance` is the variance of a factor of mean 1 that multiplies all cumulative hazards
 * (or volumes, or durations) of one day: good days and bad days beyond pure chance. `evidence` is the shape of the
 * gamma distribution of mean 1 that says how well the level is known: the number of events it is worth.
 */
export interface HazardProcess {
  readonly byLag: readonly number[];
  readonly evidence: number;
  readonly dayVariance: number;
  /** Levers and incidents: factor on the cumulative hazards of the cohort, on all its days; absent: 1. */
  readonly times?: number;
}

/** A probability with posterior Beta(a, b). */
export interface Share {
  readonly a: number;
  readonly b: number;
  readonly dayVariance: number;
  /** Levers and incidents: factor on the cumulative hazard −ln(1 − p); absent: 1. */
  readonly times?: number;
}

/** Events per unit of volume. */
export interface Rate {
  readonly mean: number;
  readonly evidence: number;
  readonly dayVariance: number;
}

/** Durations (or sizes) of single items: equally likely points, whose mean and variance are the observed ones. */
export interface Durations {
  readonly points: readonly number[];
}

/** A process of the courier's, who may stand still. */
export interface HaltingProcess extends HazardProcess {
  /** Incidents: share of what would happen on this day that waits, and goes first when it can; absent: 0. */
  readonly stopped?: number;
}

export interface ShopModel {
  /** Valid paid orders per day; `weekday` is Monday … Sunday, of mean 1. */
  readonly demand: Rate & { readonly weekday: readonly number[] };
  /** From payment, by day lag. Cancelling ends an order before pickup. */
  readonly pickup: HaltingProcess & {
    /** Orders that the courier takes on a day at most; the rest waits and goes first the next day. Absent: no limit known. */
    readonly capacity?: number;
  };
  readonly cancellation: readonly number[];
  /** Whole seconds on the pickup clock, by lag 0, 1, 2, 3 and more. */
  readonly pickupSeconds: {
    readonly byLag: readonly Durations[];
    readonly evidence: number;
    readonly dayVariance: number;
  };
  /** From pickup of the first parcel to signing of the last. */
  readonly signing: HaltingProcess;
  readonly delivery: {
    readonly waybillsPerPickup: number;
    /** Share of waybills due 0, 1, 2 … days after pickup. */
    readonly dueLag: readonly number[];
    /** Share that misses its due day, by due lag. */
    readonly late: readonly Share[];
    /** Share that misses, of those still unsigned at the end of age 0, 1 … days: [due lag][age]. */
    readonly lateWhenOpen: readonly (readonly number[])[];
    readonly dayVariance: number;
    /** Levers and incidents: factor on the cumulative hazards of being late, of what is picked up; absent: 1. */
    readonly times?: number;
    /** Incidents: share of the waybills due on this day, on time otherwise, that are late; absent: 0. */
    readonly stranded?: number;
  };
  /** From signing to the counted review. */
  readonly review: HazardProcess & {
    /** Incidents: factor on the cumulative hazards of all cohorts, on this day alone; absent: 1. */
    readonly today?: number;
  };
  /** P(at most 4 stars), P(≤ 3 | ≤ 4), P(≤ 2 | ≤ 3), P(1 | ≤ 2). */
  readonly fewerStars: readonly [Share, Share, Share, Share];
  /** Incidents: share of the reviews written on this day that are one star, whatever was bought; absent: 0. */
  readonly bombed?: number;
  /** From signing to a first after-sale for quality. */
  readonly qualityReturn: HazardProcess;
  /** From payment to a first after-sale for damage. */
  readonly damageReturn: HazardProcess;
  readonly afterSales: {
    /** From payment to an application of an assessed kind. */
    readonly application: HazardProcess;
    /** From application to the refund. */
    readonly refund: HazardProcess;
    /** From application, by day lag, of those not refunded by then: closed without a refund. */
    readonly closure: readonly number[];
    /** Share of refunds that carry an agreement time. */
    readonly timedShare: number;
    /** Whole seconds on the review clock. */
    readonly reviewSeconds: Durations & { readonly evidence: number; readonly dayVariance: number };
  };
  readonly chats: {
    /** Human sessions in working hours per paid order (mean of the last 7 days). */
    readonly sessions: Rate;
    /** Share of sessions whose rounds and seconds are recorded. */
    readonly timedShare: number;
    readonly rounds: Durations;
    /** Seconds per round: mean; variance of a session's seconds around it, per round. */
    readonly secondsPerRound: number;
    readonly varianceBetweenRounds: number;
    readonly evidence: number;
    readonly dayVariance: number;
    readonly rated: Share;
    readonly dissatisfied: Share;
    readonly staffing?: Staffing;
  };
  readonly help: {
    /** Orders whose buyer first turns to the merchant, per paid order (mean of the last 7 days). */
    readonly seeking: Rate;
    /** From there to the platform. */
    readonly escalation: HazardProcess;
  };
  /** Counts that bonuses read, as shares of the day's paid or signed orders. */
  readonly counts: readonly CountShare[];
  /** Metrics of the rules that none of the processes above makes; absent: none. */
  readonly series?: readonly SeriesModel[];
  /** How trouble of one process spreads to others; absent: it does not. */
  readonly chains?: Chains;
}

export interface CountShare {
  readonly id: string;
  readonly of: "paid" | "signed";
  readonly share: Share;
  /** Levers: share of the other orders that count as well; absent: 0. */
  readonly added?: number;
  /** The record says nothing of it: none so far, and what the shop could reach is not known. */
  readonly unrecorded?: true;
}

/** Who answers the chats; what is absent is unchanged. `model/chat-queue.ts` turns it into reply seconds. */
export interface Staffing {
  /** Agents on duty at a time; absent: inferred from load and reply time. */
  readonly agents?: number;
  readonly added?: number;
  /** Share of the agents that is there. */
  readonly present?: number;
  /** Share of the rounds that goes through the urgent lane. */
  readonly urgent?: number;
}
