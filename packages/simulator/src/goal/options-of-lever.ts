import { momentsOf, Z975 } from "../study/summaries.ts";
import type { Candidate, OfferedLever, Setting } from "./candidate.ts";
import type { GoalProblem } from "./problem.ts";
import type { Search, TrialBook, Tried } from "./trial-book.ts";

/** One way to use a lever, alone: what it costs and what it gains. */
export interface Option {
  readonly setting: Setting;
  readonly cost: number;
  /** Mean gain of the margin over the baseline, future by future, in the node's unit. */
  readonly gain: number;
}

/** A lever by itself at its highest dose from its earliest day. */
export interface Single {
  readonly lever: number;
  readonly tried: Tried;
  readonly gain: number;
  readonly standardError: number;
  /** "helps", or why no plan takes it: nothing changes, or the gain is not above 0 within its error. */
  readonly verdict: "helps" | "changes-nothing" | "does-not-help";
  /** Ways to use it, the strongest first. Empty where it does not help. */
  readonly options: readonly Option[];
}

/** Shares of the days on which a lever may begin that the first look takes. */
const LOOKS = [0, 0.25, 0.5, 0.75];

/** Looks at each lever alone: its strongest use first and, where that helps, some lower doses and later days. */
export function* singles(
  problem: GoalProblem,
  book: TrialBook,
  baseline: Tried,
  n: number,
): Search<Single[]> {
  const { offered, seed } = problem;
  const strongest = offered.map((lever, i) => [strongestOf(lever, i)]);
  const tried = yield* book.run(strongest, seed, n);
  const found = tried.map((one, i) => ({
    one,
    ...gainOf(one, baseline),
    verdict: verdictOn(one, baseline),
    i,
  }));
  const wider = found.flatMap(({ verdict, i }) =>
    verdict === "helps" ? coarse(problem, i).map((setting) => [setting]) : [],
  );
  const all = yield* book.run(wider, seed, n);
  return found.map(({ one, gain, standardError, verdict, i }) => ({
    lever: i,
    tried: one,
    gain,
    standardError,
    verdict,
    options:
      verdict === "helps"
        ? [one, ...all.filter(({ candidate }) => candidate[0]!.lever === i)].map((way) => ({
            setting: way.candidate[0]!,
            cost: way.cost,
            gain: gainOf(way, baseline).gain,
          }))
        : [],
  }));
}

export function strongestOf({ doses, earliest }: OfferedLever, lever: number): Setting {
  return { lever, dose: doses.length - 1, from: earliest };
}

/** Whether a lower dose, a later day is cheaper. */
export function savesBy({ priced, offered }: GoalProblem, lever: number): boolean {
  const { cost } = offered[lever]!;
  return priced && cost !== null && cost.perDay + cost.perOrder > 0;
}

function coarse(problem: GoalProblem, lever: number): Setting[] {
  const { doses, earliest, latest } = problem.offered[lever]!;
  if (!savesBy(problem, lever)) return [];
  const last = doses.length - 1;
  const levels = [...new Set([0, Math.round(last / 2), last])];
  const days = [...new Set(LOOKS.map((share) => earliest + Math.round(share * (latest - earliest))))];
  return levels
    .flatMap((dose) => days.map((from): Setting => ({ lever, dose, from })))
    .filter(({ dose, from }) => dose !== last || from !== earliest);
}

/** Mean gain of the margin over the baseline under the same luck. */
export function gainOf(tried: Tried, baseline: Tried): { gain: number; standardError: number } {
  const own = tried.outcome.margin;
  const moments = momentsOf(own.map((margin, r) => margin - baseline.outcome.margin[r]!));
  if (!moments) return { gain: 0, standardError: 0 };
  return { gain: moments.mean, standardError: moments.sd / Math.sqrt(moments.count) };
}

function verdictOn(tried: Tried, baseline: Tried): Single["verdict"] {
  const { gain, standardError } = gainOf(tried, baseline);
  const same = tried.outcome.margin.every((margin, r) => Object.is(margin, baseline.outcome.margin[r]));
  if (same) return "changes-nothing";
  return gain > Z975 * standardError ? "helps" : "does-not-help";
}

/** Whether a plan holds two levers that exclude each other. */
export function clashes({ exclusive }: GoalProblem, candidate: Candidate): boolean {
  const taken = new Set(candidate.map(({ lever }) => lever));
  return exclusive.some(([a, b]) => taken.has(a) && taken.has(b));
}
