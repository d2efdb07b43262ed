import type { RuleVersion } from "@scorecast/core";

/** What decides which events a metric counts, apart from where that is published: equal texts count alike. */
export function definitionOf(rules: RuleVersion, metric: string): string {
  const rule = rules.metrics[metric]!;
  const { source: _, provenance: __, note: ___, ...parameters } = rule.parameters;
  const leftOut = rule.orderTypesLeftOut ?? rules.orderTypesLeftOut.types;
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted, leftOut]);
}
