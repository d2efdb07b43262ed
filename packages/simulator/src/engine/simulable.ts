import type { Plan, RuleVersion } from "@scorecast/core";
import { countBases } from "../model/fit-counts.ts";

/** Series whose entries the engine makes. */
export const simulatedSeries: ReadonlySet<string> = new Set([
  "product-rating",
  "quality-return-rate",
  "pickup-hours",
  "delivery-on-time-rate",
  "damage-return-rate",
  "chat-response-seconds",
  "chat-dissatisfaction-rate",
  "after-sale-review-hours",
  "platform-help-rate",
  "count:valid-paid-orders",
  "count:signed-orders",
  "count:bad-review-orders",
  ...Object.keys(countBases).map((id) => `count:${id}`),
]);

/** What of a rule version the engine cannot simulate: series that it makes no entries for, or that are defined otherwise. */
export function notSimulated(plan: Plan): string[] {
  const series = plan.slots.map((slot) => slot.series).filter((id) => !simulatedSeries.has(id));
  const otherwise = Object.entries(plan.rules.metrics).filter(([id, { parameters }]) => {
    if (id === "product-rating" || id === "quality-return-rate")
      return parameters.cohort === "paid" || parameters.afterSigningOnly !== true;
    return id === "damage-return-rate" && parameters.cohort !== "paid";
  });
  const tooLong = plan.slots.filter(({ window }) => window.fromDaysAgo > 30).map((slot) => slot.series);
  return [...new Set([...series, ...otherwise.map(([id]) => id), ...tooLong])];
}

/** Whether the engine makes an entry for every metric of a rule version. */
export function canSimulate(rules: RuleVersion): boolean {
  return Object.keys(rules.metrics).every((id) => simulatedSeries.has(id));
}
