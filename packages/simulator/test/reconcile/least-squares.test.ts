import { expect, it } from "vitest";
import { constraintsOf, leastSquares } from "../../src/reconcile/learn/least-squares.ts";
import type { Problem } from "../../src/reconcile/learn/problem.ts";

const places = Float64Array.of(50, 70, 90, 100);
const problem = { standards: [null, { kind: "curve", places }] } as unknown as Problem;
const layout = { size: 5, curves: [-1, 0], tables: [] };
const constraints = constraintsOf(problem, layout);
const seen = (targets: readonly number[], sds: readonly number[]) =>
  targets.map((target, i) => ({ at: [i], slopes: [1], target, sd: sds[i]! }));

it("asks of every standard that a better value earns no fewer points", () => {
  expect(constraints).toEqual([
    { at: [1, 0], slopes: [1, -1], bound: 0 },
    { at: [2, 1], slopes: [1, -1], bound: 0 },
    { at: [3, 2], slopes: [1, -1], bound: 0 },
  ]);
});

it("pools what runs backwards into its weighted mean, as isotonic regression does", () => {
  // pool adjacent violators (Ayer et al. 1955): weights 1 and ¼ give (80 + 60 / 4) / 1.25
  const solution = leastSquares(5, seen([80, 60, 78, 95, 0], [1, 2, 1, 1, 1]), constraints);
  for (const [i, points] of [76, 76, 78, 95, 0].entries()) expect(solution[i]).toBeCloseTo(points, 9);
});

it("leaves alone what rises", () => {
  const solution = leastSquares(5, seen([50, 71, 88, 99, 3], [1, 1, 1, 1, 1]), constraints);
  for (const [i, points] of [50, 71, 88, 99, 3].entries()) expect(solution[i]).toBeCloseTo(points, 9);
});
