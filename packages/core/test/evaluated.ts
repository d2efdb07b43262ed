import { parseDay } from "../src/clocks/shop-day.ts";
import type { History, Shop, TableName } from "../src/history/history.ts";
import type { RuleVersion } from "../src/rules/schema.ts";
import { type DayState, dayState } from "../src/scoring/day-state.ts";
import { displayedTotal } from "../src/scoring/display.ts";
import {
  ABSTAINED,
  evaluate,
  FLOORED,
  FORMAL,
  GROWTH,
  NONE,
  newEvaluation,
  SCORED,
  UNSCORED,
} from "../src/scoring/evaluate.ts";
import { compilePlan } from "../src/scoring/plan.ts";
import { recordOf } from "./record.ts";
import { rulesOf } from "./rule-versions.ts";

const statuses = {
  [SCORED]: "scored",
  [FLOORED]: "floored",
  [ABSTAINED]: "abstained",
  [UNSCORED]: "unscored",
};
const stages = { [FORMAL]: "formal", [GROWTH]: "growth", [NONE]: "none" };
const tables: readonly TableName[] = [
  "orders",
  "parcels",
  "reviews",
  "after-sales",
  "chats",
  "chat-days",
  "complaints",
  "violations",
  "listings",
  "observed",
];

export interface Given {
  /** A metric's value over 1,000 entries, or its sums in unit × count; counts by "count:" and id. */
  readonly [series: string]: number | readonly [numerator: number, denominator: number];
}

/**
 * Scores window sums that are simply given: for tests of the judgement that do not care about events. Without
 * `count:valid-paid-orders` the shop has 10,000 of them: formal, and too many for any floor.
 */
export function evaluated(
  rules: RuleVersion | string,
  given: Given,
  {
    shop = {},
    on = "2026-11-01",
    missing = [],
    history,
    state = {},
  }: {
    shop?: Partial<Shop>;
    on?: string;
    missing?: readonly TableName[];
    history?: History;
    state?: Partial<DayState>;
  } = {},
) {
  const version = typeof rules === "string" ? rulesOf(rules) : rules;
  const record = history ?? recordOf({ orders: [] }, shop);
  const plan = compilePlan(version, record.shop, new Set(tables.filter((table) => !missing.includes(table))));
  const sums: Given = { "count:valid-paid-orders": 10_000, ...given };
  const numerators = new Float64Array(plan.slots.length);
  const denominators = new Float64Array(plan.slots.length);
  for (const [slot, { series }] of plan.slots.entries()) {
    const sum = sums[series];
    if (sum === undefined) continue;
    const metric = plan.metrics.find(({ id }) => id === series);
    const [numerator, denominator] = typeof sum === "number" ? (metric ? [sum * 1000, 1000] : [sum, 0]) : sum;
    numerators[slot] = numerator * (metric?.scale ?? 1);
    denominators[slot] = denominator;
  }
  const out = newEvaluation(plan);
  evaluate(plan, numerators, denominators, { ...dayState(plan, record, parseDay(on)!), ...state }, out);
  const byMetric = <T>(of: (m: number) => T) =>
    Object.fromEntries(plan.metrics.map(({ id }, m) => [id, of(m)]));
  return {
    total: out.total,
    formal: out.formal,
    displayed: displayedTotal(version, out.total),
    stage: stages[out.stage as keyof typeof stages],
    points: byMetric((m) => out.points[m]!),
    values: byMetric((m) => out.values[m]!),
    status: byMetric((m) => statuses[out.status[m] as keyof typeof statuses]),
    shares: byMetric((m) => out.shares[m]!),
    dimensions: Object.fromEntries(plan.dimensions.map(({ id }, d) => [id, out.dimensionScores[d]!])),
    dimensionShares: Object.fromEntries(plan.dimensions.map(({ id }, d) => [id, out.dimensionShares[d]!])),
    bonuses: plan.bonuses.filter((_, b) => out.bonusGiven[b]).map(({ bonus }) => bonus.id),
  };
}
