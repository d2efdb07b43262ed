import type { EngineState } from "../engine/engine-state.ts";
import { simulateRange } from "../engine/simulate.ts";
import { variedState } from "../study/variation.ts";
import { type GoalTarget, type Outcome, outcomeOf } from "./target.ts";
import type { Search, Trial } from "./trial-book.ts";

/** Runs a search to its end on this thread. */
export function runHere<T>(search: Search<T>, state: EngineState, target: GoalTarget): T {
  let step = search.next();
  while (!step.done) step = search.next(step.value.trials.map((trial) => outcomeHere(state, target, trial)));
  return step.value;
}

function outcomeHere(state: EngineState, target: GoalTarget, { scenario, seed, from, to }: Trial): Outcome {
  const projection = simulateRange(variedState(state, { kind: "plan", scenario, seed }), 0, from, to)!;
  return outcomeOf(target, projection, state.start, state.rules.display.digits);
}
