import { parseDay } from "../clocks/shop-day.ts";
import type { History } from "../history/history.ts";
import type { OrderFacts } from "../history/order-facts.ts";
import { metrics } from "../metrics/registry.ts";
import type { ConsequenceLine, RequirementLine } from "../report/score-report.ts";
import type { Consequence, Requirement, Threshold } from "../rules/consequence.ts";
import { listEntries, missingTables, tablesOf } from "../tally/tally-shop.ts";
import { GROWTH } from "./evaluate.ts";
import { nodeDays, usualWindow } from "./node-days.ts";
import type { Plan } from "./plan.ts";
import type { DailyScores } from "./score-days.ts";

const PRODUCTS_AT_MOST = 10;
/** Means are rounded to 1/EXACT: fourteen days of 4.3 average 4.3, not a hair less. */
const EXACT = 1e9;

/**
 * Judges every threshold that is dated for the last day of `scores`, on the version's scale, for the shop's industry
 * and stage (a shop without a score is judged as a formal one: by no data).
 * Averages reach back over `scores`: a day without a score makes the average no data.
 */
export function judgeConsequences(
  consequences: readonly Consequence[],
  plan: Plan,
  scores: DailyScores,
  history: History,
  facts: OrderFacts,
): ConsequenceLine[] {
  const asOf = scores.to;
  const scale = plan.rules.total.max <= 5 ? "five" : "hundred";
  const stage = scores.stage.at(-1) === GROWTH ? "growth" : "formal";
  return consequences.flatMap((consequence) =>
    consequence.thresholds
      .filter(
        (threshold) =>
          threshold.scale === scale &&
          (threshold.stage === undefined || threshold.stage === stage) &&
          asOf >= parseDay(threshold.from)! &&
          (threshold.until === undefined || asOf <= parseDay(threshold.until)!) &&
          (threshold.industries === undefined ||
            (plan.shop.industry !== null && threshold.industries.includes(plan.shop.industry))),
      )
      .flatMap((threshold) =>
        threshold.judged === "product"
          ? failingProducts(consequence, threshold, plan, asOf, history, facts)
          : [
              line(
                consequence,
                threshold,
                null,
                threshold.all.map((r) => judge(r, nodeDays(r.node, plan, scores, history, facts))),
              ),
            ],
      ),
  );
}

/** Judges one requirement on the last of `days`, averaged as it asks. */
function judge({ node, op, threshold, average }: Requirement, days: Float64Array | null): RequirementLine {
  const shown = { node, op, threshold, average };
  const atLeast = op === ">=" || op === ">";
  const values = days === null ? null : averaged(days, average);
  const known = values?.filter((value) => !Number.isNaN(value)) ?? [];
  if (values === null || known.length === 0) return { ...shown, value: null, met: null, margin: null };
  const value = atLeast ? Math.min(...known) : Math.max(...known);
  const margin = atLeast ? value - threshold : threshold - value;
  const met = op === ">=" || op === "<=" ? margin >= 0 : margin > 0;
  // One day that misses settles "every day"; days without data leave it open otherwise.
  if (met && known.length < values.length) return { ...shown, value: null, met: null, margin: null };
  return { ...shown, value, met, margin };
}

/** The values that must all keep the requirement, the last day's last; null where `days` does not reach back far enough. */
function averaged(days: Float64Array, average: Requirement["average"]): number[] | null {
  const mean = average.kind === "mean" ? average.days : 1;
  const running =
    average.kind === "every-day" ? average.days : average.kind === "mean" ? (average.running ?? 1) : 1;
  if (days.length < mean + running - 1) return null;
  return Array.from({ length: running }, (_, i) => {
    const end = days.length - (running - 1 - i);
    const sum = days.subarray(end - mean, end).reduce((total, v) => total + v, 0);
    return Math.round((sum / mean) * EXACT) / EXACT;
  });
}

function line(
  { id: programme, title, sources }: Consequence,
  threshold: Threshold,
  product: string | null,
  requirements: RequirementLine[],
): ConsequenceLine {
  const failed = requirements.find((r) => r.met === false);
  const unknown = requirements.find((r) => r.met === null);
  const { node, op, threshold: at, value, margin } = failed ?? unknown ?? requirements[0]!;
  return {
    id: threshold.id,
    programme,
    programmeTitle: title,
    title: threshold.title,
    effect: threshold.effect,
    node,
    op,
    threshold: at,
    met: failed ? false : unknown ? null : true,
    margin,
    value,
    requirements,
    product,
    categories: threshold.categories ?? [],
    conflictsWith: threshold.conflictsWith,
    source: threshold.source,
    url: sources[threshold.source]?.url ?? null,
    provenance: threshold.provenance,
  };
}

/** The worst products that miss a threshold each product is judged by: one line each, at most ten. */
function failingProducts(
  consequence: Consequence,
  threshold: Threshold,
  plan: Plan,
  asOf: number,
  history: History,
  facts: OrderFacts,
): ConsequenceLine[] {
  const [requirement] = threshold.all;
  const metric = metrics[requirement!.node as keyof typeof metrics];
  if (metric === undefined || missingTables(metric, tablesOf(history)).length > 0) return [];
  const rule = plan.rules.metrics[metric.id] ?? null;
  const window = rule?.windows[0] ?? usualWindow(plan.rules);
  const { codes, names } = history.orders.product;
  const numerators = new Float64Array(names.length);
  const denominators = new Float64Array(names.length);
  listEntries(metric, rule, plan.rules, history, facts, (cohort, known, numerator, denominator, order) => {
    const product = order < 0 ? -1 : codes[order]!;
    if (
      product < 0 ||
      known >= asOf ||
      cohort < asOf - window.fromDaysAgo ||
      cohort > asOf - window.toDaysAgo
    )
      return;
    numerators[product]! += numerator;
    denominators[product]! += denominator;
  });
  return names
    .map((name, p) => ({
      name,
      judged: judge(
        requirement!,
        Float64Array.of(
          denominators[p]! > 0 ? numerators[p]! / (denominators[p]! * metric.scale) : Number.NaN,
        ),
      ),
    }))
    .filter(({ judged }) => judged.met === (threshold.effect === "triggers"))
    .sort((a, b) =>
      threshold.effect === "triggers"
        ? b.judged.margin! - a.judged.margin!
        : a.judged.margin! - b.judged.margin!,
    )
    .slice(0, PRODUCTS_AT_MOST)
    .map(({ name, judged }) => line(consequence, threshold, name, [judged]));
}
