import type { RuleVersion } from "@scorecast/core";
import { COHORT_LAGS } from "../lags.ts";
import { definitionOf } from "./definition.ts";
import { seriesPlans } from "./registry.ts";

/** Metrics whose entries the main processes make, where a version counts them as the shop was fitted to. */
const processMetrics: ReadonlySet<string> = new Set([
  "product-rating",
  "quality-return-rate",
  "pickup-hours",
  "delivery-on-time-rate",
  "damage-return-rate",
  "chat-response-seconds",
  "chat-dissatisfaction-rate",
  "after-sale-review-hours",
  "platform-help-rate",
]);

/** Metrics whose value comes from the back office and stands still. */
const external: ReadonlySet<string> = new Set(["product-base-score"]);

/**
 * Whether the main processes make a metric as `rules` count it: as the first of the versions read that has it does, and with
 * cohorts that the processes follow.
 */
export function servedByProcesses(
  read: readonly { readonly rules: RuleVersion }[],
  rules: RuleVersion,
  metric: string,
): boolean {
  if (!processMetrics.has(metric)) return false;
  const first = read.find((one) => Object.hasOwn(one.rules.metrics, metric))?.rules ?? rules;
  if (definitionOf(first, metric) !== definitionOf(rules, metric)) return false;
  const { parameters, windows } = rules.metrics[metric]!;
  const cohorts = metric === "damage-return-rate" ? "paid" : "signed";
  switch (metric) {
    case "product-rating":
    case "quality-return-rate":
    case "damage-return-rate":
      return (
        (parameters.cohort ?? "signed") === cohorts &&
        windows.every(({ fromDaysAgo }) => fromDaysAgo <= COHORT_LAGS)
      );
    default:
      return true;
  }
}

/** Metrics of `rules` that neither the main processes nor a series of their own can make. */
export function unmadeMetrics(
  read: readonly { readonly rules: RuleVersion }[],
  rules: RuleVersion,
): readonly string[] {
  return Object.keys(rules.metrics).filter(
    (metric) =>
      !external.has(metric) && !Object.hasOwn(seriesPlans, metric) && !servedByProcesses(read, rules, metric),
  );
}
