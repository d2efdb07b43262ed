import type { PlannedScenario } from "../engine/engine-state.ts";
import { momentsOf, wilsonInterval } from "../study/summaries.ts";
import { type Candidate, nameOf } from "./candidate.ts";
import type { Outcome } from "./target.ts";

/** Replications [from, to) of a plan under the dice of a seed. */
export interface Trial {
  readonly scenario: PlannedScenario;
  readonly seed: string;
  readonly from: number;
  readonly to: number;
}

/** What the search asks of whoever can simulate: trials, answered in their order. `done`: how far it is, in [0, 1]. */
export interface Asked {
  readonly trials: readonly Trial[];
  readonly done: number;
}

/** A part of the search: asks for trials, gets their outcomes. Where they were computed never shows. */
export type Search<T> = Generator<Asked, T, readonly Outcome[]>;

/** A plan and how it fared in replications [0, n) of one seed. */
export interface Tried {
  readonly candidate: Candidate;
  readonly n: number;
  readonly hits: number;
  readonly probability: number;
  readonly standardError: number;
  /** Wilson 95 %. */
  readonly interval: readonly [number, number];
  /** Mean; the number of measures where costs are not known. */
  readonly cost: number;
  readonly outcome: Outcome;
}

/** Remembers every run, so that nothing is simulated twice and longer runs go on from shorter ones. */
export class TrialBook {
  readonly #runs = new Map<string, Outcome>();
  #replications = 0;
  #plan: (candidate: Candidate) => PlannedScenario;
  #priced: boolean;
  /** How far the search is, in [0, 1]; for a progress bar alone. */
  done = 0;

  /** @param priced whether plans are paid for in money; else each measure counts as one */
  constructor(plan: (candidate: Candidate) => PlannedScenario, priced: boolean) {
    this.#plan = plan;
    this.#priced = priced;
  }

  /** Replications simulated so far. */
  get replications(): number {
    return this.#replications;
  }

  /** Runs what is not known yet of the plans' first `n` replications. */
  *run(candidates: readonly Candidate[], seed: string, n: number): Search<Tried[]> {
    const missing = new Map<string, Trial>();
    for (const candidate of candidates) {
      const key = `${seed}\n${nameOf(candidate)}`;
      const known = this.#runs.get(key)?.met.length ?? 0;
      if (known < n && !missing.has(key))
        missing.set(key, { scenario: this.#plan(candidate), seed, from: known, to: n });
    }
    if (missing.size > 0) {
      const outcomes = yield { trials: [...missing.values()], done: this.done };
      for (const [i, [key, { from, to }]] of [...missing].entries()) {
        this.#runs.set(key, joined(this.#runs.get(key), outcomes[i]!));
        this.#replications += to - from;
      }
    }
    return candidates.map((candidate) =>
      this.#tried(candidate, this.#runs.get(`${seed}\n${nameOf(candidate)}`)!, n),
    );
  }

  *one(candidate: Candidate, seed: string, n: number): Search<Tried> {
    return (yield* this.run([candidate], seed, n))[0]!;
  }

  #tried(candidate: Candidate, whole: Outcome, n: number): Tried {
    const outcome = {
      met: whole.met.subarray(0, n),
      margin: whole.margin.subarray(0, n),
      cost: whole.cost.subarray(0, n),
    };
    const hits = outcome.met.reduce((sum, met) => sum + met, 0);
    const probability = hits / n;
    return {
      candidate,
      n,
      hits,
      probability,
      standardError: Math.sqrt((probability * (1 - probability)) / n),
      interval: wilsonInterval(hits, n),
      cost: this.#priced ? momentsOf(outcome.cost)!.mean : candidate.length,
      outcome,
    };
  }
}

function joined(first: Outcome | undefined, second: Outcome): Outcome {
  if (!first) return second;
  return {
    met: Uint8Array.from([...first.met, ...second.met]),
    margin: Float64Array.from([...first.margin, ...second.margin]),
    cost: Float64Array.from([...first.cost, ...second.cost]),
  };
}
