import type { History, Plan } from "@scorecast/core";
import { nodesOf } from "../engine/simulate.ts";
import { decimalsOf } from "./shown.ts";

/** A page writes shares in whole percent or finer. */
const LEAST_OF_SHARES = 2;

/** What of a node the page showed: a metric's value in its unit, or points. */
export type Part = "value" | "score";

/** One figure of the page over time. */
export interface ObservedSeries {
  readonly node: string;
  readonly part: Part;
  /** Ascending, each day once. */
  readonly days: readonly number[];
  readonly values: readonly number[];
  /** With which the page writes figures of its kind: a series that is 0 throughout says nothing of them itself. */
  readonly decimals: number;
}

/**
 * The figures of the observed table for the nodes of `plan` on the days that `counts`, in the plan's order; a metric has a value and
 * may have points, total and dimensions have points alone (in whichever of the two columns they stand). Of two rows for
 * a day the later one counts.
 */
export function observedSeries(
  { observed }: Pick<History, "observed">,
  plan: Plan,
  counts: (day: number) => boolean,
): ObservedSeries[] {
  if (observed === null) return [];
  const scoresOnly = new Set<string>(["total", ...plan.dimensions.map(({ id }) => id)]);
  const byNode = new Map<string, Map<number, readonly [number, number]>>();
  for (let row = 0; row < observed.count; row++) {
    const day = observed.date[row]!;
    const node = observed.node[row]!;
    if (!counts(day)) continue;
    const days = byNode.get(node) ?? new Map();
    const [value, score] = [observed.value[row]!, observed.score[row]!];
    const held = days.get(day) ?? [Number.NaN, Number.NaN];
    const later = scoresOnly.has(node) ? [Number.NaN, Number.isNaN(score) ? value : score] : [value, score];
    days.set(
      day,
      later.map((one, i) => (Number.isNaN(one) ? held[i]! : one)),
    );
    byNode.set(node, days);
  }
  const series = nodesOf(plan).flatMap((node) => {
    const known = [...(byNode.get(node) ?? [])].sort(([a], [b]) => a - b);
    return (["value", "score"] as const).flatMap((part, i) => {
      const own = known.filter(([, pair]) => !Number.isNaN(pair[i]!));
      if (own.length === 0) return [];
      return [{ node, part, days: own.map(([day]) => day), values: own.map(([, pair]) => pair[i]!) }];
    });
  });
  return series.map((one) => ({
    ...one,
    decimals: Math.max(
      ...series
        .filter((other) => kindOf(other, plan) === kindOf(one, plan))
        .map(({ values }) => decimalsOf(values)),
      kindOf(one, plan) === "share" ? LEAST_OF_SHARES : 0,
    ),
  }));
}

/** Figures that a page writes alike: values of one unit, points of metrics, dimensions, the total. */
function kindOf({ node, part }: { readonly node: string; readonly part: Part }, plan: Plan): string {
  const metric = plan.metrics.find(({ id }) => id === node);
  if (part === "value" && metric) return metric.metric.unit;
  return metric ? "metric" : node === "total" ? "total" : "dimension";
}
