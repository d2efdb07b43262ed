import { byLevers, type Candidate } from "./candidate.ts";
import { type LeverSet, leverSets, neededGain, undominated, usable } from "./lever-sets.ts";
import { clashes, type Single, singles, strongestOf } from "./options-of-lever.ts";
import type { GoalProblem } from "./problem.ts";
import { alongWays, lowered, settle } from "./settle.ts";
import type { Search, TrialBook, Tried } from "./trial-book.ts";

/** What the search found under its own dice. */
export interface Found {
  readonly baseline: Tried;
  readonly singles: readonly Single[];
  /** Levers that help and were left out because there are too many. */
  readonly leftOut: readonly Single[];
  readonly sets: readonly LeverSet[];
  /** Everything that helps at its highest dose from its earliest day. */
  readonly strongest: Tried;
  /** Plans of different levers that reach the aim, the cheapest first. */
  readonly reaching: readonly { readonly set: LeverSet; readonly tried: Tried }[];
}

/** Sets of levers that are tried at most, and plans that reach before the search stops at dearer ones. */
const SETS_AT_MOST = 12;
const PLANS = 5;
/** Added gains may miss so much of the true one, and a set's guessed cost be so much too high, before it is left out. */
const GAIN_SLACK = 0.6;
const COST_SLACK = 0.85;
/** Alternatives dearer than this many times the cheapest plan are no alternatives. */
const DEARER_AT_MOST = 2;

/** Finds the cheapest plans that reach `aim` in the replications of the problem's seed. */
export function* findPlans(problem: GoalProblem, book: TrialBook, aim: number): Search<Found> {
  const { seed, replications } = problem;
  const baseline = yield* book.one([], seed, replications);
  const few = Math.max(100, Math.round(replications / 4));
  book.done = 0.02;
  const alone = yield* singles(problem, book, yield* book.one([], seed, few), few);
  const { taken, left } = usable(alone);
  const sets = leverSets(problem, taken);
  book.done = 0.25;
  const strongest = yield* book.one(everything(problem, taken), seed, replications);
  const needed = neededGain(baseline.outcome.margin, aim);
  const reaching: { set: LeverSet; tried: Tried }[] = [];
  const failed: LeverSet[] = [];
  for (const { set, cost } of byGuess(sets, needed)) {
    const cheapest = Math.min(...reaching.map(({ tried }) => tried.cost));
    const dear = cost * COST_SLACK > cheapest;
    if (reaching.length + failed.length >= SETS_AT_MOST || (dear && reaching.length >= PLANS)) break;
    if (cost * COST_SLACK > DEARER_AT_MOST * cheapest) break;
    if (failed.some(({ levers }) => set.levers.every((one) => levers.includes(one)))) continue;
    const tried = yield* alongWays(problem, book, set.ways, aim);
    if (tried) reaching.push({ set, tried });
    else failed.push(set);
    book.done = 0.25 + (0.2 * (reaching.length + failed.length)) / SETS_AT_MOST;
  }
  reaching.sort(byCost).splice(PLANS + 1);
  for (const [i, { set, tried }] of reaching.entries()) {
    reaching[i] = { set, tried: yield* lowered(problem, book, tried, aim) };
    book.done = 0.45 + (0.2 * (i + 1)) / (PLANS + 1);
  }
  if (reaching.length === 0 && strongest.probability >= aim) {
    const set = yield* fewest(problem, book, sets, strongest.candidate, aim);
    const tried = yield* settle(problem, book, set.ways, aim);
    if (tried) reaching.push({ set, tried });
  }
  return {
    baseline,
    singles: alone,
    leftOut: left,
    sets,
    strongest,
    reaching: withoutIdle(reaching.sort(byCost)),
  };
}

/** Without plans that hold all the measures of a cheaper one: what they add is not needed. */
function withoutIdle<T extends { readonly set: LeverSet }>(sorted: readonly T[]): T[] {
  return sorted.filter(
    ({ set }, i) =>
      !sorted.slice(0, i).some((cheaper) => cheaper.set.levers.every((lever) => set.levers.includes(lever))),
  );
}

/** The cheapest first; of equal ones the one of fewer levers, then the likelier. */
export function byCost(
  { tried: a }: { readonly tried: Tried },
  { tried: b }: { readonly tried: Tried },
): number {
  return (
    a.cost - b.cost ||
    a.candidate.length - b.candidate.length ||
    b.probability - a.probability ||
    byLevers(a.candidate, b.candidate)
  );
}

/** Sets that may reach, by what the sums say that it costs; of equal ones the more gaining first. */
function byGuess(sets: readonly LeverSet[], needed: number): { set: LeverSet; cost: number; gain: number }[] {
  return sets
    .map((set) => {
      const most = set.ways.at(-1)!;
      const way = set.ways.find(({ gain }) => gain >= needed) ?? most;
      return { set, cost: way.cost, gain: most.gain };
    })
    .filter(({ gain }) => gain >= GAIN_SLACK * needed)
    .sort((a, b) => a.cost - b.cost || b.gain - a.gain);
}

/** From everything, one lever after the other left out, those that gain least first, as long as the rest reaches. */
function* fewest(
  { seed, replications }: GoalProblem,
  book: TrialBook,
  sets: readonly LeverSet[],
  everything: Candidate,
  aim: number,
): Search<LeverSet> {
  const gainOf = (lever: number) =>
    sets.find(({ levers }) => levers.length === 1 && levers[0] === lever)!.ways.at(-1)!.gain;
  let held = everything;
  for (const { lever } of [...everything].sort((a, b) => gainOf(a.lever) - gainOf(b.lever))) {
    const rest = held.filter((one) => one.lever !== lever);
    if (rest.length > 0 && (yield* book.one(rest, seed, replications)).probability >= aim) held = rest;
  }
  return sets.find(({ levers }) => levers.join() === held.map(({ lever }) => lever).join())!;
}

/** All levers that help, at their strongest; of those that exclude each other the one that gains most. */
function everything(problem: GoalProblem, taken: readonly Single[]): Candidate {
  let held: Candidate = [];
  for (const { lever } of [...taken].sort((a, b) => b.gain - a.gain || a.lever - b.lever)) {
    const more = [...held, strongestOf(problem.offered[lever]!, lever)].sort((a, b) => a.lever - b.lever);
    if (!clashes(problem, more)) held = more;
  }
  return held;
}

/** Some of the undominated plans from nothing to everything, evenly by what the sums say that they gain. */
export function frontOf(sets: readonly LeverSet[], points: number): Candidate[] {
  const front = undominated(sets.flatMap(({ ways }) => ways));
  const most = front.at(-1)?.gain ?? 0;
  const chosen = Array.from({ length: points }, (_, i) =>
    front.find(({ gain }) => gain >= (most * (i + 1)) / points),
  );
  return [...new Set(chosen)].flatMap((one) => (one ? [one.candidate] : []));
}
