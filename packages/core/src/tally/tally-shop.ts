import { counts } from "../counts/registry.ts";
import type { History, TableName } from "../history/history.ts";
import { type OrderFacts, orderFacts } from "../history/order-facts.ts";
import type { Count, Metric, Recorded } from "../metrics/metric.ts";
import { metrics } from "../metrics/registry.ts";
import type { MetricRule, RuleVersion } from "../rules/schema.ts";
import { leavingOut, leftOutDays } from "./counting.ts";
import { type Add, type TallySeries, tallyBuilder } from "./tally-series.ts";

/** The tallies of a shop under one rule version: by metric id, and counts by "count:" and their id. null: a table is missing. */
export interface ShopTallies {
  readonly series: Readonly<Record<string, TallySeries | null>>;
  /** Which tables are there. */
  readonly tables: ReadonlySet<TableName>;
}

/** Which tables a history has; orders always. */
export function tablesOf(history: History): ReadonlySet<TableName> {
  const all: readonly [TableName, unknown][] = [
    ["orders", history.orders],
    ["parcels", history.parcels],
    ["reviews", history.reviews],
    ["after-sales", history.afterSales],
    ["chats", history.chats],
    ["chat-days", history.chatDays],
    ["complaints", history.complaints],
    ["violations", history.violations],
    ["listings", history.listings],
    ["observed", history.observed],
  ];
  return new Set(all.filter(([, table]) => table !== null).map(([name]) => name));
}

/** Counts that a rule version's stage, floor, bonuses and metrics read, each once. */
export function countsOf(rules: RuleVersion): readonly string[] {
  const ids = new Set<string>(["valid-paid-orders"]);
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== "object") return;
    if ("count" in node && typeof node.count === "string") ids.add(node.count);
    for (const child of Object.values(node)) visit(child);
  };
  visit([rules.adjustments, rules.stages, Object.values(rules.metrics).map((metric) => metric.floor)]);
  return [...ids];
}

/** Reads a history once per metric and count of `rules` and adds it up per cohort day and known day. */
export function tallyShop(
  history: History,
  rules: RuleVersion,
  facts: OrderFacts = orderFacts(history),
): ShopTallies {
  const tables = tablesOf(history);
  const series: Record<string, TallySeries | null> = {};
  const leftOut = rememberingLeftOut(history);
  for (const [id, rule] of Object.entries(rules.metrics))
    series[id] = tallyMetric(metricById(id), rule, rules, history, facts, tables, leftOut);
  for (const id of countsOf(rules))
    series[`count:${id}`] = tallyCount(countById(id), rules, history, facts, tables, leftOut);
  return { series, tables };
}

/** `leftOutDays` that remembers: most metrics of a version leave the same types out. */
function rememberingLeftOut(history: History): typeof leftOutDays {
  const known = new Map<string, Float64Array>();
  return (_, types) => {
    const key = JSON.stringify(types);
    const days = known.get(key) ?? leftOutDays(history, types);
    known.set(key, days);
    return days;
  };
}

/** Sends a metric's entries to `add`, orders left out as the rules say. */
export function listEntries(
  metric: Metric | Count,
  rule: MetricRule | null,
  rules: RuleVersion,
  history: History,
  facts: OrderFacts,
  add: Add,
  leftOut: typeof leftOutDays = leftOutDays,
): void {
  const recorded: Recorded = {
    history,
    facts,
    parameters: rule?.parameters ?? {},
    leftOutFrom: leftOut(history, rule?.orderTypesLeftOut ?? rules.orderTypesLeftOut.types),
  };
  const plain = "table" in metric && (metric.table === "chats" || metric.table === "listings");
  metric.tally(
    recorded,
    plain ? add : leavingOut(recorded.leftOutFrom, "amounts" in metric && metric.amounts !== undefined, add),
  );
}

/** The tables without which a metric or count has no data and in whose place no other serves. */
export function missingTables(
  { needs, instead }: Pick<Metric, "needs" | "instead">,
  tables: ReadonlySet<TableName>,
): TableName[] {
  return needs.filter((table) => !tables.has(table) && !tables.has(instead?.[table] ?? table));
}

/** Whether a history has what a metric or count reads; a column that the rule needs and that is unknown is not there. */
export function isMeasurable(
  metric: Metric | Count,
  rule: MetricRule | null,
  history: History,
  tables: ReadonlySet<TableName>,
): boolean {
  return missingTables(metric, tables).length === 0 && unknownColumn(metric, rule, history) === null;
}

/** The column that leaves a metric or count without data, or null. A metric asks only where its rule needs liability. */
export function unknownColumn(
  metric: Metric | Count,
  rule: MetricRule | null,
  history: History,
): string | null {
  if ("event" in metric && rule?.parameters.needsLiability !== true) return null;
  return metric.unknown?.(history) ?? null;
}

function tallyMetric(
  metric: Metric,
  rule: MetricRule,
  rules: RuleVersion,
  history: History,
  facts: OrderFacts,
  tables: ReadonlySet<TableName>,
  leftOut: typeof leftOutDays,
): TallySeries | null {
  if (!isMeasurable(metric, rule, history, tables)) return null;
  const builder = builderFor(history, metric.amounts !== undefined);
  listEntries(metric, rule, rules, history, facts, builder.add, leftOut);
  return builder.build(metric.scale, metric.amounts?.(rule.parameters) ?? null);
}

function tallyCount(
  count: Count,
  rules: RuleVersion,
  history: History,
  facts: OrderFacts,
  tables: ReadonlySet<TableName>,
  leftOut: typeof leftOutDays,
): TallySeries | null {
  if (!isMeasurable(count, null, history, tables)) return null;
  const builder = builderFor(history, false);
  listEntries(count, ruleBehind(count.id, rules), rules, history, facts, builder.add, leftOut);
  return builder.build(1, null);
}

/** The rule whose definition a count shares, so that a bad order of the floor is a bad order of the metric. */
export function ruleBehind(id: string, rules: RuleVersion): MetricRule | null {
  return id === "bad-review-orders"
    ? (rules.metrics["product-rating"] ?? rules.metrics["bad-review-rate"] ?? null)
    : null;
}

function builderFor(history: History, binned: boolean): ReturnType<typeof tallyBuilder> {
  const first = history.firstDay ?? 0;
  return tallyBuilder(first, (history.lastDay ?? first) - first + 1, binned);
}

/** @throws {RangeError} if no metric file has that id */
export function metricById(id: string): Metric {
  const metric: Metric | undefined = Object.hasOwn(metrics, id)
    ? metrics[id as keyof typeof metrics]
    : undefined;
  if (!metric)
    throw new RangeError(
      `"${id}" is no metric. Add packages/core/src/metrics/${id}.ts and its registry line.`,
    );
  return metric;
}

/** @throws {RangeError} if no count file has that id */
export function countById(id: string): Count {
  const count: Count | undefined = Object.hasOwn(counts, id) ? counts[id as keyof typeof counts] : undefined;
  if (!count)
    throw new RangeError(`"${id}" is no count. Add packages/core/src/counts/${id}.ts and its registry line.`);
  return count;
}
