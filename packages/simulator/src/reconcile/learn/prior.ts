import { exp } from "../../numeric/exp.ts";
import type { Problem } from "./problem.ts";
import type { Layout } from "./unknowns.ts";

/**
 * What is believed before the page is looked at: a standard differs from the shipped one by a stationary Gaussian process along
 * the points axis (Ornstein–Uhlenbeck), and a weight by a log-normal factor. In parts of the length of the axis: standard deviation 8
 * points and correlation length 20 points where points run from 50 to 100.
 */
export const STANDARD_SD = 0.16;
export const STANDARD_REACH = 0.6;
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

/** The prior as independent lines: the first knot of a curve, each further one given the one before, every weight. */
export function priorRows({ standards, tables }: Problem, layout: Layout): Row[] {
  const rows: Row[] = [];
  for (const [m, standard] of standards.entries()) {
    if (standard?.kind !== "curve") continue;
    const { places, shipped, axis } = standard;
    const first = layout.curves[m]!;
    const length = axis.high - axis.low;
    const sd = STANDARD_SD * length;
    rows.push({ at: [first], slopes: [1], target: shipped[0]!, sd });
    for (let k = 1; k < places.length; k++) {
      const pull = correlationOf(places[k]! - places[k - 1]!, length);
      rows.push({
        at: [first + k, first + k - 1],
        slopes: [1, -pull],
        target: shipped[k]! - pull * shipped[k - 1]!,
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
