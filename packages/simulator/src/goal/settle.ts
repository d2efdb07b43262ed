import { type Candidate, type Setting, withSetting } from "./candidate.ts";
import type { Guess } from "./lever-sets.ts";
import { savesBy } from "./options-of-lever.ts";
import type { GoalProblem } from "./problem.ts";
import type { Search, TrialBook, Tried } from "./trial-book.ts";

/** Smallest whole number in [low, high] that holds, where all above one that holds hold too; null where `high` does not. */
export function* smallest(
  low: number,
  high: number,
  holds: (place: number) => Search<boolean>,
): Search<number | null> {
  if (high < low || !(yield* holds(high))) return null;
  let [short, enough] = [low - 1, high];
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (yield* holds(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}

/** So many standard errors from the aim, and a quarter of the replications is enough to tell. */
const CLEAR = 4;

/** Whether a plan reaches `aim`: by a quarter of the replications where they leave no doubt, else by all. */
export function* reaches(
  { seed, replications }: GoalProblem,
  book: TrialBook,
  candidate: Candidate,
  aim: number,
): Search<boolean> {
  const few = Math.round(replications / 4);
  const first = yield* book.one(candidate, seed, few);
  const clear = CLEAR * Math.sqrt((aim * (1 - aim)) / few);
  if (Math.abs(first.probability - aim) > clear) return first.probability > aim;
  return (yield* book.one(candidate, seed, replications)).probability >= aim;
}

/** The cheapest of a set's undominated ways that reaches `aim`, by bisection; null where the strongest does not. */
export function* alongWays(
  problem: GoalProblem,
  book: TrialBook,
  ways: readonly Guess[],
  aim: number,
): Search<Tried | null> {
  const place = yield* smallest(0, ways.length - 1, (way) =>
    reaches(problem, book, ways[way]!.candidate, aim),
  );
  return place === null ? null : yield* book.one(ways[place]!.candidate, problem.seed, problem.replications);
}

/**
 * The plan with the lowest doses and the latest days that still reach `aim`: lever by lever, by bisection under the same luck,
 * from either end of the list; the cheaper end is taken.
 */
export function* lowered(
  problem: GoalProblem,
  book: TrialBook,
  { candidate }: Tried,
  aim: number,
): Search<Tried> {
  const ends: Tried[] = [];
  for (const order of ordersOf(problem, candidate)) {
    let held = candidate;
    for (const { lever, what } of order) {
      const { latest } = problem.offered[lever]!;
      const now = held.find((one) => one.lever === lever)!;
      const at = (step: number): Setting =>
        what === "dose" ? { ...now, dose: step } : { ...now, from: latest - step };
      const high = what === "dose" ? now.dose : latest - now.from;
      const low = yield* smallest(0, high, (step) =>
        reaches(problem, book, withSetting(held, at(step)), aim),
      );
      if (low !== null) held = withSetting(held, at(low));
    }
    ends.push(yield* book.one(held, problem.seed, problem.replications));
  }
  return ends.reduce((best, end) => (end.cost < best.cost ? end : best));
}

/** The cheapest way to use a set of levers that reaches `aim`: along its ways, then lower and later; null where none does. */
export function* settle(
  problem: GoalProblem,
  book: TrialBook,
  ways: readonly Guess[],
  aim: number,
): Search<Tried | null> {
  const first = yield* alongWays(problem, book, ways, aim);
  return first && (yield* lowered(problem, book, first, aim));
}

interface Turn {
  readonly lever: number;
  readonly what: "dose" | "from";
}

/** Doses of the dearest lever first; and, the other way round, days of the cheapest first. */
function ordersOf(problem: GoalProblem, candidate: Candidate): Turn[][] {
  const weight = ({ lever, dose }: Setting) => {
    const { cost, doses } = problem.offered[lever]!;
    return (cost?.perDay ?? 0) * doses[dose]!;
  };
  const turns = [...candidate]
    .filter(({ lever }) => savesBy(problem, lever))
    .sort((a, b) => weight(b) - weight(a) || a.lever - b.lever)
    .flatMap(({ lever }): Turn[] => [
      { lever, what: "dose" },
      { lever, what: "from" },
    ]);
  return turns.length > 1 ? [turns, [...turns].reverse()] : [turns];
}
