import type { DrawnProcess } from "../engine/recording.ts";

/** What of a replication no rows can say. */
export interface Untold {
  /** Day from the start. */
  readonly t: number;
  readonly process: DrawnProcess;
  /** Events that nobody is left for; or seconds that were told on the day after, below 0: that were told too much. */
  readonly amount: number;
}
