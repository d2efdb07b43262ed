import { solveQP } from "quadprog";
import type { Row } from "./prior.ts";
import type { Problem } from "./problem.ts";
import type { Layout } from "./unknowns.ts";

/** Σ slope × unknown ≥ bound. */
interface Constraint {
  readonly at: readonly number[];
  readonly slopes: readonly number[];
  readonly bound: number;
}

/** Curves rise along their axis. */
export function constraintsOf({ standards }: Problem, { curves }: Layout): Constraint[] {
  return standards.flatMap((standard, m) =>
    standard?.kind !== "curve"
      ? []
      : Array.from({ length: standard.places.length - 1 }, (_, k) => ({
          ...{ at: [curves[m]! + k + 1, curves[m]! + k], slopes: [1, -1], bound: 0 },
        })),
  );
}

/**
 * The unknowns with the least Σ ((Σ slope × unknown − target) / sd)² that keep the constraints (Goldfarb and Idnani 1983).
 *
 * @throws {RangeError} where the rows leave an unknown open
 */
export function leastSquares(
  size: number,
  rows: readonly Row[],
  constraints: readonly Constraint[],
): Float64Array {
  const oneBased = <T>(length: number, fill: (i: number) => T): T[] =>
    Array.from({ length: length + 1 }, (_, i) => fill(i));
  const matrix = oneBased(size, () => oneBased(size, () => 0));
  const vector = oneBased(size, () => 0);
  for (const { at, slopes, target, sd } of rows) {
    const weight = 1 / (sd * sd);
    for (const [i, a] of at.entries()) {
      vector[a + 1]! += weight * slopes[i]! * target;
      for (const [j, b] of at.entries()) matrix[a + 1]![b + 1]! += weight * slopes[i]! * slopes[j]!;
    }
  }
  const bounds = [0, ...constraints.map(({ bound }) => bound)];
  const sides = oneBased(size, () => oneBased(constraints.length, () => 0));
  for (const [c, { at, slopes }] of constraints.entries())
    for (const [i, a] of at.entries()) sides[a + 1]![c + 1] = slopes[i]!;
  const { solution, message } = solveQP(matrix, vector, sides, bounds);
  if (message !== "") throw new RangeError(`No least-squares solution: ${message}`);
  return Float64Array.from({ length: size }, (_, i) => solution[i + 1]!);
}
