import { constraintsOf, leastSquares } from "./least-squares.ts";
import { type FigureGroup, type Noise, sdOf } from "./noise.ts";
import { type Figure, type PredictedDay, predictDay, weightsUnder } from "./predict.ts";
import type { Row } from "./prior.ts";
import type { Problem } from "./problem.ts";
import type { Layout } from "./unknowns.ts";

/** What the unknowns are fitted to. */
export interface Target {
  readonly prior: readonly Row[];
  readonly groups: readonly FigureGroup[];
  readonly noise: readonly Noise[];
  /** Points that tiers give, by day and metric; NaN where none. */
  readonly stepped: readonly Float64Array[];
  /** Added to what the page showed, by group and day: nothing for the likeliest unknowns. */
  readonly moved: readonly Float64Array[] | null;
}

const HALVINGS = 12;
const SETTLED = 1e-7;

/**
 * The likeliest unknowns, by Gauss–Newton steps under the constraints from `start` on, each shortened until it gains.
 *
 * @param steps at most
 */
export function fitUnknowns(
  problem: Problem,
  layout: Layout,
  target: Target,
  start: Float64Array,
  steps: number,
): Float64Array {
  if (layout.size === 0) return start;
  const constraints = constraintsOf(problem, layout);
  let x = start;
  let loss = lossOf(problem, layout, target, x);
  for (let step = 0; step < steps; step++) {
    const rows = [...target.prior, ...rowsAt(problem, layout, target, x)];
    const aim = leastSquares(layout.size, rows, constraints);
    let next = aim;
    let found = lossOf(problem, layout, target, next);
    for (let halving = 0; found > loss && halving < HALVINGS; halving++) {
      next = next.map((value, i) => (value + x[i]!) / 2);
      found = lossOf(problem, layout, target, next);
    }
    if (!(found < loss)) break;
    const gain = loss - found;
    [x, loss] = [next, found];
    if (gain < SETTLED * (1 + loss)) break;
  }
  return x;
}

/** Residuals (page less predicted) by group and day; NaN: the page showed nothing, or nothing can be predicted. */
export function residualsAt(
  problem: Problem,
  layout: Layout,
  { groups, stepped }: Pick<Target, "groups" | "stepped">,
  x: Float64Array,
): Float64Array[] {
  const residuals = groups.map(() => new Float64Array(problem.days.length).fill(Number.NaN));
  visitFigures(problem, layout, groups, stepped, x, (g, t, figure, shown) => {
    residuals[g]![t] = shown - figure.value;
  });
  return residuals;
}

/** The figure of a group in a predicted day. */
export function figureOf({ plan }: Problem, id: string, predicted: PredictedDay): Figure | null {
  if (id === "total") return predicted.total;
  const dimension = plan.dimensions.findIndex((one) => one.id === id);
  if (dimension >= 0) return predicted.dimensions[dimension]!;
  return predicted.points[plan.metrics.findIndex((one) => one.id === id)] ?? null;
}

function visitFigures(
  problem: Problem,
  layout: Layout,
  groups: readonly FigureGroup[],
  stepped: readonly Float64Array[],
  x: Float64Array,
  visit: (group: number, day: number, figure: Figure, shown: number) => void,
): void {
  const weights = weightsUnder(problem, layout, x);
  for (const [t, day] of problem.days.entries()) {
    const predicted = predictDay(problem, layout, x, weights, day, stepped[t]!);
    for (const [g, { id, shown }] of groups.entries()) {
      const page = shown(day);
      const figure = Number.isNaN(page) ? null : figureOf(problem, id, predicted);
      if (figure !== null) visit(g, t, figure, page);
    }
  }
}

function rowsAt(problem: Problem, layout: Layout, target: Target, x: Float64Array): Row[] {
  const rows: Row[] = [];
  visitFigures(problem, layout, target.groups, target.stepped, x, (g, t, figure, shown) => {
    const { value, at, slopes, clamped } = figure;
    const page = shown + (target.moved?.[g]?.[t] ?? 0);
    if (at.length === 0 || (clamped && Math.abs(page - value) <= target.groups[g]!.unit)) return;
    const here = slopes.reduce((sum, slope, i) => sum + slope * x[at[i]!]!, 0);
    rows.push({ at, slopes, target: page - value + here, sd: sdOf(target.groups[g]!, target.noise[g]!) });
  });
  return rows;
}

function lossOf(problem: Problem, layout: Layout, target: Target, x: Float64Array): number {
  let loss = 0;
  for (const { at, slopes, target: aim, sd } of target.prior) {
    let value = -aim;
    for (let i = 0; i < at.length; i++) value += slopes[i]! * x[at[i]!]!;
    loss += (value / sd) * (value / sd);
  }
  const deviations = target.groups.map((group, g) => sdOf(group, target.noise[g]!));
  visitFigures(problem, layout, target.groups, target.stepped, x, (g, t, figure, shown) => {
    const error = (shown + (target.moved?.[g]?.[t] ?? 0) - figure.value) / deviations[g]!;
    loss += error * error;
  });
  return loss / 2;
}
