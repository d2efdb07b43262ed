import { exp } from "../../numeric/exp.ts";
import type { Problem } from "./problem.ts";

/**
 * Where each unknown stands in the vector: of every curve the heights at its knots (points, before they are held within the
 * standard's least and greatest) and its level above the shipped one; then log ratios of weights to the shipped ones.
 */
export interface Layout {
  readonly size: number;
  /** First unknown of each metric's curve; −1: none. */
  readonly curves: readonly number[];
  /** First unknown of each weight table; −1: none. */
  readonly tables: readonly number[];
}

export function layoutOf({ standards, tables }: Problem): Layout {
  let size = 0;
  const curves = standards.map((standard) => {
    if (standard?.kind !== "curve") return -1;
    const first = size;
    size += standard.places.length + 1;
    return first;
  });
  const first = tables.map((table) => {
    if (table === null) return -1;
    size += table.members.length;
    return size - table.members.length;
  });
  return { size, curves, tables: first };
}

/** The vector of the shipped standards and weights. */
export function shippedUnknowns({ standards }: Problem, { size, curves }: Layout): Float64Array {
  const x = new Float64Array(size);
  for (const [m, standard] of standards.entries())
    if (standard?.kind === "curve") x.set(standard.places, curves[m]!);
  return x;
}

/** Weights of a table's members under `x`, summing to 1. */
export function weightsOf({ tables }: Problem, layout: Layout, table: number, x: Float64Array): Float64Array {
  const { shipped } = tables[table]!;
  const first = layout.tables[table]!;
  const raw = shipped.map((weight, i) => weight * exp(x[first + i]!));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((weight) => weight / sum);
}
