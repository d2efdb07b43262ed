import type { History, RuleVersion } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { Counting } from "../counting.ts";

/** One other way to count, which may be the page's. */
export interface Variant {
  /** Words joined by ":"; stable. */
  readonly id: string;
  readonly title: Text;
  /** What to do if it is the page's way. */
  readonly remedy: Text;
  /** Numbers of an override file that make us count so; absent: an override file cannot say it. */
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly apply: (counting: Counting) => Counting;
}

/** Ways to count that make sense for a record under its rules. */
export type VariantFamily = (history: History, rules: RuleVersion) => readonly Variant[];

/** `rules` with some metrics' rules replaced. */
export function withMetrics(
  rules: RuleVersion,
  change: (rule: RuleVersion["metrics"][string], id: string) => RuleVersion["metrics"][string],
): RuleVersion {
  return {
    ...rules,
    metrics: Object.fromEntries(Object.entries(rules.metrics).map(([id, rule]) => [id, change(rule, id)])),
  };
}
