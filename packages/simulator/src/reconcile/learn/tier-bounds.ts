import type { RandomSource } from "../../generate/random-source.ts";
import { exp } from "../../numeric/exp.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { figureOf } from "./fit-unknowns.ts";
import { type FigureGroup, type Noise, sdOf } from "./noise.ts";
import { predictDay, weightsUnder } from "./predict.ts";
import { correlationOf, LEVEL_SD, STANDARD_SD } from "./prior.ts";
import type { Problem } from "./problem.ts";
import { type Steps, stepAt } from "./standard.ts";
import type { Layout } from "./unknowns.ts";

/** Places of the bounds of every metric's tiers, ascending; null: no tiers. */
export type TierBounds = readonly (Float64Array | null)[];

/** The shipped bounds: each at the points that it earns. */
export function shippedBounds({ standards }: Problem): TierBounds {
  return standards.map((standard) => (standard?.kind === "steps" ? standard.points.slice() : null));
}

/** Points that the tiers give, by day and metric; NaN: no tiers, or no value. */
export function steppedPoints({ standards, days }: Problem, bounds: TierBounds): Float64Array[] {
  return days.map(({ places }) =>
    Float64Array.from(places, (place, m) => {
      const standard = standards[m];
      return standard?.kind !== "steps" || Number.isNaN(place)
        ? Number.NaN
        : stepAt(standard, bounds[m]!, place);
    }),
  );
}

/** A figure may be so many standard deviations off before it speaks no louder. */
const LOUDEST = 5;

/**
 * Draws every bound anew given all others (Gibbs sampling): the prior along the points axis, cut by the likelihood, which changes
 * only where a day's value lies.
 *
 * @param groups whose figures speak; none for a draw from the prior
 */
export function drawBounds(
  problem: Problem,
  layout: Layout,
  x: Float64Array,
  groups: readonly FigureGroup[],
  noise: readonly Noise[],
  bounds: TierBounds,
  random: RandomSource,
): TierBounds {
  let held = bounds;
  for (const [m, standard] of problem.standards.entries()) {
    if (standard?.kind !== "steps") continue;
    const { places, likelihoods } = levelLikelihoods(problem, layout, x, groups, noise, held, m, standard);
    const own = held[m]!.slice();
    const level = drawLevel(standard, own, random);
    for (let k = 0; k < own.length; k++)
      own[k] = drawBound(standard, own, k, level, places, likelihoods, random);
    held = held.map((one, i) => (i === m ? own : one));
  }
  return held;
}

/** Log-likelihood of each day under every level of a metric (0: below all bounds), days by place. */
function levelLikelihoods(
  problem: Problem,
  layout: Layout,
  x: Float64Array,
  groups: readonly FigureGroup[],
  noise: readonly Noise[],
  bounds: TierBounds,
  m: number,
  { points, below }: Steps,
): { readonly places: Float64Array; readonly likelihoods: readonly Float64Array[] } {
  const stepped = steppedPoints(problem, bounds);
  const weights = weightsUnder(problem, layout, x);
  const metric = problem.plan.metrics[m]!;
  const dimension = problem.plan.dimensions[metric.dimension]!.id;
  const touched = groups.flatMap((group, g) =>
    [metric.id, dimension, "total"].includes(group.id) ? [{ group, sd: sdOf(group, noise[g]!) }] : [],
  );
  const levels = [below, ...points];
  const days = problem.days.flatMap((day, t) => {
    if (Number.isNaN(day.places[m]!) || !Number.isNaN(day.fixed[m]!)) return [];
    const direct = touched.filter(({ group }) => group.id === metric.id && !Number.isNaN(group.shown(day)));
    const speaking = direct.length > 0 ? direct : touched;
    const likelihood = Float64Array.from(levels, (level) => {
      if (direct.length > 0) return logLikelihood(direct[0]!.group.shown(day) - level, direct[0]!.sd);
      if (speaking.length === 0) return 0;
      const row = stepped[t]!.slice();
      row[m] = level;
      const predicted = predictDay(problem, layout, x, weights, day, row);
      return speaking.reduce((sum, { group, sd }) => {
        const figure = figureOf(problem, group.id, predicted);
        const shown = group.shown(day);
        return figure === null || Number.isNaN(shown) ? sum : sum + logLikelihood(shown - figure.value, sd);
      }, 0);
    });
    return [{ place: day.places[m]!, likelihood }];
  });
  days.sort((a, b) => a.place - b.place);
  return {
    places: Float64Array.from(days, ({ place }) => place),
    likelihoods: days.map(({ likelihood }) => likelihood),
  };
}

function logLikelihood(error: number, sd: number): number {
  const z = Math.min(Math.abs(error / sd), LOUDEST);
  return -0.5 * z * z;
}

const CELLS = 240;

/** Draws bound `k` between its neighbours: a cell of the axis by prior × likelihood, then anywhere in it. */
function drawBound(
  { axis, points }: Steps,
  own: Float64Array,
  k: number,
  level: number,
  places: Float64Array,
  likelihoods: readonly Float64Array[],
  random: RandomSource,
): number {
  const length = axis.high - axis.low;
  const from = own[k - 1] ?? axis.low - 0.6 * length;
  const to = own[k + 1] ?? axis.high + 0.6 * length;
  const { mean, sd } = priorGiven(points, own, k, level, length);
  const edges = [from, to];
  for (let cell = 0; cell <= CELLS; cell++) edges.push(mean + sd * (cell / (CELLS / 10) - 5));
  for (const place of places) edges.push(place);
  const within = edges.filter((edge) => edge >= from && edge <= to).sort((a, b) => a - b);
  let gain = 0;
  for (let i = 0; i < places.length; i++)
    if (places[i]! >= from && places[i]! < to) gain += likelihoods[i]![k + 1]!;
  let day = 0;
  const logs = new Float64Array(within.length - 1);
  for (let cell = 0; cell < logs.length; cell++) {
    while (day < places.length && places[day]! <= within[cell]!) {
      if (places[day]! >= from && places[day]! < to)
        gain += likelihoods[day]![k]! - likelihoods[day]![k + 1]!;
      day++;
    }
    const z = ((within[cell]! + within[cell + 1]!) / 2 - mean) / sd;
    logs[cell] = within[cell + 1]! > within[cell]! ? gain - 0.5 * z * z : Number.NEGATIVE_INFINITY;
  }
  const highest = Math.max(...logs);
  const masses = logs.map((one, cell) => exp(one - highest) * (within[cell + 1]! - within[cell]!));
  let left = random() * masses.reduce((a, b) => a + b, 0);
  let cell = 0;
  while (cell < masses.length - 1 && left >= masses[cell]!) left -= masses[cell++]!;
  return within[cell]! + random() * (within[cell + 1]! - within[cell]!);
}

/** Draws how much stricter than the shipped ones the bounds are throughout, given the bounds: normal. */
function drawLevel({ axis, points }: Steps, own: Float64Array, random: RandomSource): number {
  const length = axis.high - axis.low;
  const variance = STANDARD_SD * STANDARD_SD * length * length;
  let precision = 1 / (LEVEL_SD * LEVEL_SD * length * length) + 1 / variance;
  let pull = (own[0]! - points[0]!) / variance;
  for (let k = 1; k < own.length; k++) {
    const a = correlationOf(points[k]! - points[k - 1]!, length);
    const spread = variance * (1 - a * a);
    precision += ((1 - a) * (1 - a)) / spread;
    pull += ((1 - a) * (own[k]! - points[k]! - a * (own[k - 1]! - points[k - 1]!))) / spread;
  }
  return (pull + Math.sqrt(precision) * normalQuantile(Math.max(random(), 1e-12))) / precision;
}

/** Prior of a bound given its neighbours: an Ornstein–Uhlenbeck process around the level, along the points that the bounds earn. */
function priorGiven(
  points: Float64Array,
  own: Float64Array,
  k: number,
  level: number,
  length: number,
): { readonly mean: number; readonly sd: number } {
  let [precision, pull] = [1, 0];
  if (k > 0) {
    const a = correlationOf(points[k]! - points[k - 1]!, length);
    precision = 1 / (1 - a * a);
    pull += (a / (1 - a * a)) * (own[k - 1]! - points[k - 1]! - level);
  }
  if (k < own.length - 1) {
    const b = correlationOf(points[k + 1]! - points[k]!, length);
    precision += (b * b) / (1 - b * b);
    pull += (b / (1 - b * b)) * (own[k + 1]! - points[k + 1]! - level);
  }
  return { mean: points[k]! + level + pull / precision, sd: (STANDARD_SD * length) / Math.sqrt(precision) };
}
