import type { Plan, RuleVersion } from "@scorecast/core";
import { countBases } from "../model/fit-counts.ts";
import { unmadeMetrics } from "../model/series/served.ts";

/** Counts that the engine makes. */
const simulatedCounts: ReadonlySet<string> = new Set([
  "count:valid-paid-orders",
  "count:signed-orders",
  "count:bad-review-orders",
  ...Object.keys(countBases).map((id) => `count:${id}`),
]);

/**
 * What of a rule version the engine cannot simulate: metrics and counts that it makes no entries for.
 *
 * @param others versions read before it, the one that the shop is fitted to first
 */
export function notSimulated(plan: Plan, others: readonly RuleVersion[] = []): string[] {
  const counts = plan.slots.map((slot) => slot.series).filter((id) => id.startsWith("count:"));
  const read = [...others, plan.rules].map((rules) => ({ rules }));
  return [
    ...new Set([...unmadeMetrics(read, plan.rules), ...counts.filter((id) => !simulatedCounts.has(id))]),
  ];
}

/** Whether the engine makes an entry for every metric of a rule version. */
export function canSimulate(rules: RuleVersion): boolean {
  return unmadeMetrics([{ rules }], rules).length === 0;
}
