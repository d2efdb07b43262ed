import { counts } from "../counts/registry.ts";
import type { History } from "../history/history.ts";
import type { OrderFacts } from "../history/order-facts.ts";
import type { Count, Metric } from "../metrics/metric.ts";
import { metrics } from "../metrics/registry.ts";
import type { RuleVersion } from "../rules/schema.ts";
import { tallyBuilder } from "../tally/tally-series.ts";
import { isMeasurable, listEntries, ruleBehind, tablesOf } from "../tally/tally-shop.ts";
import { dailySums } from "../tally/window-sums.ts";
import type { Plan } from "./plan.ts";
import type { DailyScores } from "./score-days.ts";

/**
 * The daily values of a node, aligned with `scores`: "total" (as displayed), a dimension, a metric, or a count.
 * A metric that the version does not score is measured with the version's order types over its scale's usual window
 * (90 days before 100 points came, else 30).
 *
 * @returns null if `node` is no such name
 */
export function nodeDays(
  node: string,
  plan: Plan,
  scores: DailyScores,
  history: History,
  facts: OrderFacts,
): Float64Array | null {
  if (node === "total") return scores.displayed;
  const dimension = plan.dimensions.findIndex((d) => d.id === node);
  if (dimension >= 0) return scores.dimensions[dimension]!;
  const metric = plan.metrics.findIndex((m) => m.id === node);
  if (metric >= 0) return scores.values[metric]!;
  if (Object.hasOwn(metrics, node))
    return measured(metrics[node as keyof typeof metrics], plan.rules, scores, history, facts);
  if (Object.hasOwn(counts, node))
    return measured(counts[node as keyof typeof counts], plan.rules, scores, history, facts);
  return null;
}

/** Days of the window over which a version without a rule for a metric measures it. */
export function usualWindow(rules: RuleVersion): {
  readonly fromDaysAgo: number;
  readonly toDaysAgo: number;
} {
  return { fromDaysAgo: rules.total.max <= 5 ? 90 : 30, toDaysAgo: 1 };
}

function measured(
  metric: Metric | Count,
  rules: RuleVersion,
  scores: DailyScores,
  history: History,
  facts: OrderFacts,
): Float64Array {
  const days = scores.to - scores.from + 1;
  const tables = tablesOf(history);
  if (!isMeasurable(metric, null, history, tables)) return new Float64Array(days).fill(Number.NaN);
  const isMetric = "scale" in metric;
  const first = history.firstDay ?? 0;
  const builder = tallyBuilder(
    first,
    (history.lastDay ?? first) - first + 1,
    isMetric && metric.amounts !== undefined,
  );
  listEntries(metric, ruleBehind(metric.id, rules), rules, history, facts, builder.add);
  const series = builder.build(isMetric ? metric.scale : 1, isMetric ? (metric.amounts?.({}) ?? null) : null);
  const sums = dailySums(usualWindow(rules), series, scores.from, scores.to);
  if (!isMetric) return sums.numerator;
  return sums.numerator.map((numerator, d) => {
    const denominator = sums.denominator[d]!;
    return denominator > 0 ? numerator / (denominator * metric.scale) : Number.NaN;
  });
}
