import type { History, TableName } from "../history/history.ts";
import type { OrderFacts } from "../history/order-facts.ts";
import type { Parameters } from "../rules/schema.ts";
import type { Add } from "../tally/tally-series.ts";

export type Unit = "stars" | "share" | "hours" | "seconds" | "points" | "ratio";

/** What a metric reads: the record, its facts per order, and how the rule version defines the metric. */
export interface Recorded {
  readonly history: History;
  readonly facts: OrderFacts;
  readonly parameters: Parameters;
  /**
   * Per order the day from which on it is known not to be counted (an order type left out);
   * −Infinity: never counted, +Infinity: always counted.
   */
  readonly leftOutFrom: Float64Array;
}

/**
 * A metric: a ratio of two tallies. It knows nothing of windows, weights, points or reports.
 *
 * `event` says what a bad event of it is: a numerator (a bad review), a miss (a denominator without its numerator),
 * or the entry itself (a long wait).
 */
export interface Metric {
  readonly id: string;
  readonly unit: Unit;
  readonly better: "higher" | "lower";
  /** Numerators are divided by it: 3600 for hours that are summed as whole seconds. */
  readonly scale: number;
  /** Tables without which there is no data. */
  readonly needs: readonly TableName[];
  /** By a table of `needs`: the one that serves where it is missing, and beside it. */
  readonly instead?: Readonly<Partial<Record<TableName, TableName>>>;
  /** Columns that stand-ins may fill, as "table.column". */
  readonly reads: readonly string[];
  /**
   * The column ("table.column") that the record leaves unknown throughout and without which the tally would take
   * unknown for no: there is no data then. null: known.
   */
  readonly unknown?: (history: History) => string | null;
  /** Reads a parcel's way and not only its days: parcels that are stand-ins are left out. */
  readonly tracked?: true;
  readonly event: "numerator" | "miss" | "entry";
  /** Value of a perfect entry, in the metric's unit per denominator. */
  readonly ideal: number;
  /** Table whose row an entry names. */
  readonly table: TableName;
  /** For binned tallies: the amount of each bin under the rule's table. */
  readonly amounts?: (parameters: Parameters) => Float64Array;
  readonly tally: (recorded: Recorded, add: Add) => void;
}

/** A count that stages, floors, bonuses and thresholds read: a tally whose numerator is the count. */
export interface Count {
  readonly id: string;
  readonly needs: readonly TableName[];
  /** As for a metric: the column that is unknown throughout, or null. */
  readonly unknown?: (history: History) => string | null;
  readonly tally: (recorded: Recorded, add: Add) => void;
}
