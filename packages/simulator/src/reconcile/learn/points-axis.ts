/**
 * The shipped standard as an axis: a value's place is the points that straight lines through the standard's knots give it, and
 * go on giving beyond its ends. On this axis every shipped standard is the identity, so that metrics in stars, shares and hours share
 * one prior.
 */
export interface PointsAxis {
  /** Ascending, and the place of each: ascending or descending. */
  readonly values: Float64Array;
  readonly places: Float64Array;
  /** Least and greatest points that the standard gives. */
  readonly low: number;
  readonly high: number;
}

/** How far beyond its ends the axis goes, in parts of its length. */
const BEYOND = 0.6;

/** @param knots [value, points], strictly ordered by both, at least two */
export function pointsAxis(
  knots: readonly (readonly [number, number])[],
  low: number,
  high: number,
): PointsAxis {
  const ascending = knots[0]![0] < knots.at(-1)![0] ? knots : [...knots].reverse();
  return {
    values: Float64Array.from(ascending, ([value]) => value),
    places: Float64Array.from(ascending, ([, points]) => points),
    low,
    high,
  };
}

/** Place of `value` on the axis. */
export function placeOf(axis: PointsAxis, value: number): number {
  const { values, places, low, high } = axis;
  const reach = BEYOND * (high - low);
  return Math.min(Math.max(along(values, places, value), low - reach), high + reach);
}

/** The value at `place`. */
export function valueAt({ values, places }: PointsAxis, place: number): number {
  return places[0]! < places.at(-1)!
    ? along(places, values, place)
    : along(places.toReversed(), values.toReversed(), place);
}

/** Straight lines through the points, the first and last going on; `from` ascends. */
function along(from: Float64Array, to: Float64Array, x: number): number {
  let i = 1;
  while (i < from.length - 1 && x > from[i]!) i++;
  return to[i - 1]! + ((x - from[i - 1]!) / (from[i]! - from[i - 1]!)) * (to[i]! - to[i - 1]!);
}
