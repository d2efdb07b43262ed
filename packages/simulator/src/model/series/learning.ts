import { type History, type RuleVersion, type ShopTallies, tallyShop } from "@scorecast/core";
import type { RulesRead } from "./fit-series.ts";
import { seriesPlans } from "./registry.ts";
import { servedByProcesses } from "./served.ts";

/**
 * What the main processes are learnt from: each metric as the first version that has it counts it, as long as the processes
 * can make it; all else as the first version says.
 */
export function learningOf(read: readonly [RulesRead, ...RulesRead[]], history: History): RulesRead {
  const [own] = read;
  const metrics: Record<string, RuleVersion["metrics"][string]> = {};
  const series: Record<string, ShopTallies["series"][string]> = {};
  for (const { rules, tallies } of read)
    for (const [metric, rule] of Object.entries(rules.metrics)) {
      if (Object.hasOwn(metrics, metric) || !servedByProcesses(read, rules, metric)) continue;
      metrics[metric] = rule;
      series[metric] = tallies.series[metric]!;
    }
  for (const [id, tally] of Object.entries(own.tallies.series))
    if (id.startsWith("count:")) series[id] = tally;
  const learnt = {
    rules: { ...own.rules, metrics },
    tallies: { ...own.tallies, series },
  };
  const timed = withPickupClock(learnt, read);
  return Object.hasOwn(metrics, "product-rating") ? timed : withReviews(timed, read, history);
}

/** Versions that give points for pickups and do not average their hours: the seconds are those of the points' clock. */
function withPickupClock(learnt: RulesRead, read: readonly RulesRead[]): RulesRead {
  if (Object.hasOwn(learnt.rules.metrics, "pickup-hours")) return learnt;
  const points = read.map(({ rules }) => rules.metrics["pickup-score"]).find((rule) => rule !== undefined);
  if (!points) return learnt;
  const { restHours } = points.parameters;
  const metrics = { ...learnt.rules.metrics, "pickup-hours": { ...points, parameters: { restHours } } };
  return { ...learnt, rules: { ...learnt.rules, metrics } };
}

/** Versions that count reviews without rating the product: a review is then any first one of a signed order. */
function withReviews(learnt: RulesRead, read: readonly RulesRead[], history: History): RulesRead {
  const donor = read
    .flatMap(({ rules }) => Object.entries(rules.metrics))
    .find(([id, rule]) => id === "negative-feedback-rate" || seriesPlans[id]?.(rule).kind === "ratings")?.[1];
  if (!donor) return learnt;
  const reviews = { ...donor, parameters: { cohort: "signed" as const } };
  const metrics = { ...learnt.rules.metrics, "product-rating": reviews };
  const own = tallyShop(history, { ...learnt.rules, metrics: { "product-rating": reviews } });
  const series = { ...learnt.tallies.series, "product-rating": own.series["product-rating"]! };
  return { rules: { ...learnt.rules, metrics }, tallies: { ...learnt.tallies, series } };
}
