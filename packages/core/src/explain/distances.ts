import type { DistanceLine } from "../report/explanation.ts";
import { SCORED } from "../scoring/evaluate.ts";
import type { CompiledMapping } from "../scoring/mapping.ts";
import { peersOn } from "../scoring/mapping.ts";
import type { MetricPlan, Plan } from "../scoring/plan.ts";
import { slotDays } from "../scoring/score-days.ts";
import type { TallySeries } from "../tally/tally-series.ts";
import type { ShopTallies } from "../tally/tally-shop.ts";
import { goodEntry } from "./good-entry.ts";
import { leastCount } from "./least-count.ts";
import { reevaluated, type ScoredDay, shownTotal } from "./scored-day.ts";

/** Days over which the orders of a distance with roll-off are spread. */
export const DISTANCE_DAYS = 7;

/**
 * How many good orders a metric needs for its next better points, and, by itself, for the total to show `threshold`:
 * once if they all came today, once spread over the next week while the record rolls off and nothing else comes, judged
 * on the first day that counts them all (a window that ends 15 days ago counts them two weeks later).
 */
export function distances(
  plan: Plan,
  scored: ScoredDay,
  tallies: ShopTallies,
  threshold: number | null,
): DistanceLine[] {
  const laterBy = new Map<number, Sums>();
  const laterFor = (toDaysAgo: number) => {
    const days = DISTANCE_DAYS - 1 + toDaysAgo;
    const sums = laterBy.get(days) ?? laterSums(plan, tallies, scored.day, days);
    laterBy.set(days, sums);
    return sums;
  };
  return plan.metrics.flatMap((metric, m) => {
    const slot = metric.slots[0]!;
    if (
      scored.evaluation.status[m] !== SCORED ||
      metric.slots.length > 1 ||
      metric.external ||
      !(scored.evaluation.shares[m]! > 0)
    )
      return [];
    const later = laterFor(plan.slots[slot]!.window.toDaysAgo);
    const shared = { metric: metric.id, days: DISTANCE_DAYS, unit: goodEntry(metric.id) };
    const lines: DistanceLine[] = [];
    const next = nextBetter(metric.mapping, scored.evaluation.points[m]!, scored.day);
    if (next)
      lines.push({
        ...shared,
        target: "tier",
        targetPoints: next.points,
        targetValue: next.value,
        orders: goodEntriesTo(metric, next.value, scored.numerators[slot]!, scored.denominators[slot]!),
        ordersWithRollOff: goodEntriesTo(
          metric,
          next.value,
          later.numerators[slot]!,
          later.denominators[slot]!,
        ),
      });
    if (threshold !== null)
      lines.push({
        ...shared,
        target: "threshold",
        targetPoints: threshold,
        targetValue: null,
        orders: goodEntriesToTotal(plan, metric, threshold, scored, scored),
        ordersWithRollOff: goodEntriesToTotal(plan, metric, threshold, scored, later),
      });
    return lines;
  });
}

/**
 * Good entries until the ratio reaches `target`: (numerator + n · ideal) / (denominator + n).
 * The formula of the public calculators: n = ⌈(N − target · D) / (target − ideal)⌉.
 *
 * @returns null if no number of them suffices
 */
export function goodEntriesTo(
  { metric, scale }: Pick<MetricPlan, "metric" | "scale">,
  target: number,
  numerator: number,
  denominator: number,
): number | null {
  const sum = numerator / scale;
  const reaches = (n: number) => {
    if (denominator + n <= 0) return false;
    const value = (sum + n * metric.ideal) / (denominator + n);
    return metric.better === "higher" ? value >= target : value <= target;
  };
  if (reaches(0)) return 0;
  if (target === metric.ideal) return null;
  const n = Math.ceil((sum - target * denominator) / (target - metric.ideal));
  for (const near of [n - 1, n, n + 1]) if (near >= 0 && reaches(near)) return near;
  return null;
}

/** Good entries of one metric until the displayed total reaches `threshold`, everything else as in `sums`. */
function goodEntriesToTotal(
  plan: Plan,
  metric: MetricPlan,
  threshold: number,
  { state }: ScoredDay,
  sums: Sums,
): number | null {
  const slot = metric.slots[0]!;
  return leastCount((n) => {
    const numerators = sums.numerators.slice();
    const denominators = sums.denominators.slice();
    numerators[slot]! += n * metric.metric.ideal * metric.scale;
    denominators[slot]! += n;
    return shownTotal(plan, reevaluated(plan, numerators, denominators, state)) >= threshold;
  });
}

export interface Sums {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

/** The sums `days` days later, from what is known by `day` alone. */
export function laterSums(plan: Plan, tallies: ShopTallies, day: number, days: number): Sums {
  const series = Object.fromEntries(
    Object.entries(tallies.series).map(([id, tally]) => [id, tally && knownBefore(tally, day)]),
  );
  const sums = slotDays(plan, { ...tallies, series }, day + days, day + days);
  return {
    numerators: Float64Array.from(sums.numerators, (column) => column[0]!),
    denominators: Float64Array.from(sums.denominators, (column) => column[0]!),
  };
}

function knownBefore(tally: TallySeries, day: number): TallySeries {
  const numerator = tally.numerator.map((amount, i) => (tally.knownDay[i]! < day ? amount : 0));
  const denominator = tally.denominator.map((amount, i) => (tally.knownDay[i]! < day ? amount : 0));
  return { ...tally, numerator, denominator };
}

/** The next better points of a mapping and the value that earns them; null at the top. */
export function nextBetter(
  mapping: CompiledMapping,
  points: number,
  day: number,
): { readonly value: number; readonly points: number } | null {
  switch (mapping.kind) {
    case "tiers":
      return nearest(mapping.bounds, mapping.points, points);
    case "piecewise-linear":
      return nearest(mapping.values, mapping.points, points);
    case "peer-rank":
      return nearest(peersOn(mapping, day), mapping.points, points);
    case "direct": {
      const next = Math.min((Math.floor(points / 10) + 1) * 10, mapping.max);
      return next > points ? { value: next, points: next } : null;
    }
    case "unpublished":
      return null;
    default:
      return mapping satisfies never;
  }
}

function nearest(
  values: Float64Array,
  points: Float64Array,
  above: number,
): { value: number; points: number } | null {
  let best: { value: number; points: number } | null = null;
  for (let i = 0; i < points.length; i++)
    if (points[i]! > above + 1e-9 && (best === null || points[i]! < best.points))
      best = { value: values[i]!, points: points[i]! };
  return best;
}
