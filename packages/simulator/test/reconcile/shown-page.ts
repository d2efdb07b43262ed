import {
  compilePlan,
  type History,
  metrics,
  type OrderFacts,
  orderFacts,
  type RuleVersion,
  scoreDays,
  tablesOf,
  tallyShop,
} from "@scorecast/core";
import { shownAs } from "../../src/reconcile/shown.ts";

/** What a page shows of a day: everything, total and dimensions, or the total alone. */
export type PageKind = "whole" | "dimensions" | "total";

/** Decimals of the pages: whole points of the total and of metrics, two of dimensions and values (of shares in percent). */
const DIGITS = { total: 0, points: 0, dimension: 2, value: 2, share: 4 } as const;

/** A figure of the page. */
export interface ShownRow {
  readonly day: number;
  readonly node: string;
  readonly value: number;
  readonly score: number;
}

/**
 * What a page under `rules` would show on each of the days, rounded as pages do, and the unrounded totals.
 *
 * @param shift the page's day D shows our day D + shift
 */
export function shownPage(
  history: History,
  rules: RuleVersion,
  [from, to]: readonly [number, number],
  kind: PageKind,
  { shift = 0, facts = orderFacts(history) }: { readonly shift?: number; readonly facts?: OrderFacts } = {},
): { readonly rows: readonly ShownRow[]; readonly totals: readonly number[] } {
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  const rows: ShownRow[] = [];
  const totals: number[] = [];
  scoreDays(
    plan,
    tallyShop(history, rules, facts),
    history,
    from + shift,
    to + shift,
    (counted, evaluation) => {
      const day = counted - shift;
      const show = (node: string, value: number, score: number) => {
        if (!Number.isNaN(value) || !Number.isNaN(score)) rows.push({ day, node, value, score });
      };
      totals.push(evaluation.total);
      show("total", Number.NaN, shownAs(evaluation.total, DIGITS.total, "rounded"));
      if (kind === "total") return;
      for (const [d, { id }] of plan.dimensions.entries())
        show(id, Number.NaN, shownAs(evaluation.dimensionScores[d]!, DIGITS.dimension, "rounded"));
      if (kind === "dimensions") return;
      for (const [m, { id }] of plan.metrics.entries()) {
        const share = metrics[id as keyof typeof metrics].unit === "share";
        show(
          id,
          shownAs(evaluation.values[m]!, share ? DIGITS.share : DIGITS.value, "rounded"),
          shownAs(evaluation.points[m]!, DIGITS.points, "rounded"),
        );
      }
    },
  );
  return { rows, totals };
}

/** The record with these rows as its observed table. */
export function withPage(history: History, rows: readonly ShownRow[]): History {
  return {
    ...history,
    observed: {
      count: rows.length,
      date: Int32Array.from(rows, ({ day }) => day),
      node: rows.map(({ node }) => node),
      value: Float64Array.from(rows, ({ value }) => value),
      score: Float64Array.from(rows, ({ score }) => score),
    },
  };
}
