import { byLevers, type Candidate, withSetting } from "./candidate.ts";
import type { LeverSet } from "./lever-sets.ts";
import { savesBy } from "./options-of-lever.ts";
import type { GoalProblem } from "./problem.ts";
import { smallest } from "./settle.ts";
import type { Search, TrialBook, Tried } from "./trial-book.ts";

const SETS_AT_MOST = 6;

/** The most probable plan that the budget pays for; the empty one where nothing else fits or helps. */
export function* bestWithin(
  problem: GoalProblem,
  book: TrialBook,
  sets: readonly LeverSet[],
  budget: number,
): Search<Tried> {
  const { seed, replications } = problem;
  const paid = sets.flatMap(({ ways }) => ways.filter(({ cost }) => cost <= budget).slice(-1));
  const promising = paid.sort((a, b) => b.gain - a.gain || a.cost - b.cost).slice(0, SETS_AT_MOST);
  const tried = yield* book.run([[], ...promising.map(({ candidate }) => candidate)], seed, replications);
  let best = better(tried, budget);
  for (const { lever } of best.candidate) {
    if (!savesBy(problem, lever)) continue;
    for (const what of ["dose", "from"] as const) {
      const raised = yield* raise(problem, book, best.candidate, lever, what, budget);
      best = better([best, raised], budget);
    }
  }
  return best;
}

/** The plan with more of one lever: as high a dose, or as early a day, as the budget pays for. */
function* raise(
  { offered, seed, replications }: GoalProblem,
  book: TrialBook,
  candidate: Candidate,
  lever: number,
  what: "dose" | "from",
  budget: number,
): Search<Tried> {
  const { doses, earliest } = offered[lever]!;
  const now = candidate.find((one) => one.lever === lever)!;
  const top = what === "dose" ? doses.length - 1 : earliest;
  const steps = Math.abs(top - now[what]);
  const at = (back: number) =>
    withSetting(candidate, { ...now, [what]: what === "dose" ? top - back : top + back });
  const back = yield* smallest(0, steps, function* (step) {
    return (yield* book.one(at(step), seed, replications)).cost <= budget;
  });
  return yield* book.one(back === null ? candidate : at(back), seed, replications);
}

/** The likeliest that is paid for, then the cheapest, then the one of fewest levers. */
function better(tried: readonly Tried[], budget: number): Tried {
  return tried
    .filter(({ cost }) => cost <= budget)
    .sort(
      (a, b) => b.probability - a.probability || a.cost - b.cost || byLevers(a.candidate, b.candidate),
    )[0]!;
}
