import type { PlannedScenario } from "../../src/engine/engine-state.ts";
import type { Candidate, OfferedLever } from "../../src/goal/candidate.ts";
import type { GoalProblem } from "../../src/goal/problem.ts";
import type { GoalTarget, Outcome } from "../../src/goal/target.ts";
import type { Search, Trial } from "../../src/goal/trial-book.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { streamKey } from "../../src/random/stream-key.ts";

export const START = 20_000;
export const HORIZON = 40;

/** A lever of a made-up shop: gain and costs are known in closed form. */
export interface MadeUpLever {
  readonly doses: readonly number[];
  readonly earliest?: number;
  readonly latest?: number;
  /** Of the margin, at dose 1 from the first day on; in proportion to dose and days. */
  readonly gain: number;
  readonly cost?: { readonly once?: number; readonly perDay?: number };
}

/** What the made-up shop is: each future's margin is its own luck plus what the levers gain. */
export interface MadeUpShop {
  readonly levers: readonly MadeUpLever[];
  readonly budget?: number | null;
  readonly exclusive?: readonly (readonly [number, number])[];
  readonly asked?: number;
  /** Mean of the margin without any lever; its standard deviation is 1. */
  readonly mean?: number;
  /** Share of the gains lost for each lever beyond the first. */
  readonly overlap?: number;
  /** Standard deviation of each lever's own luck in each future. */
  readonly noise?: number;
  readonly replications?: number;
  readonly seed?: string;
}

export function gainOf({ levers, overlap = 0 }: MadeUpShop, candidate: Candidate): number {
  const sum = candidate.reduce((total, { lever, dose, from }) => {
    const { gain, doses } = levers[lever]!;
    return total + (gain * doses[dose]! * (START + HORIZON - from)) / HORIZON;
  }, 0);
  return sum * (1 - overlap) ** Math.max(0, candidate.length - 1);
}

export function costOf({ levers }: MadeUpShop, candidate: Candidate): number {
  return candidate.reduce((total, { lever, dose, from }) => {
    const { cost, doses } = levers[lever]!;
    return total + (cost?.once ?? 0) + (cost?.perDay ?? 0) * doses[dose]! * (START + HORIZON - from);
  }, 0);
}

/** The problem, and the margins that its "simulation" gives. */
export function madeUp(shop: MadeUpShop): {
  readonly problem: GoalProblem;
  readonly run: <T>(search: Search<T>) => T;
  readonly margins: (candidate: Candidate, seed: string, n: number) => Float64Array;
} {
  const { levers, budget = null, exclusive = [], asked = 0.8 } = shop;
  const { mean = 0, noise = 0, replications = 400, seed = "one" } = shop;
  const offered = levers.map((lever, i): OfferedLever => {
    const { doses, earliest = START, latest = START + HORIZON - 1, cost } = lever;
    return {
      ...{
        id: `lever-${i}`,
        use: "fast-refund",
        doses,
        earliest,
        latest,
        until: null,
        rampDays: 0,
        adherence: 1,
      },
      effect: null,
      cost: cost ? { once: cost.once ?? 0, perDay: cost.perDay ?? 0, perOrder: 0 } : null,
    };
  });
  const target: GoalTarget = {
    text: "made up",
    question: {
      kind: "on",
      text: "",
      event: { node: "total", op: ">=", threshold: 0 },
      day: START + HORIZON,
    },
    wanted: true,
    probability: asked,
  };
  const lucks = new Map<string, Float64Array>();
  const luckOf = (own: string, n: number) => {
    const known = lucks.get(own);
    if (known && known.length >= n) return known.subarray(0, n);
    const luck = Float64Array.from({ length: n }, (_, r) => {
      const { word0 } = streamKey(own, "luck", String(r));
      return normalQuantile(((word0 >>> 0) + 0.5) / 2 ** 32);
    });
    lucks.set(own, luck);
    return luck;
  };
  const margins = (candidate: Candidate, own: string, n: number) => {
    const noises = noise > 0 ? candidate.map(({ lever }) => luckOf(`${own} of ${lever}`, n)) : [];
    return luckOf(own, n).map((luck, r) => {
      return luck + mean + gainOf(shop, candidate) + noise * noises.reduce((sum, one) => sum + one[r]!, 0);
    });
  };
  const outcomeOf = ({ scenario, seed: own, from, to }: Trial): Outcome => {
    const candidate = (scenario as unknown as { candidate: Candidate }).candidate;
    const margin = margins(candidate, own, to).subarray(from);
    return {
      margin,
      met: Uint8Array.from(margin, (value) => (value >= 0 ? 1 : 0)),
      cost: new Float64Array(to - from).fill(costOf(shop, candidate)),
    };
  };
  const priced = levers.some(({ cost }) => cost);
  return {
    problem: {
      ...{ target, budget, offered, exclusive, priced, start: START, horizon: HORIZON, seed, replications },
      plan: (candidate) => ({ id: "plan", levers: [], candidate }) as unknown as PlannedScenario,
    },
    run<T>(search: Search<T>): T {
      let step = search.next();
      while (!step.done) step = search.next(step.value.trials.map(outcomeOf));
      return step.value;
    },
    margins,
  };
}
