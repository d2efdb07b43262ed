import { dayOf, formatDay } from "../clocks/shop-day.ts";
import type { History } from "../history/history.ts";
import type { OrderFacts } from "../history/order-facts.ts";
import type { InverseAnswers } from "../report/inverse-report.ts";
import { FLOORED } from "../scoring/evaluate.ts";
import type { MetricPlan, Plan } from "../scoring/plan.ts";
import { type Entry, entriesOn, isBad } from "../tally/list-entries.ts";
import { countedOrders, takeOut } from "./events.ts";
import { reevaluated, type ScoredDay } from "./scored-day.ts";

/** Bad events that belong together: of a product, or of some cohort days (day numbers). Absent: the worst product. */
export interface Batch {
  readonly product?: string;
  readonly days?: readonly [first: number, last: number];
}

interface BadEvent {
  readonly metric: MetricPlan;
  readonly entry: Entry;
  readonly product: string;
  /** First day on which no window holds it. */
  readonly gone: number;
}

/** When the bad events of a batch leave their windows, and what those that are left cost with everything else as today. */
export function batchRollOff(
  plan: Plan,
  scored: ScoredDay,
  history: History,
  facts: OrderFacts,
  batch: Batch | null,
): InverseAnswers["batch"] {
  const all = badEventsOf(plan, scored, history, facts);
  const counted = countedOrders(plan, scored, history, facts);
  const costOf = (events: readonly BadEvent[]) => costWithout(plan, scored, events, counted);
  const product = batch ? batch.product : (worstProduct(all, history, scored.day) ?? undefined);
  const days = batch?.days;
  const events = all.filter(
    ({ entry, product: own }) =>
      (product === undefined || own === product) &&
      (days === undefined || (entry.cohortDay >= days[0] && entry.cohortDay <= days[1])),
  );
  if (events.length === 0 || (product === undefined && days === undefined)) return null;
  const points = costOf(events);
  const path = [scored.day, ...new Set(events.map(({ gone }) => gone).sort((a, b) => a - b))].map((day) => {
    const left = events.filter(({ gone }) => gone > day);
    const rest = costOf(events.filter(({ gone }) => gone <= day));
    return { day, left: left.length, points: points === null || rest === null ? null : points - rest };
  });
  const half = path.find((one) => one.points !== null && points !== null && one.points <= points / 2);
  return {
    product: product ?? null,
    from: days ? formatDay(days[0]) : null,
    to: days ? formatDay(days[1]) : null,
    events: events.length,
    points,
    halfOn: half ? formatDay(half.day) : null,
    goneOn: formatDay(path.at(-1)!.day),
    path: path.map(({ day, left, points: cost }) => ({ date: formatDay(day), left, points: cost })),
  };
}

/** Every bad event that counts on the day and belongs to an order. */
function badEventsOf(plan: Plan, scored: ScoredDay, history: History, facts: OrderFacts): BadEvent[] {
  const { codes, names } = history.orders.product;
  return plan.metrics.flatMap((metric, m): BadEvent[] => {
    if (metric.external || scored.evaluation.status[m]! > FLOORED) return [];
    const { window } = plan.slots[metric.slots[0]!]!;
    const rule = plan.rules.metrics[metric.id]!;
    const [first, last] = [scored.day - window.fromDaysAgo, scored.day - window.toDaysAgo];
    return entriesOn(metric.metric, rule, plan.rules, history, facts, scored.day, first, last)
      .filter(({ order }) => order >= 0)
      .filter((entry) => isBad(metric.metric, entry, scored.evaluation.values[m]!))
      .map((entry) => ({
        ...{ metric, entry, product: names[codes[entry.order]!] ?? "" },
        gone: entry.cohortDay + window.fromDaysAgo + 1,
      }));
  });
}

/** Points of today's total without the events; null without a score. */
function costWithout(
  plan: Plan,
  { day, numerators, denominators, state, evaluation }: ScoredDay,
  events: readonly BadEvent[],
  counted: ReadonlyMap<number, ReadonlySet<number>>,
): number | null {
  const [above, below] = [numerators.slice(), denominators.slice()];
  for (const { metric, entry } of events) takeOut(plan, day, metric, entry, above, below);
  const orders = new Set(events.map(({ entry }) => entry.order));
  for (const [slot, those] of counted) for (const order of orders) if (those.has(order)) above[slot]! -= 1;
  const cost = reevaluated(plan, above, below, state).total - evaluation.total;
  return Number.isNaN(cost) ? null : cost;
}

/**
 * The product that has most bad events beyond its share of the orders paid in the same days; null where none has more than its
 * share, or orders name no product.
 */
function worstProduct(all: readonly BadEvent[], { orders }: History, day: number): string | null {
  const since = Math.min(day, ...all.map(({ entry }) => entry.cohortDay));
  const paid = new Map<string, number>();
  let count = 0;
  for (let order = 0; order < orders.count; order++) {
    const on = dayOf(orders.paidAt[order]!);
    if (on < since || on >= day) continue;
    const product = orders.product.names[orders.product.codes[order]!] ?? "";
    paid.set(product, (paid.get(product) ?? 0) + 1);
    count++;
  }
  const bad = new Map<string, number>();
  for (const { product } of all) bad.set(product, (bad.get(product) ?? 0) + 1);
  let [worst, most]: [string | null, number] = [null, 0];
  for (const [product, events] of bad) {
    const excess = events - (all.length * (paid.get(product) ?? 0)) / Math.max(1, count);
    if (product !== "" && excess > most) [worst, most] = [product, excess];
  }
  return worst;
}
