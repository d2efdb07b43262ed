import type { SeriesWay } from "./series/ground.ts";

/**
 * What has begun before the start and is not finished: by age, so that it is carried forward and not drawn anew.
 * Index a of a column = began a + 1 days before the start (a = 0: yesterday). Plain JSON.
 */
export interface OnTheWay {
  /** Valid paid orders of the days before the start. */
  readonly paid: readonly number[];
  /** Paid, not picked up, not cancelled; by day of payment. */
  readonly awaitingPickup: readonly number[];
  /** Picked up, not signed; by day of pickup. */
  readonly inTransit: readonly number[];
  /** Signed, no counted review yet; by day of signing. */
  readonly unreviewed: readonly number[];
  /** Signed, no first after-sale for quality yet; by day of signing. */
  readonly withoutQualityReturn: readonly number[];
  /** Paid, no first after-sale for damage yet; by day of payment. */
  readonly withoutDamageReturn: readonly number[];
  /** Paid, no assessed after-sale yet; by day of payment. */
  readonly withoutApplication: readonly number[];
  /** After-sales applied for and not finished; by day of application. */
  readonly openAfterSales: readonly {
    /** Not agreed to yet. */
    readonly unanswered: number;
    readonly agreed: number;
    /** Review seconds of the agreed ones, summed. */
    readonly agreedSeconds: number;
    /** Review seconds that each unanswered one has run up already. */
    readonly elapsedSeconds: number;
  }[];
  /** Turned to the merchant and not to the platform; by the day of turning. */
  readonly unescalated: readonly number[];
  /** Shares of late orders by day of pickup and by day of signing, null on a day without any; absent: not on record. */
  readonly latePickups?: readonly number[];
  readonly lateSignings?: readonly (number | null)[];
  /** Waybills due on day start + `dueIn`. */
  readonly waybills: readonly WaybillsDue[];
  /** Of the model's series, in their order; absent: it has none. */
  readonly series?: readonly SeriesWay[];
}

export interface WaybillsDue {
  readonly dueIn: number;
  /** Signed by their deadline already; or sure to miss (compensated, deadline passed). */
  readonly onTime: number;
  readonly missed: number;
  /** Unsigned, by due lag and age at the end of the day before the start. */
  readonly open: readonly { readonly dueLag: number; readonly age: number; readonly count: number }[];
}
