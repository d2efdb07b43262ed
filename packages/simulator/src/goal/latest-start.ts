import type { Candidate } from "./candidate.ts";
import type { GoalProblem } from "./problem.ts";
import { smallest } from "./settle.ts";
import type { Search, TrialBook } from "./trial-book.ts";

/** Latest day before which nothing of the plan needs to begin for the target to be reached; null: already too late. */
export function* latestStartOf(
  { start, horizon, replications, target }: GoalProblem,
  book: TrialBook,
  candidate: Candidate,
  seed: string,
): Search<number | null> {
  if (candidate.length === 0) return null;
  const last = start + horizon - 1;
  const back = yield* smallest(0, horizon - 1, function* (days) {
    const late = candidate.map((one) => ({ ...one, from: Math.max(one.from, last - days) }));
    return (yield* book.one(late, seed, replications)).probability >= target.probability;
  });
  return back === null ? null : last - back;
}
