import type { LearnDay, Problem } from "./problem.ts";

/** Figures that err alike: the points of a metric, a dimension, the total. */
export interface FigureGroup {
  readonly id: string;
  readonly unit: number;
  /** What the page showed on a day; NaN: nothing. */
  readonly shown: (day: LearnDay) => number;
}

/** Variance of a group's figures around what the unknowns give. */
export interface Noise {
  /** Beyond the page's rounding. */
  readonly extra: number;
  /** By how much errors that stay from day to day say less than fresh ones: (1 + ρ) / (1 − ρ), at most 20. */
  readonly repeated: number;
}

/** Groups of figures of which the page showed any, metrics first, then dimensions, then the total. */
export function groupsOf({ plan, units, days }: Problem): FigureGroup[] {
  const all: FigureGroup[] = [
    ...plan.metrics.map(({ id }, m) => ({
      id,
      unit: units.points[m]!,
      shown: (day: LearnDay) => day.points[m]!,
    })),
    ...plan.dimensions.map(({ id }, d) => ({
      ...{ id, unit: units.dimensions[d]! },
      shown: (day: LearnDay) => day.dimensions[d]!,
    })),
    { id: "total", unit: units.total, shown: (day: LearnDay) => day.total },
  ];
  return all.filter(({ shown }) => days.some((day) => !Number.isNaN(shown(day))));
}

/**
 * Variance, in points², that is left at least: a standard may bend between two knots of ours. Without it figures with two decimals
 * would be believed more than the knots can say.
 */
const LEAST_EXTRA = 0.03;

/** Standard deviation that a figure is given. */
export function sdOf({ unit }: FigureGroup, { extra, repeated }: Noise): number {
  return Math.sqrt(((unit * unit) / 12 + Math.max(extra, LEAST_EXTRA)) * repeated);
}

const REPEATED_AT_MOST = 20;

/** The noise that residuals speak for, day after day of one shop; NaN: no residual. */
export function noiseOf({ unit }: FigureGroup, residuals: readonly number[]): Noise {
  let [squares, n, products, pairs] = [0, 0, 0, 0];
  for (const [i, r] of residuals.entries()) {
    if (Number.isNaN(r)) continue;
    squares += r * r;
    n++;
    const next = residuals[i + 1] ?? Number.NaN;
    if (Number.isNaN(next)) continue;
    products += r * next;
    pairs++;
  }
  if (n === 0) return { extra: 0, repeated: 1 };
  const variance = squares / n;
  const correlation =
    pairs === 0 || variance === 0 ? 0 : Math.min(Math.max(products / pairs / variance, 0), 0.99);
  return {
    extra: Math.max(0, variance - (unit * unit) / 12),
    repeated: Math.min(REPEATED_AT_MOST, (1 + correlation) / (1 - correlation)),
  };
}
