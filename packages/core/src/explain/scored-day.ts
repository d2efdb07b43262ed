import type { History } from "../history/history.ts";
import { type DayState, dayState } from "../scoring/day-state.ts";
import { displayedTotal } from "../scoring/display.ts";
import { type Evaluation, evaluate, newEvaluation } from "../scoring/evaluate.ts";
import type { Plan } from "../scoring/plan.ts";
import { slotDays } from "../scoring/score-days.ts";
import type { ShopTallies } from "../tally/tally-shop.ts";

/** A scored day that can be asked what if: its window sums, its state and what they come to. */
export interface ScoredDay {
  readonly day: number;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly state: DayState;
  readonly evaluation: Evaluation;
}

/** Scores one day of the record. */
export function scoredDay(plan: Plan, tallies: ShopTallies, history: History, day: number): ScoredDay {
  const sums = slotDays(plan, tallies, day, day);
  const numerators = Float64Array.from(sums.numerators, (column) => column[0]!);
  const denominators = Float64Array.from(sums.denominators, (column) => column[0]!);
  const state = dayState(plan, history, day);
  const evaluation = newEvaluation(plan);
  evaluate(plan, numerators, denominators, state, evaluation);
  return { day, numerators, denominators, state, evaluation };
}

/** The evaluation of the same day with other sums or another state. */
export function reevaluated(
  plan: Plan,
  numerators: Float64Array,
  denominators: Float64Array,
  state: DayState,
): Evaluation {
  const evaluation = newEvaluation(plan);
  evaluate(plan, numerators, denominators, state, evaluation);
  return evaluation;
}

/** The displayed total of an evaluation; NaN without a score. */
export function shownTotal(plan: Plan, evaluation: Evaluation): number {
  return displayedTotal(plan.rules, evaluation.total);
}
