import { Z975 } from "../study/summaries.ts";
import type { Candidate } from "./candidate.ts";
import { byCost, type Found, findPlans, frontOf } from "./find-plans.ts";
import { latestStartOf } from "./latest-start.ts";
import { type NextStep, nextStep } from "./next-step.ts";
import type { GoalProblem } from "./problem.ts";
import { settle } from "./settle.ts";
import { type Search, TrialBook, type Tried } from "./trial-book.ts";
import { bestWithin } from "./within-budget.ts";

/** A plan in the futures that the search compared by, and in fresh ones. */
export interface Judged {
  readonly searched: Tried;
  readonly fresh: Tried;
}

/** Everything a goal report says, in the search's own words. */
export interface GoalAnswer {
  readonly verdict: "met" | "reached" | "over-budget" | "unreachable" | "undecided";
  readonly aim: number;
  readonly freshSeed: string;
  readonly found: Found | null;
  readonly baseline: Judged;
  readonly strongest: Judged;
  readonly plan: Judged;
  readonly beyondBudget: Judged | null;
  readonly others: readonly Judged[];
  readonly nextStep: NextStep | null;
  /** Day numbers; null: none. */
  readonly latestStart: { readonly plan: number | null; readonly strongest: number | null };
  readonly front: readonly Tried[];
  /** Replications simulated in all. */
  readonly simulated: number;
}

/** Replications of the final look, over those of the search. */
export const FRESH_TIMES = 8;
/** A plan that does not hold in fresh futures is looked for again with a higher aim, so many times at most. */
const ROUNDS = 3;
const OTHERS = 3;
const FRONT_POINTS = 8;

/**
 * The cheapest plan that reaches the target. The search compares plans in the futures of one seed; what it chose is judged
 * in the futures of another, so that the luck that made it look best does not count.
 */
export function* searchGoal(problem: GoalProblem): Search<GoalAnswer> {
  const { priced, replications, seed, target, budget } = problem;
  const book = new TrialBook(problem.plan, priced);
  const many = FRESH_TIMES * replications;
  let aim = firstAim(target.probability, replications, many);
  let freshSeed = freshSeedOf(seed, 1);
  const idle = yield* judge(book, [[]], problem, freshSeed);
  if (verdictOn(idle[0]!.fresh, target.probability) === "holds")
    return { ...nothingToDo(idle[0]!, aim, freshSeed), simulated: book.replications };

  const found = yield* findPlans(problem, book, aim);
  const affordable = ({ tried }: Found["reaching"][number]) => budget === null || tried.cost <= budget;
  let plans = found.reaching.filter(affordable);
  const beyond = found.reaching.filter((one) => !affordable(one));
  const fallback =
    plans.length > 0
      ? null
      : yield* bestWithin(problem, book, found.sets, budget ?? Number.POSITIVE_INFINITY);
  let judged: Judged[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    book.done = 0.6 + 0.1 * round;
    freshSeed = freshSeedOf(seed, round);
    const chosen =
      plans.length > 0
        ? plans.slice(0, 1 + OTHERS).map(({ tried }) => tried.candidate)
        : [fallback!.candidate];
    const further = [
      [],
      found.strongest.candidate,
      ...beyond.slice(0, 1).map(({ tried }) => tried.candidate),
    ];
    judged = yield* judge(book, [...chosen, ...further], problem, freshSeed);
    const [first] = judged;
    if (plans.length === 0 || round === ROUNDS || verdictOn(first!.fresh, target.probability) === "holds")
      break;
    aim = Math.min(aim + target.probability - first!.fresh.interval[0], (1 + aim) / 2);
    const again: Found["reaching"][number][] = [];
    for (const { set } of plans.slice(0, 1 + OTHERS)) {
      const tried = yield* settle(problem, book, set.ways, aim);
      if (tried && affordable({ set, tried })) again.push({ set, tried });
    }
    if (again.length === 0) break;
    plans = again.sort(byCost);
  }
  const plan = judged[0]!;
  const others = plans.length > 0 ? judged.slice(1, Math.min(plans.length, 1 + OTHERS)) : [];
  const rest = judged.slice(1 + others.length);
  const [baseline, strongest, beyondBudget = null] = rest as [Judged, Judged, Judged?];
  book.done = 0.92;
  const front = yield* book.run([[], ...frontOf(found.sets, FRONT_POINTS)], freshSeed, replications);
  const step = priced ? yield* nextStep(problem, book, found, plan.fresh.candidate, freshSeed) : null;
  book.done = 0.97;
  return {
    verdict: verdictOf(problem, plan, strongest, beyondBudget, plans.length > 0),
    ...{ aim, freshSeed, found, baseline, strongest, plan, beyondBudget, others, nextStep: step },
    latestStart: {
      plan: yield* latestStartOf(problem, book, plan.fresh.candidate, freshSeed),
      strongest: yield* latestStartOf(problem, book, strongest.fresh.candidate, freshSeed),
    },
    front: [...front, plan.fresh].sort((a, b) => a.cost - b.cost || a.probability - b.probability),
    simulated: book.replications,
  };
}

function verdictOf(
  { target, budget }: GoalProblem,
  plan: Judged,
  strongest: Judged,
  beyondBudget: Judged | null,
  planned: boolean,
): GoalAnswer["verdict"] {
  const asked = target.probability;
  const own = verdictOn(plan.fresh, asked);
  if (own === "holds") return "reached";
  if (planned || own === "undecided") return "undecided";
  if (beyondBudget && budget !== null && verdictOn(beyondBudget.fresh, asked) === "holds")
    return "over-budget";
  return verdictOn(strongest.fresh, asked) === "fails" ? "unreachable" : "undecided";
}

/** What fresh futures allow to say of a plan. */
export function verdictOn({ interval: [low, high] }: Tried, asked: number): "holds" | "undecided" | "fails" {
  return low >= asked ? "holds" : high < asked ? "fails" : "undecided";
}

/**
 * What the search aims at: so far above what is asked that luck in the search (one standard error) and the width of the fresh
 * interval fit between, and never more than half way to certainty.
 */
export function firstAim(asked: number, search: number, fresh: number): number {
  const sd = Math.sqrt(asked * (1 - asked));
  return Math.min(asked + (Z975 * sd) / Math.sqrt(fresh) + sd / Math.sqrt(search), (1 + asked) / 2);
}

export function freshSeedOf(seed: string, round: number): string {
  return `${seed} fresh ${round}`;
}

function* judge(
  book: TrialBook,
  candidates: readonly Candidate[],
  { seed, replications }: GoalProblem,
  freshSeed: string,
): Search<Judged[]> {
  const searched = yield* book.run(candidates, seed, replications);
  const fresh = yield* book.run(candidates, freshSeed, FRESH_TIMES * replications);
  return searched.map((one, i) => ({ searched: one, fresh: fresh[i]! }));
}

function nothingToDo(idle: Judged, aim: number, freshSeed: string): Omit<GoalAnswer, "simulated"> {
  return {
    ...{ verdict: "met", aim, freshSeed, found: null, baseline: idle, strongest: idle, plan: idle },
    ...{ beyondBudget: null, others: [], nextStep: null, latestStart: { plan: null, strongest: null } },
    front: [idle.fresh],
  };
}
