import type { LearntStatus } from "../../report/reconcile-report.ts";
import type { Learning, Learnt } from "./learn.ts";
import { predictDay, weightsUnder } from "./predict.ts";
import { steppedPoints } from "./tier-bounds.ts";
import { weightsOf } from "./unknowns.ts";

/** From these shares of the prior variance on, something is learnt, or partly so. */
const LEARNT = 0.75;
const PARTLY = 0.25;

/** @param moved whether it took values far enough apart to tell more than its level */
export function statusOf(known: number, moved = true): LearntStatus {
  if (known < PARTLY) return "not-learnt";
  return known < LEARNT ? "partly" : moved ? "learnt" : "at-one-value";
}

/** Share of the prior variance of each metric's points on the days learnt from that the page took away; NaN: no standard of its own. */
export function knownOfStandards(learning: Learning): number[] {
  const { standards } = learning.problem;
  const after = learning.draws.map((draw) => pointsUnder(learning, draw));
  const before = learning.before.map((draw) => pointsUnder(learning, draw));
  return standards.map((standard, m) => {
    if (standard === null) return Number.NaN;
    const days = learning.problem.days.flatMap(({ places, fixed }, t) =>
      Number.isNaN(places[m]!) || !Number.isNaN(fixed[m]!) ? [] : [t],
    );
    const variance = (sets: readonly (readonly Float64Array[])[]) =>
      days.reduce((sum, t) => sum + varianceOf(sets.map((set) => set[t]![m]!)), 0);
    return shareGone(variance(before), variance(after));
  });
}

/** … of each table's weights; NaN: nothing to learn. */
export function knownOfWeights({ problem, layout, draws, before }: Learning): number[] {
  return problem.tables.map((table, t) => {
    if (table === null) return Number.NaN;
    const variance = (sets: readonly Learnt[]) => {
      const weights = sets.map(({ unknowns }) => weightsOf(problem, layout, t, unknowns));
      return table.members.reduce((sum, _, i) => sum + varianceOf(weights.map((own) => own[i]!)), 0);
    };
    return shareGone(variance(before), variance(draws));
  });
}

function shareGone(before: number, after: number): number {
  return before === 0 ? 0 : Math.min(1, Math.max(0, 1 - after / before));
}

/** Points of every metric by day. */
function pointsUnder({ problem, layout }: Learning, { unknowns, bounds }: Learnt): Float64Array[] {
  const weights = weightsUnder(problem, layout, unknowns);
  const stepped = steppedPoints(problem, bounds);
  return problem.days.map((day, t) =>
    Float64Array.from(
      predictDay(problem, layout, unknowns, weights, day, stepped[t]!).points,
      (figure) => figure?.value ?? Number.NaN,
    ),
  );
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
}
