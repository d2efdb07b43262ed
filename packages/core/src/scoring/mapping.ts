import { parseDay } from "../clocks/shop-day.ts";
import type { Shop } from "../history/history.ts";
import type { Mapping } from "../rules/schema.ts";
import { selectCase } from "../rules/select.ts";

/** A mapping with its case chosen for one shop, in columns. */
export type CompiledMapping =
  | {
      readonly kind: "tiers";
      readonly higher: boolean;
      readonly below: number;
      readonly bounds: Float64Array;
      readonly points: Float64Array;
    }
  | { readonly kind: "piecewise-linear"; readonly values: Float64Array; readonly points: Float64Array }
  | {
      readonly kind: "peer-rank";
      readonly quantiles: Float64Array;
      readonly points: Float64Array;
      /** Snapshots, ascending by day. */
      readonly days: Float64Array;
      readonly values: readonly Float64Array[];
    }
  | { readonly kind: "direct"; readonly min: number; readonly max: number }
  | { readonly kind: "unpublished" };

/** Chooses the case that is for `shop`. */
export function compileMapping(mapping: Mapping, shop: Shop): CompiledMapping {
  switch (mapping.kind) {
    case "tiers": {
      const { below, bounds } = selectCase(mapping.cases, shop);
      return {
        kind: "tiers",
        higher: mapping.better === "higher",
        below,
        bounds: Float64Array.from(bounds, (b) => b.bound),
        points: Float64Array.from(bounds, (b) => b.points),
      };
    }
    case "piecewise-linear": {
      const { knots } = selectCase(mapping.cases, shop);
      return {
        kind: "piecewise-linear",
        values: Float64Array.from(knots, (k) => k[0]),
        points: Float64Array.from(knots, (k) => k[1]),
      };
    }
    case "peer-rank": {
      const peers = mapping.peers
        .map((snapshot) => ({
          day: snapshot.from === undefined ? Number.NEGATIVE_INFINITY : parseDay(snapshot.from)!,
          values: snapshot.values,
        }))
        .sort((a, b) => a.day - b.day);
      return {
        kind: "peer-rank",
        quantiles: Float64Array.from(mapping.quantiles),
        points: Float64Array.from(mapping.points),
        days: Float64Array.from(peers, (p) => p.day),
        values: peers.map((p) => Float64Array.from(p.values)),
      };
    }
    case "direct":
      return { kind: "direct", min: mapping.min, max: mapping.max };
    case "unpublished":
      return { kind: "unpublished" };
    default:
      return mapping satisfies never;
  }
}

/** Points that `mapping` gives to `value` on `day` (the day matters only where peers drift); NaN if the mapping is unpublished. */
export function pointsFor(mapping: CompiledMapping, value: number, day: number): number {
  switch (mapping.kind) {
    case "tiers":
      return bestTierMet(mapping, value);
    case "piecewise-linear":
      return interpolate(mapping.values, mapping.points, value);
    case "peer-rank":
      return interpolate(peersOn(mapping, day), mapping.points, value);
    case "direct":
      return Math.min(Math.max(value, mapping.min), mapping.max);
    case "unpublished":
      return Number.NaN;
    default:
      return mapping satisfies never;
  }
}

/** The peers' values on `day`, worst first: straight lines between two snapshots, still outside. */
export function peersOn(mapping: Extract<CompiledMapping, { kind: "peer-rank" }>, day: number): Float64Array {
  const { days, values } = mapping;
  let next = 0;
  while (next < days.length && days[next]! <= day) next++;
  if (next === 0) return values[0]!;
  if (next === days.length) return values[next - 1]!;
  if (days[next - 1] === Number.NEGATIVE_INFINITY) return values[next - 1]!;
  const share = (day - days[next - 1]!) / (days[next]! - days[next - 1]!);
  return values[next - 1]!.map((before, i) => before + share * (values[next]![i]! - before));
}

/** Points of the median peer on `day`; NaN for other kinds of mapping. */
export function medianPeerPoints(mapping: CompiledMapping): number {
  return mapping.kind === "peer-rank" ? interpolate(mapping.quantiles, mapping.points, 0.5) : Number.NaN;
}

function bestTierMet(
  { higher, below, bounds, points }: Extract<CompiledMapping, { kind: "tiers" }>,
  value: number,
): number {
  for (let tier = bounds.length - 1; tier >= 0; tier--)
    if (higher ? value >= bounds[tier]! : value <= bounds[tier]!) return points[tier]!;
  return below;
}

/** Linear between knots, flat outside. `values` may rise or fall, strictly. */
export function interpolate(values: Float64Array, points: Float64Array, value: number): number {
  const last = values.length - 1;
  const rising = values[last]! > values[0]!;
  if (rising ? value <= values[0]! : value >= values[0]!) return points[0]!;
  for (let i = 1; i <= last; i++)
    if (rising ? value <= values[i]! : value >= values[i]!) {
      if (value === values[i]) return points[i]!;
      const share = (value - values[i - 1]!) / (values[i]! - values[i - 1]!);
      return points[i - 1]! + share * (points[i]! - points[i - 1]!);
    }
  return points[last]!;
}
