import { Z975 } from "../study/summaries.ts";
import { type Candidate, type Setting, withSetting } from "./candidate.ts";
import type { Found } from "./find-plans.ts";
import { clashes, savesBy } from "./options-of-lever.ts";
import type { GoalProblem } from "./problem.ts";
import type { Search, TrialBook, Tried } from "./trial-book.ts";

/** What one more step costs and adds to the chance, under the same luck. */
export interface NextStep {
  readonly setting: Setting;
  readonly money: number;
  readonly chance: number;
  readonly interval: readonly [number, number];
  readonly standardError: number;
}

/** A step takes this share of a lever's doses or days, one at least. */
const STEP = 0.1;

/**
 * The step beyond the plan that adds most to its chance for the money: a higher dose, an earlier day, or a further lever. It is
 * chosen in the first replications and measured in the next, so that its luck in being chosen does not count.
 */
export function* nextStep(
  problem: GoalProblem,
  book: TrialBook,
  found: Found,
  candidate: Candidate,
  seed: string,
): Search<NextStep | null> {
  const { replications } = problem;
  const steps = stepsFrom(problem, found, candidate);
  const more = steps.map((setting) => withSetting(candidate, setting));
  const [now, ...tried] = yield* book.run([candidate, ...more], seed, replications);
  const worth = tried.map((one) => (one.probability - now!.probability) / (one.cost - now!.cost));
  const best = tried.reduce(
    (held, one, i) => (one.cost > now!.cost && worth[i]! > (held < 0 ? 0 : worth[held]!) ? i : held),
    -1,
  );
  if (best < 0) return null;
  const [before, after] = yield* book.run([candidate, more[best]!], seed, 2 * replications);
  return { setting: steps[best]!, ...measured(before!, after!, replications) };
}

function measured(before: Tried, after: Tried, from: number): Omit<NextStep, "setting"> {
  const count = before.n - from;
  let [up, down] = [0, 0];
  for (let r = from; r < before.n; r++) {
    if (after.outcome.met[r]! > before.outcome.met[r]!) up++;
    if (after.outcome.met[r]! < before.outcome.met[r]!) down++;
  }
  const chance = (up - down) / count;
  const standardError = Math.sqrt((up + down) / count - chance * chance) / Math.sqrt(count);
  const half = Z975 * standardError;
  return { money: after.cost - before.cost, chance, interval: [chance - half, chance + half], standardError };
}

function stepsFrom(problem: GoalProblem, { sets, singles }: Found, candidate: Candidate): Setting[] {
  const stronger = candidate.flatMap((now): Setting[] => {
    const { doses, earliest, latest } = problem.offered[now.lever]!;
    if (!savesBy(problem, now.lever)) return [];
    const top = doses.length - 1;
    const dose = Math.min(top, now.dose + Math.max(1, Math.round(STEP * top)));
    const from = Math.max(earliest, now.from - Math.max(1, Math.round(STEP * (latest - earliest))));
    return [...(dose > now.dose ? [{ ...now, dose }] : []), ...(from < now.from ? [{ ...now, from }] : [])];
  });
  const used = new Set(candidate.map(({ lever }) => lever));
  const useful = sets.filter(({ levers }) => levers.length === 1).map(({ levers }) => levers[0]!);
  const added = useful
    .filter((lever) => !used.has(lever))
    .flatMap((lever) => {
      const { options } = singles.find((one) => one.lever === lever)!;
      const cheapest = options.reduce((least, one) => (one.cost < least.cost ? one : least));
      return [cheapest.setting, options[0]!.setting];
    })
    .filter((setting) => !clashes(problem, withSetting(candidate, setting)));
  return [...new Map([...stronger, ...added].map((one) => [JSON.stringify(one), one])).values()];
}
