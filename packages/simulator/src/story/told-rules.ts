import { compilePlan, type RuleVersion } from "@scorecast/core";
import type { EngineState } from "../engine/engine-state.ts";
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

/** What of the rules of a scenario no rows of the story can tell yet, each with the rule version that reads it. */
export function notTold(
  { rules, shop, tables, scenarios }: EngineState,
  scenario: number,
): { readonly rules: string; readonly series: readonly string[] }[] {
  const versions = [rules, ...(scenarios[scenario]!.rules ?? []).map((planned) => planned.rules)];
  return versions.flatMap((version) => {
    const series = missingIn(version, shop, tables);
    return series.length === 0 ? [] : [{ rules: version.id, series }];
  });
}

function missingIn(rules: RuleVersion, shop: EngineState["shop"], tables: readonly string[]): string[] {
  const plan = compilePlan(rules, shop, new Set(tables) as Parameters<typeof compilePlan>[2]);
  return [...new Set(plan.slots.map(({ series }) => series).filter((series) => !told.has(series)))];
}
