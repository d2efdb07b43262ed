import { type columns, type DayRecord, type Plan, startOf } from "@scorecast/core";
import type { DayFacts, EngineState } from "../engine/engine-state.ts";
import { dayFacts, type NewFacts } from "../engine/known-sums.ts";

/**
 * The facts of a scenario's days from the engine state alone: the same as those planned on the record.
 *
 * @param known facts of the same days under the same rules, without what is added or with other additions
 */
export function factsOfState(
  { shop, acts = [], start, horizon }: EngineState,
  plan: Plan,
  known: readonly DayFacts[],
  added: NewFacts | null,
): DayFacts[] {
  const record: DayRecord = {
    shop,
    observed: null,
    orders: { count: 0 },
    violations: {
      count: acts.length,
      kind: Int8Array.from(acts, ([kind]) => kind),
      at: Float64Array.from(acts, ([, day]) => startOf(day)),
      order: new Int32Array(acts.length).fill(-1),
    },
  };
  return dayFacts(plan, record, start, horizon, added ?? undefined).map((facts, h) => ({
    ...facts,
    external: known[h]!.external,
    onSale: known[h]!.onSale,
  }));
}

/** Whether the state tells enough to judge acts of this kind: which of them are on record already. */
export function knowsActs({ acts }: EngineState, violations: readonly columns.ViolationKind[]): boolean {
  return violations.length === 0 || acts !== undefined;
}
