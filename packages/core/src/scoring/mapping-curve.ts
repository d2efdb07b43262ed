import type { MappingCurve } from "../report/score-report.ts";
import { type CompiledMapping, peersOn } from "./mapping.ts";

/**
 * How values become points, worst first, as a reader draws it: tiers with their bounds, or a line that is flat beyond its
 * ends. Peers are those of `day`.
 *
 * @returns null where the mapping is unpublished
 */
export function mappingCurve(mapping: CompiledMapping, day: number): MappingCurve | null {
  const knots = (values: ArrayLike<number>, points: ArrayLike<number>) =>
    Array.from(values, (value, i) => [value, points[i]!] as const);
  switch (mapping.kind) {
    case "tiers":
      return { kind: "tiers", below: mapping.below, knots: knots(mapping.bounds, mapping.points) };
    case "piecewise-linear":
      return worstFirst({ kind: "line", knots: knots(mapping.values, mapping.points) });
    case "peer-rank":
      return worstFirst({ kind: "line", knots: knots(peersOn(mapping, day), mapping.points) });
    case "direct":
      return { kind: "line", knots: knots([mapping.min, mapping.max], [mapping.min, mapping.max]) };
    case "unpublished":
      return null;
    default:
      return mapping satisfies never;
  }
}

function worstFirst(curve: MappingCurve): MappingCurve {
  const { knots } = curve;
  return knots[0]![1] <= knots.at(-1)![1] ? curve : { ...curve, knots: knots.toReversed() };
}
