import {
  compilePlan,
  type DailyScores,
  type History,
  type Plan,
  type RuleVersion,
  type ShopTallies,
  scoreDays,
  tablesOf,
  tallyShop,
} from "@scorecast/core";
import { nodesOf } from "../engine/simulate.ts";

/** A record under one rule version, scored on every day: what forecasts begin with and what they are held against. */
export interface BacktestGround {
  readonly history: History;
  readonly rules: RuleVersion;
  readonly plan: Plan;
  readonly tallies: ShopTallies;
  readonly nodes: readonly string[];
  readonly curve: DailyScores;
}

/** @param last last day that is scored */
export function backtestGround(history: History, rules: RuleVersion, last: number): BacktestGround {
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  const tallies = tallyShop(history, rules);
  const first = Math.min(history.firstDay ?? last, last);
  return {
    ...{ history, rules, plan, tallies, nodes: nodesOf(plan) },
    curve: scoreDays(plan, tallies, history, first, last),
  };
}

/** A node's scores by day from the curve's first; NaN: no score. A day's score knows the days before it alone. */
export function curveOf({ curve, plan }: BacktestGround, node: number): Float64Array {
  const dimensions = plan.dimensions.length;
  if (node === 0) return curve.total;
  return node <= dimensions ? curve.dimensions[node - 1]! : curve.values[node - 1 - dimensions]!;
}
