import type { Plan } from "@scorecast/core";
import { type PointsAxis, placeOf, pointsAxis, valueAt } from "./points-axis.ts";

/**
 * A monotone line over the places of its knots. Its heights are points, held within the least and greatest; the shipped one is as high
 * as its places.
 */
export interface Curve {
  readonly kind: "curve";
  readonly axis: PointsAxis;
  /** Ascending; the heights of the shipped curve. */
  readonly places: Float64Array;
}

/** Tiers: points that a place at or above a bound earns. */
export interface Steps {
  readonly kind: "steps";
  readonly axis: PointsAxis;
  /** Points of each tier, ascending, and below all. */
  readonly points: Float64Array;
  readonly below: number;
}

/** How a metric's value becomes points, as something to be learnt. */
export type Standard = Curve | Steps;

type Mapping = Plan["metrics"][number]["mapping"];

/** Values that a metric can take. */
export type ValueRange = readonly [number, number];

/** Knots in the range that the record has seen, and the least distance between two, in parts of the axis. */
const KNOTS_WITHIN = 5;
const APART = 0.02;
/** So far beyond the shipped ends a curve may go on rising, in parts of the axis: twice the sd of its level. */
const FURTHER = 0.24;

/**
 * The standard of a metric with knots where the record has values: those of the shipped one, and the record's quantiles.
 *
 * @param values of the metric on the days to learn from
 * @param range that no knot leaves
 * @returns null where there is nothing to learn: the value is the points, or nobody knows how it becomes points
 */
export function standardOf(mapping: Mapping, values: Float64Array, range: ValueRange): Standard | null {
  switch (mapping.kind) {
    case "tiers": {
      const { bounds, points, below } = mapping;
      if (bounds.length < 2) return null;
      const knots = Array.from(bounds, (bound, i) => [bound, points[i]!] as const);
      return { kind: "steps", axis: pointsAxis(knots, below, points.at(-1)!), points, below };
    }
    case "piecewise-linear":
      return curveThrough(mapping.values, mapping.points, values, range);
    case "peer-rank":
      return curveThrough(mapping.values.at(-1)!, mapping.points, values, range);
    case "direct":
    case "unpublished":
      return null;
    default:
      return mapping satisfies never;
  }
}

function curveThrough(
  at: Float64Array,
  points: Float64Array,
  values: Float64Array,
  range: ValueRange,
): Curve | null {
  const knots = strictlyOrdered(Array.from(at, (value, i) => [value, points[i]!] as const));
  if (knots === null) return null;
  const [low, high] = [Math.min(...points), Math.max(...points)];
  const axis = pointsAxis(knots, low, high);
  const seen = values
    .filter((value) => !Number.isNaN(value))
    .map((value) => placeOf(axis, value))
    .sort();
  const wanted = [
    ...Array.from(
      { length: seen.length > 0 ? KNOTS_WITHIN : 0 },
      (_, i) => seen[Math.round((i * (seen.length - 1)) / (KNOTS_WITHIN - 1))]!,
    ),
    ...axis.places,
    ...[low - FURTHER * (high - low), high + FURTHER * (high - low)].map((place) =>
      placeOf(axis, Math.min(Math.max(valueAt(axis, place), range[0]), range[1])),
    ),
  ];
  const places: number[] = [];
  const apart = APART * (high - low);
  for (const place of wanted) if (places.every((one) => Math.abs(one - place) >= apart)) places.push(place);
  places.sort((a, b) => a - b);
  return { kind: "curve", axis, places: Float64Array.from(places) };
}

/** Knots without the flat parts, the end of the lowest and the beginning of the others kept; null where they do not rise or fall throughout. */
function strictlyOrdered(
  knots: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] | null {
  const rising = knots[0]![1] < knots.at(-1)![1] ? knots : knots.toReversed();
  const kept: (readonly [number, number])[] = [];
  for (const knot of rising) {
    const last = kept.at(-1);
    if (last && knot[1] < last[1]) return null;
    if (!last || knot[1] > last[1]) kept.push(knot);
    else if (kept.length === 1) kept[0] = knot;
  }
  return kept.length < 2 ? null : kept;
}

/** Knot below `place`, and the part of the way to the next one, in [0, 1]; flat beyond the ends. */
export function between({ places }: Curve, place: number): readonly [number, number] {
  const last = places.length - 1;
  if (place <= places[0]!) return [0, 0];
  if (place >= places[last]!) return [last - 1, 1];
  let i = 0;
  while (place > places[i + 1]!) i++;
  return [i, (place - places[i]!) / (places[i + 1]! - places[i]!)];
}

/** Heights as points: held within the standard's least and greatest. */
export function pointsOfHeight({ axis }: Curve, height: number): number {
  return Math.min(Math.max(height, axis.low), axis.high);
}

/** Points of `place` on a curve of these heights; `curve`: the first of them in `heights`. */
export function pointsAt(standard: Curve, heights: Float64Array, curve: number, place: number): number {
  const [knot, part] = between(standard, place);
  return pointsOfHeight(standard, (1 - part) * heights[curve + knot]! + part * heights[curve + knot + 1]!);
}

/** Places where the curve bends: its knots, and where it reaches its least and greatest points on the way. Ascending. */
export function bends(standard: Curve, heights: Float64Array, curve: number): number[] {
  const { places, axis } = standard;
  const found = [...places];
  for (let k = 1; k < places.length; k++)
    for (const bound of [axis.low, axis.high]) {
      const [from, to] = [heights[curve + k - 1]!, heights[curve + k]!];
      if (from < bound && bound < to)
        found.push(places[k - 1]! + ((bound - from) / (to - from)) * (places[k]! - places[k - 1]!));
    }
  const apart = 1e-6 * (axis.high - axis.low);
  return found.sort((a, b) => a - b).filter((place, i) => i === 0 || place - found[i - 1]! > apart);
}

/** Points of `place` under tiers with these bounds (places, ascending). */
export function stepAt({ points, below }: Steps, bounds: Float64Array, place: number): number {
  for (let tier = bounds.length - 1; tier >= 0; tier--)
    if (place >= bounds[tier]! - 1e-9) return points[tier]!;
  return below;
}
