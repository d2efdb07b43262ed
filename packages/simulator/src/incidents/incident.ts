import type { Change } from "../levers/lever.ts";

/** Trouble from outside, for some days. More of it never makes its metric better. */
export interface Incident extends Change {
  /** The scenario names a rule version that scores these days. */
  readonly changesRules?: true;
}
