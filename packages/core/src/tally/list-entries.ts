import type { History } from "../history/history.ts";
import type { OrderFacts } from "../history/order-facts.ts";
import type { Metric } from "../metrics/metric.ts";
import type { MetricRule, RuleVersion } from "../rules/schema.ts";
import { listEntries } from "./tally-shop.ts";

/** One entry of a metric's tally, with the rows it is from. Amounts as in the tally (numerator unscaled). */
export interface Entry {
  readonly cohortDay: number;
  readonly knownDay: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Row of orders and of the metric's table, -1 where there is none. */
  readonly order: number;
  readonly row: number;
}

/** The entries that count on day `asOf` for cohort days [first, last]: corrections have taken back what they correct. */
export function entriesOn(
  metric: Metric,
  rule: MetricRule,
  rules: RuleVersion,
  history: History,
  facts: OrderFacts,
  asOf: number,
  first: number,
  last: number,
): Entry[] {
  const amounts = metric.amounts?.(rule.parameters) ?? null;
  const entries = new Map<string, Entry>();
  listEntries(metric, rule, rules, history, facts, (cohortDay, knownDay, amount, denominator, order, row) => {
    if (knownDay >= asOf || cohortDay < first || cohortDay > last) return;
    const numerator = amounts ? amounts[Math.min(amount, amounts.length - 1)]! * denominator : amount;
    const key = `${order},${row},${cohortDay}`;
    const held = entries.get(key);
    if (held && held.denominator + denominator === 0 && held.numerator + numerator === 0) entries.delete(key);
    else entries.set(key, { cohortDay, knownDay, numerator, denominator, order, row });
  });
  return [...entries.values()];
}

/**
 * Whether an entry is a bad event of its metric; of metrics that average, any entry worse than `mean`. The total of a
 * day (no order, no row) is no event that anybody could look up.
 */
export function isBad(metric: Metric, entry: Entry, mean: number): boolean {
  if (entry.order < 0 && entry.row < 0) return false;
  switch (metric.event) {
    case "numerator":
      return entry.numerator > 0;
    case "miss":
      return entry.denominator > 0 && entry.numerator === 0;
    case "entry": {
      const value = entry.numerator / (entry.denominator * metric.scale);
      return metric.better === "lower" ? value > mean : value < mean;
    }
    default:
      return metric.event satisfies never;
  }
}
