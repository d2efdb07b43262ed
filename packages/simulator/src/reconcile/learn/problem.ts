import { compilePlan, FLOORED, FORMAL, type Plan, scoreDays, tablesOf, tallyShop } from "@scorecast/core";
import { usualCounting } from "../counting.ts";
import type { ObservedShop } from "../judge-variants.ts";
import { shownAs, unitOf } from "../shown.ts";
import { placeOf } from "./points-axis.ts";
import { type Standard, standardOf, type ValueRange } from "./standard.ts";

/** What is known and what was shown on one day of one shop. Columns by metric and dimension of the plan; NaN: none. */
export interface LearnDay {
  readonly shop: number;
  readonly day: number;
  /** Values of the metrics, and their places on the axes of the standards. */
  readonly values: Float64Array;
  readonly places: Float64Array;
  /** Points that no standard gives: a floor, or a metric whose value is its points. */
  readonly fixed: Float64Array;
  readonly dimensionBonus: Float64Array;
  /** Bonuses of the total less deductions. */
  readonly adjusted: number;
  /** What the page showed. */
  readonly points: Float64Array;
  readonly dimensions: Float64Array;
  readonly total: number;
}

/** A table of weights with something to learn: at least two of its members count. */
export interface WeightTable {
  readonly id: string;
  /** Metrics, or dimensions, of the plan, and their shipped weights, summing to 1. */
  readonly members: readonly number[];
  readonly shipped: Float64Array;
}

/** Everything that learning reads: one plan, the days of all shops, and the least step of each shown figure. */
export interface Problem {
  readonly plan: Plan;
  readonly standards: readonly (Standard | null)[];
  /** One per dimension, then that of the dimensions; null: nothing to learn. */
  readonly tables: readonly (WeightTable | null)[];
  readonly days: readonly LearnDay[];
  readonly units: {
    readonly points: Float64Array;
    readonly dimensions: Float64Array;
    readonly total: number;
  };
}

/**
 * Gathers the days on which the page of any of the shops showed a score. The shops share rules, industry and type.
 *
 * @param given what is to be learnt, with knots of its own; absent: the standards and weights that the days speak of, with knots
 * where they have values
 */
export function problemOf(
  shops: readonly ObservedShop[],
  given: Pick<Problem, "standards" | "tables"> | null = null,
): Problem {
  const { history, rules } = shops[0]!;
  const tables = new Set(shops.flatMap((shop) => [...tablesOf(shop.history)]));
  const plan = compilePlan(rules, history.shop, tables);
  const days = shops.flatMap((shop, s) => daysOf(shop, s));
  const speaks = plan.metrics.map((_, m) =>
    days.some(({ values, fixed }) => !Number.isNaN(values[m]!) && Number.isNaN(fixed[m]!)),
  );
  const standards =
    given?.standards ??
    plan.metrics.map(({ mapping, metric }, m) =>
      speaks[m]
        ? standardOf(
            mapping,
            Float64Array.from(days, ({ values }) => values[m]!),
            rangeOf(metric.unit),
          )
        : null,
    );
  for (const { values, places } of days)
    for (const [m, standard] of standards.entries())
      if (standard && !Number.isNaN(values[m]!)) places[m] = placeOf(standard.axis, values[m]!);
  const unit = (node: string) =>
    Math.max(
      1e-8,
      ...shops.flatMap(({ series }) =>
        series
          .filter((one) => one.node === node && one.part === "score")
          .map(({ decimals }) => unitOf(decimals)),
      ),
    );
  return {
    plan,
    standards,
    tables: given?.tables ?? tablesToLearn(plan, days),
    days,
    units: {
      points: Float64Array.from(plan.metrics, ({ id }) => unit(id)),
      dimensions: Float64Array.from(plan.dimensions, ({ id }) => unit(id)),
      total: unit("total"),
    },
  };
}

function rangeOf(unit: Plan["metrics"][number]["metric"]["unit"]): ValueRange {
  return [0, unit === "share" ? 1 : unit === "stars" ? 5 : Number.POSITIVE_INFINITY];
}

function tablesToLearn({ metrics, dimensions }: Plan, days: readonly LearnDay[]): (WeightTable | null)[] {
  const known = metrics.map((_, m) =>
    days.some(({ values, fixed }) => !Number.isNaN(values[m]!) || !Number.isNaN(fixed[m]!)),
  );
  const told = (
    id: string,
    weights: readonly (readonly [number, number])[],
    isKnown: (member: number) => boolean,
  ) =>
    weights.filter(([member, weight]) => weight > 0 && isKnown(member)).length < 2
      ? null
      : table(id, weights);
  const ofDimension = (d: number) =>
    metrics.flatMap(({ dimension, weight }, m) => (dimension === d ? [[m, weight] as const] : []));
  const table = (id: string, weights: readonly (readonly [number, number])[]): WeightTable | null => {
    const counting = weights.filter(([, weight]) => weight > 0);
    const sum = counting.reduce((total, [, weight]) => total + weight, 0);
    return counting.length < 2
      ? null
      : {
          id,
          members: counting.map(([member]) => member),
          shipped: Float64Array.from(counting, ([, weight]) => weight / sum),
        };
  };
  return [
    ...dimensions.map(({ id }, d) => told(id, ofDimension(d), (m) => known[m]!)),
    told(
      "dimensions",
      dimensions.map(({ weight }, d) => [d, weight] as const),
      (d) => ofDimension(d).some(([m]) => known[m]!),
    ),
  ];
}

function daysOf(
  { history: record, rules: own, series, counting = usualCounting(record, own) }: ObservedShop,
  shop: number,
): LearnDay[] {
  const { history, rules, shift } = counting;
  const plan = compilePlan(rules, history.shop, tablesOf(history));
  const shown = new Map<number, Map<string, number>>();
  const decimals = new Map<string, number>();
  for (const one of series)
    for (const [i, day] of one.days.entries()) {
      const figures = shown.get(day) ?? new Map<string, number>();
      shown.set(day, figures.set(`${one.part} ${one.node}`, one.values[i]!));
      decimals.set(`${one.part} ${one.node}`, one.decimals);
    }
  const days = [...shown.keys()].sort((a, b) => a - b);
  if (days.length === 0) return [];
  const found: LearnDay[] = [];
  const tallies = tallyShop(history, rules, counting.facts(history));
  scoreDays(plan, tallies, history, days[0]! + shift, days.at(-1)! + shift, (counted, evaluation, state) => {
    const day = counted - shift;
    const figures = shown.get(day);
    if (!figures || state.protectedPeers) return;
    const figure = (part: string, node: string) => figures.get(`${part} ${node}`) ?? Number.NaN;
    const points = Float64Array.from(plan.metrics, ({ id }) => figure("score", id));
    const dimensions = Float64Array.from(plan.dimensions, ({ id }) => figure("score", id));
    const total = evaluation.stage === FORMAL ? figure("score", "total") : Number.NaN;
    if (Number.isNaN(total) && points.every(Number.isNaN) && dimensions.every(Number.isNaN)) return;
    const values = Float64Array.from(plan.metrics, ({ id }, m) => {
      const [ours, page] = [evaluation.values[m]!, figure("value", id)];
      if (Number.isNaN(page)) return ours;
      const digits = decimals.get(`value ${id}`)!;
      return Math.abs(shownAs(ours, digits, "rounded") - page) < unitOf(digits) / 2 ? ours : page;
    });
    found.push({
      ...{ shop, day, values, points, dimensions, total },
      places: new Float64Array(values.length).fill(Number.NaN),
      fixed: Float64Array.from(plan.metrics, ({ mapping }, m) => {
        if (evaluation.status[m] === FLOORED) return plan.floorPoints;
        if (mapping.kind === "direct") return Math.min(Math.max(values[m]!, mapping.min), mapping.max);
        return Number.isNaN(values[m]!) ? points[m]! : Number.NaN;
      }),
      dimensionBonus: Float64Array.from(plan.dimensions, (_, d) =>
        bonusOf(plan, evaluation.bonusGiven, (dimension) => dimension === d),
      ),
      adjusted: bonusOf(plan, evaluation.bonusGiven, (dimension) => dimension < 0) - state.deducted,
    });
  });
  return found;
}

function bonusOf({ bonuses }: Plan, given: Uint8Array, counts: (dimension: number) => boolean): number {
  return bonuses.reduce(
    (sum, { bonus, dimension }, b) => sum + (given[b] && counts(dimension) ? bonus.points : 0),
    0,
  );
}
