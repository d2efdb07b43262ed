import type { Provenance } from "../rules/provenance.ts";

/** Questions asked backwards: not what the score is, but what it takes. All exact under the rules, from the record alone. */
export interface InverseAnswers {
  readonly asOf: string;
  readonly total: number | null;
  /** Of the total: what all of this rests on. */
  readonly provenance: Provenance;
  /** Orders that are good in every respect until the displayed total reaches `threshold`. null: no number of them does. */
  readonly goodOrders: {
    readonly threshold: number;
    /** If they all counted today. */
    readonly today: number | null;
    /** If they came over the next `days` days while the record rolls off and nothing else came. */
    readonly withRollOff: number | null;
    readonly days: number;
  };
  /** One more first review of one star, of an order that is on record as good. */
  readonly badReview: {
    /** Points of the unrounded total that it takes away today; null without a score. */
    readonly points: number | null;
    /** Displayed total with it. */
    readonly displayed: number | null;
    /** First and last day that count it, for an order signed and reviewed yesterday; null: nothing counts it. */
    readonly from: string | null;
    readonly until: string | null;
    /** Further orders, good in every respect, that make up for it today; null: no number of them does. */
    readonly goodOrders: number | null;
  };
  /** Bad events of a product or of some days, until the last has left its window; null: there are none. */
  readonly batch: {
    /** null: all products. */
    readonly product: string | null;
    /** Cohort days; null: all that count. */
    readonly from: string | null;
    readonly to: string | null;
    readonly events: number;
    /** Points of the total of today if all of them had been good. */
    readonly points: number | null;
    /** First day on which what is left costs at most half, everything else as today; null without a score. */
    readonly halfOn: string | null;
    /** First day on which none of them counts. */
    readonly goneOn: string;
    /** How many still count from a day on, and what they cost with everything else as today. */
    readonly path: readonly {
      readonly date: string;
      readonly left: number;
      readonly points: number | null;
    }[];
  } | null;
}
