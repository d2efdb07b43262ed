import type { Candidate } from "./candidate.ts";
import type { Option, Single } from "./options-of-lever.ts";
import type { GoalProblem } from "./problem.ts";

/** A plan as the first look sees it: costs and gains of its levers, each alone, added up. */
export interface Guess {
  readonly candidate: Candidate;
  readonly cost: number;
  readonly gain: number;
}

/** Levers that a plan takes, and its undominated ways of using them all, by rising cost and gain. */
export interface LeverSet {
  /** Places, ascending. */
  readonly levers: readonly number[];
  readonly ways: readonly Guess[];
}

/** All subsets of so many levers are looked at; of more, the best by gain per money. */
export const LEVERS_AT_MOST = 12;
const WAYS_AT_MOST = 120;

/** The levers that plans are made of, the best first, and those left out because there are too many. */
export function usable(all: readonly Single[]): { taken: readonly Single[]; left: readonly Single[] } {
  const worth = ({ options }: Single) =>
    Math.max(...options.map(({ gain, cost }) => gain / Math.max(cost, 1e-9)));
  const useful = all.filter(({ verdict }) => verdict === "helps");
  const byGain = [...useful].sort((a, b) => b.gain - a.gain || a.lever - b.lever);
  const byWorth = [...useful].sort((a, b) => worth(b) - worth(a) || a.lever - b.lever);
  const taken = new Set<Single>();
  for (let i = 0; taken.size < Math.min(LEVERS_AT_MOST, useful.length); i++) {
    taken.add(byGain[i]!);
    if (taken.size < LEVERS_AT_MOST) taken.add(byWorth[i]!);
  }
  return {
    taken: [...taken].sort((a, b) => a.lever - b.lever),
    left: useful.filter((one) => !taken.has(one)),
  };
}

/**
 * Every set of levers that excludes nothing, with its undominated ways: lists are merged lever by lever and dominated
 * ways dropped (Nemhauser and Ullmann 1969), so that no way of using the set is missed that the sums could prefer.
 */
export function leverSets(problem: GoalProblem, taken: readonly Single[]): LeverSet[] {
  const sets: LeverSet[] = [{ levers: [], ways: [{ candidate: [], cost: 0, gain: 0 }] }];
  for (const { lever, options } of taken) {
    const foes = problem.exclusive.flatMap(([a, b]) => (a === lever ? [b] : b === lever ? [a] : []));
    for (const set of sets.filter(({ levers }) => !levers.some((one) => foes.includes(one))))
      sets.push({ levers: [...set.levers, lever], ways: merged(set.ways, options) });
  }
  return sets.slice(1);
}

function merged(ways: readonly Guess[], options: readonly Option[]): Guess[] {
  const all = ways.flatMap((way) =>
    options.map(({ setting, cost, gain }) => ({
      candidate: [...way.candidate, setting],
      cost: way.cost + cost,
      gain: way.gain + gain,
    })),
  );
  return thinned(undominated(all));
}

/** By rising cost, each with more gain than all cheaper ones. */
export function undominated<T extends { readonly cost: number; readonly gain: number }>(
  all: readonly T[],
): T[] {
  const kept: T[] = [];
  for (const one of [...all].sort((a, b) => a.cost - b.cost || b.gain - a.gain))
    if (kept.length === 0 || one.gain > kept.at(-1)!.gain) kept.push(one);
  return kept;
}

function thinned(ways: Guess[]): Guess[] {
  if (ways.length <= WAYS_AT_MOST) return ways;
  const step = (ways.length - 1) / (WAYS_AT_MOST - 1);
  return Array.from({ length: WAYS_AT_MOST }, (_, i) => ways[Math.round(i * step)]!);
}

/** The gain that would lift so many of the baseline's futures over the line, were it the same in all. */
export function neededGain(margins: Float64Array, share: number): number {
  const sorted = margins.map((margin) => (Number.isNaN(margin) ? Number.NEGATIVE_INFINITY : margin)).sort();
  const lifted = Math.min(sorted.length, Math.ceil(share * sorted.length));
  const at = sorted.length - lifted;
  return Math.max(0, -sorted[Math.min(at, sorted.length - 1)]!);
}
