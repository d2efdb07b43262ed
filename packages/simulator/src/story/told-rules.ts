import { compilePlan, type RuleVersion } from "@scorecast/core";
import type { EngineState } from "../engine/engine-state.ts";
import { definitionOf } from "../model/series/definition.ts";
import type { SeriesModel } from "../model/series/series-model.ts";
import { toldCounts } from "./bonus-columns.ts";

/** Series that rows of the story make. */
const told: ReadonlySet<string> = new Set([
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
  ...toldCounts,
]);

/**
 * What of the rules of a scenario no rows of the story can tell yet, each with the rule version that reads it: metrics that the
 * engine draws as tallies of their own, beside the main processes.
 */
export function notTold(
  { rules, shop, tables, scenarios, model }: EngineState,
  scenario: number,
): { readonly rules: string; readonly series: readonly string[] }[] {
  const versions = [rules, ...(scenarios[scenario]!.rules ?? []).map((planned) => planned.rules)];
  return versions.flatMap((version) => {
    const series = missingIn(version, shop, tables, model.series ?? []);
    return series.length === 0 ? [] : [{ rules: version.id, series }];
  });
}

function missingIn(
  rules: RuleVersion,
  shop: EngineState["shop"],
  tables: readonly string[],
  apart: readonly SeriesModel[],
): string[] {
  const plan = compilePlan(rules, shop, new Set(tables) as Parameters<typeof compilePlan>[2]);
  const ownTally = (metric: string) =>
    Object.hasOwn(rules.metrics, metric) &&
    apart.some((one) => one.metric === metric && one.definition === definitionOf(rules, metric));
  return [
    ...new Set(
      plan.slots.map(({ series }) => series).filter((series) => !told.has(series) || ownTally(series)),
    ),
  ];
}
