import type { History } from "../src/history/history.ts";
import type { MetricLine, ScoreReport } from "../src/report/score-report.ts";
import type { Consequence } from "../src/rules/consequence.ts";
import type { RuleVersion } from "../src/rules/schema.ts";
import { scoreShop } from "../src/scoring/score-shop.ts";
import { dayAt } from "./record.ts";
import { rulesOf } from "./rule-versions.ts";

/** The whole report, through the real scorer. */
export function scored(
  history: History,
  rules: RuleVersion | string,
  asOf: string | number,
  consequences: readonly Consequence[] = [],
): ScoreReport {
  return scoreShop({
    history,
    rules: typeof rules === "string" ? rulesOf(rules) : rules,
    inForce: false,
    asOf: typeof asOf === "number" ? asOf : dayAt(asOf),
    input: "sha256:test",
    program: "test",
    consequences,
  });
}

/** One metric's line of the report. */
export function lineOf(
  history: History,
  rules: RuleVersion | string,
  metric: string,
  asOf: string | number,
): MetricLine {
  const line = scored(history, rules, asOf).metrics.find(({ id }) => id === metric);
  if (!line) throw new RangeError(`${metric} is not in the report`);
  return line;
}

/** A metric as "numerator / denominator" in its unit × count, the way a person would write it down. */
export function ratioOf(
  history: History,
  rules: RuleVersion | string,
  metric: string,
  asOf: string | number,
): string {
  const { numerator, denominator } = lineOf(history, rules, metric, asOf);
  return `${numerator} / ${denominator}`;
}
