import { exp } from "../../numeric/exp.ts";
import type { Problem } from "./problem.ts";
import type { Layout } from "./unknowns.ts";

/**
 * What is believed before the page is looked at. A standard is stricter or milder than the shipped one throughout, by one normal
 * amount, and departs from that along the points axis by a stationary Gaussian process (Ornstein–Uhlenbeck). A weight has a
 * log-normal factor. In parts of the length of the axis; where points run from 50 to 100: 6 points, 3.5 points, and a correlation length
 * of 20 points.
 */
export const LEVEL_SD = 0.12;
export const STANDARD_SD = 0.07;
const STANDARD_REACH = 0.4;
export const WEIGHT_SD = 0.5;

/** One line of a least-squares problem: Σ slope × unknown = target, with this standard deviation. */
export interface Row {
  readonly at: readonly number[];
  readonly slopes: readonly number[];
  readonly target: number;
  readonly sd: number;
}

/** Correlation of the deviations at two places of an axis. */
export function correlationOf(distance: number, length: number): number {
  return exp(-distance / (STANDARD_REACH * length));
}

/** The prior as independent lines: the level and first knot of a curve, each further one given the one before, every weight. */
export function priorRows({ standards, tables }: Problem, layout: Layout): Row[] {
  const rows: Row[] = [];
  for (const [m, standard] of standards.entries()) {
    if (standard?.kind !== "curve") continue;
    const { places, axis } = standard;
    const first = layout.curves[m]!;
    const length = axis.high - axis.low;
    const sd = STANDARD_SD * length;
    const level = first + places.length;
    rows.push({ at: [level], slopes: [1], target: 0, sd: LEVEL_SD * length });
    rows.push({ at: [first, level], slopes: [1, -1], target: places[0]!, sd });
    for (let k = 1; k < places.length; k++) {
      const pull = correlationOf(places[k]! - places[k - 1]!, length);
      rows.push({
        at: [first + k, first + k - 1, level],
        slopes: [1, -pull, pull - 1],
        target: places[k]! - pull * places[k - 1]!,
        sd: sd * Math.sqrt(1 - pull * pull),
      });
    }
  }
  for (const [t, table] of tables.entries())
    table?.members.forEach((_, i) => {
      rows.push({ at: [layout.tables[t]! + i], slopes: [1], target: 0, sd: WEIGHT_SD });
    });
  return rows;
}
