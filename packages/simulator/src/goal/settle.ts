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

/**
 * The cheapest way to use a set of levers that reaches `aim`: first along its undominated ways, then lever by lever,
 * lower doses and later days by bisection under the same luck, from either end of the list.
 *
 * @returns null where the strongest way does not reach it
 */
export function* settle(
  problem: GoalProblem,
  book: TrialBook,
  ways: readonly Guess[],
  aim: number,
): Search<Tried | null> {
  const { seed, replications } = problem;
  const reaches = function* (candidate: Candidate): Search<boolean> {
    return (yield* book.one(candidate, seed, replications)).probability >= aim;
  };
  const place = yield* smallest(0, ways.length - 1, (way) => reaches(ways[way]!.candidate));
  if (place === null) return null;
  const first = ways[place]!.candidate;
  const ends: Tried[] = [];
  for (const order of ordersOf(problem, first)) {
    let held = first;
    for (const { lever, what } of order) {
      const { latest } = problem.offered[lever]!;
      const now = held.find((one) => one.lever === lever)!;
      const at = (step: number): Setting =>
        what === "dose" ? { ...now, dose: step } : { ...now, from: latest - step };
      const high = what === "dose" ? now.dose : latest - now.from;
      const low = yield* smallest(0, high, (step) => reaches(withSetting(held, at(step))));
      if (low !== null) held = withSetting(held, at(low));
    }
    ends.push(yield* book.one(held, seed, replications));
  }
  return ends.reduce((best, end) => (end.cost < best.cost ? end : best));
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
