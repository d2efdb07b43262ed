import { formatDay } from "../clocks/shop-day.ts";
import type { History } from "../history/history.ts";
import type { OrderFacts } from "../history/order-facts.ts";
import type { EventLine } from "../report/explanation.ts";
import { FLOORED } from "../scoring/evaluate.ts";
import type { MetricPlan, Plan } from "../scoring/plan.ts";
import { rowId } from "../tally/entry-id.ts";
import { type Entry, entriesOn, isBad } from "../tally/list-entries.ts";
import { countById, listEntries, ruleBehind } from "../tally/tally-shop.ts";
import { reevaluated, type ScoredDay } from "./scored-day.ts";

const PER_METRIC = 40;
const IN_ALL = 100;

/**
 * The bad events that count on a day, dearest first: when each leaves the window, and the total without it. Without a bad
 * review or a return the order stays as a good one; without a late parcel it is in time; without a long wait it is not there.
 */
export function badEvents(
  plan: Plan,
  scored: ScoredDay,
  history: History,
  facts: OrderFacts,
): { events: EventLine[]; counts: Record<string, number> } {
  const counts: Record<string, number> = {};
  const inCounts = countedOrders(plan, scored, history, facts);
  const events = plan.metrics.flatMap((metric, m) => {
    if (metric.external || scored.evaluation.status[m]! > FLOORED) return [];
    const windows = metric.slots.map((slot) => plan.slots[slot]!.window);
    const longest = windows[0]!;
    const rule = plan.rules.metrics[metric.id]!;
    const bad = entriesOn(
      metric.metric,
      rule,
      plan.rules,
      history,
      facts,
      scored.day,
      scored.day - longest.fromDaysAgo,
      scored.day - longest.toDaysAgo,
    ).filter((entry) => isBad(metric.metric, entry, scored.evaluation.values[m]!));
    counts[metric.id] = bad.length;
    return bad
      .sort((a, b) => badness(metric, b) - badness(metric, a) || b.cohortDay - a.cohortDay)
      .slice(0, PER_METRIC)
      .map((entry) => eventLine(plan, scored, history, metric, entry, inCounts));
  });
  events.sort((a, b) => (b.cost ?? 0) - (a.cost ?? 0));
  return { events: events.slice(0, IN_ALL), counts };
}

function badness({ metric }: MetricPlan, entry: Entry): number {
  return Math.abs(entry.numerator - metric.ideal * metric.scale * entry.denominator);
}

/** Takes a bad event out of a day's sums, in place: the order stays as a good one, a long wait is not there at all. */
export function takeOut(
  plan: Plan,
  day: number,
  { slots, metric }: MetricPlan,
  entry: Entry,
  numerators: Float64Array,
  denominators: Float64Array,
): void {
  for (const slot of slots) {
    const { window } = plan.slots[slot]!;
    if (entry.cohortDay < day - window.fromDaysAgo) continue;
    if (metric.event === "miss") numerators[slot]! += metric.ideal * metric.scale * entry.denominator;
    else numerators[slot]! -= entry.numerator;
    if (metric.event === "entry") denominators[slot]! -= entry.denominator;
  }
}

function eventLine(
  plan: Plan,
  scored: ScoredDay,
  history: History,
  metric: MetricPlan,
  entry: Entry,
  inCounts: ReadonlyMap<number, ReadonlySet<number>>,
): EventLine {
  const numerators = scored.numerators.slice();
  const denominators = scored.denominators.slice();
  takeOut(plan, scored.day, metric, entry, numerators, denominators);
  for (const [slot, orders] of inCounts) if (orders.has(entry.order)) numerators[slot]! -= 1;
  const without = reevaluated(plan, numerators, denominators, scored.state).total;
  const total = scored.evaluation.total;
  const product =
    entry.order < 0 ? undefined : history.orders.product.names[history.orders.product.codes[entry.order]!];
  const { window } = plan.slots[metric.slots[0]!]!;
  return {
    table: metric.metric.table,
    id: rowId(history, metric.metric.table, entry.row),
    orderId: entry.order < 0 ? null : rowId(history, "orders", entry.order),
    product: product ?? null,
    metric: metric.id,
    cohortDay: formatDay(entry.cohortDay),
    leavesOn: formatDay(entry.cohortDay + window.fromDaysAgo + 1),
    totalWithout: Number.isNaN(without) ? null : without,
    cost: Number.isNaN(without) || Number.isNaN(total) ? null : without - total,
  };
}

/** Per slot of a floor's count of bad orders: the orders in it, so that taking an event away takes it from the count too. */
export function countedOrders(
  plan: Plan,
  scored: ScoredDay,
  history: History,
  facts: OrderFacts,
): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (const { floor } of plan.metrics) {
    const slot = floor?.tally.slot ?? -1;
    const series = plan.slots[slot]?.series ?? "";
    if (!series.startsWith("count:") || found.has(slot) || Number.isNaN(scored.numerators[slot]!)) continue;
    const { window } = plan.slots[slot]!;
    const orders = new Set<number>();
    const count = countById(series.slice("count:".length));
    listEntries(
      count,
      ruleBehind(count.id, plan.rules),
      plan.rules,
      history,
      facts,
      (cohort, known, _numerator, _denominator, order) => {
        if (
          known < scored.day &&
          cohort >= scored.day - window.fromDaysAgo &&
          cohort <= scored.day - window.toDaysAgo
        )
          orders.add(order);
      },
    );
    found.set(slot, orders);
  }
  return found;
}
