import type { LearnDay, Problem } from "./problem.ts";
import { between, type Curve, pointsOfHeight } from "./standard.ts";
import { type Layout, weightsOf } from "./unknowns.ts";

/** A figure that the unknowns give, and how it moves with them. */
export interface Figure {
  readonly value: number;
  readonly at: readonly number[];
  readonly slopes: readonly number[];
  /** Held by the bounds of its dimension or of the total: the slopes are those of the value before. */
  readonly clamped?: true;
}

/** Everything a page shows on a day, as the unknowns have it; null: no data. */
export interface PredictedDay {
  readonly points: readonly (Figure | null)[];
  readonly dimensions: readonly (Figure | null)[];
  readonly total: Figure | null;
}

/** Weights under one vector of unknowns, worked out once. */
export interface Weights {
  /** By table of the problem; null: the plan's own. */
  readonly tables: readonly (Float64Array | null)[];
}

export function weightsUnder(problem: Problem, layout: Layout, x: Float64Array): Weights {
  return {
    tables: problem.tables.map((table, t) => (table === null ? null : weightsOf(problem, layout, t, x))),
  };
}

/**
 * Points, dimensions and total of a day, the way `evaluate` computes them, with their slopes.
 *
 * @param stepped points that tiers give on this day, by metric; NaN where none
 */
export function predictDay(
  problem: Problem,
  layout: Layout,
  x: Float64Array,
  weights: Weights,
  day: LearnDay,
  stepped: Float64Array,
): PredictedDay {
  const { plan, standards } = problem;
  const points = plan.metrics.map((_, m): Figure | null => {
    const fixed = day.fixed[m]!;
    if (!Number.isNaN(fixed)) return { value: fixed, at: [], slopes: [] };
    const place = day.places[m]!;
    const standard = standards[m] ?? null;
    if (standard === null || Number.isNaN(place)) return null;
    if (standard.kind === "steps") return { value: stepped[m]!, at: [], slopes: [] };
    return heightAt(standard, layout.curves[m]!, x, place);
  });
  const dimensions = plan.dimensions.map((dimension, d): Figure | null => {
    const mean = weightedMean(
      plan.metrics.flatMap((metric, m) => {
        const figure = points[m]!;
        if (metric.dimension !== d || figure === null) return [];
        return [{ figure, ...weightOf(problem, layout, weights, d, m, metric.weight) }];
      }),
    );
    if (mean === null) return null;
    return clamped(mean, day.dimensionBonus[d]!, dimension.min, dimension.max);
  });
  const base = weightedMean(
    plan.dimensions.flatMap((dimension, d) => {
      const figure = dimensions[d]!;
      if (figure === null) return [];
      return [{ figure, ...weightOf(problem, layout, weights, plan.dimensions.length, d, dimension.weight) }];
    }),
  );
  const { min, max } = plan.rules.total;
  return { points, dimensions, total: base === null ? null : clamped(base, day.adjusted, min, max) };
}

/** So far beyond its bounds a curve is still taken to follow its heights, in parts of its length. */
const NEAR = 0.1;

function heightAt(standard: Curve, curve: number, x: Float64Array, place: number): Figure {
  const [knot, part] = between(standard, place);
  const first = curve + knot;
  const height = (1 - part) * x[first]! + part * x[first + 1]!;
  const value = pointsOfHeight(standard, height);
  if (value === height) return { value, at: [first, first + 1], slopes: [1 - part, part] };
  const near = Math.abs(height - value) <= NEAR * (standard.axis.high - standard.axis.low);
  return near
    ? { value, at: [first, first + 1], slopes: [1 - part, part], clamped: true }
    : { value, at: [], slopes: [], clamped: true };
}

interface Weighted {
  readonly figure: Figure;
  readonly weight: number;
  /** Unknown that moves the weight; −1: none. */
  readonly unknown: number;
}

function weightOf(
  { tables }: Problem,
  layout: Layout,
  weights: Weights,
  t: number,
  member: number,
  own: number,
): { readonly weight: number; readonly unknown: number } {
  const table = tables[t]!;
  const place = table === null ? -1 : table.members.indexOf(member);
  if (place < 0) return { weight: table === null ? own : 0, unknown: -1 };
  return { weight: weights.tables[t]![place]!, unknown: layout.tables[t]! + place };
}

/** Weighted mean of the members that have data; null without weight. */
function weightedMean(members: readonly Weighted[]): Figure | null {
  const sum = members.reduce((total, { weight }) => total + weight, 0);
  if (sum === 0) return null;
  const value = members.reduce((total, { figure, weight }) => total + (weight / sum) * figure.value, 0);
  const at: number[] = [];
  const slopes: number[] = [];
  for (const { figure, weight, unknown } of members) {
    const share = weight / sum;
    for (const [i, place] of figure.at.entries()) {
      at.push(place);
      slopes.push(share * figure.slopes[i]!);
    }
    if (unknown < 0) continue;
    at.push(unknown);
    slopes.push(share * (figure.value - value));
  }
  return { value, at, slopes };
}

function clamped(figure: Figure, added: number, min: number, max: number): Figure {
  const value = figure.value + added;
  if (value >= min && value <= max) return { ...figure, value };
  return { ...figure, value: Math.min(Math.max(value, min), max), clamped: true };
}
