import type { History } from "../history/history.ts";
import type { ShopTallies } from "../tally/tally-shop.ts";
import { dailySums } from "../tally/window-sums.ts";
import { type DayState, dayState } from "./day-state.ts";
import { displayedTotal } from "./display.ts";
import { type Evaluation, evaluate, newEvaluation } from "./evaluate.ts";
import type { Plan } from "./plan.ts";

/** Window sums of each slot of the plan for days `from` … `to`: [slot][day − from]. NaN where the table is missing. */
export interface SlotDays {
  readonly from: number;
  readonly to: number;
  readonly numerators: readonly Float64Array[];
  readonly denominators: readonly Float64Array[];
}

/** Sums every slot for every day, in one pass over the tallies. */
export function slotDays(plan: Plan, tallies: ShopTallies, from: number, to: number): SlotDays {
  const missing = new Float64Array(to - from + 1).fill(Number.NaN);
  const sums = plan.slots.map(({ series, window }) => {
    const tally = tallies.series[series];
    return tally ? dailySums(window, tally, from, to) : { numerator: missing, denominator: missing };
  });
  return { from, to, numerators: sums.map((s) => s.numerator), denominators: sums.map((s) => s.denominator) };
}

/** Scores of days `from` … `to`, in columns by day. NaN: no score. */
export interface DailyScores {
  readonly from: number;
  readonly to: number;
  readonly total: Float64Array;
  /** Rounded as the page shows it. */
  readonly displayed: Float64Array;
  /** Stage codes of evaluate.ts. */
  readonly stage: Uint8Array;
  /** [dimension of the plan][day]. */
  readonly dimensions: readonly Float64Array[];
  /** Metric values in their unit: [metric of the plan][day]. */
  readonly values: readonly Float64Array[];
}

/** Evaluates each of the days; `visit` sees every evaluation before the next one overwrites it. */
export function scoreDays(
  plan: Plan,
  tallies: ShopTallies,
  history: History,
  from: number,
  to: number,
  visit: (day: number, evaluation: Evaluation, state: DayState) => void = () => {},
): DailyScores {
  const sums = slotDays(plan, tallies, from, to);
  const days = to - from + 1;
  const column = () => new Float64Array(days);
  const scores = {
    from,
    to,
    total: column(),
    displayed: column(),
    stage: new Uint8Array(days),
    dimensions: plan.dimensions.map(column),
    values: plan.metrics.map(column),
  };
  const numerators = new Float64Array(plan.slots.length);
  const denominators = new Float64Array(plan.slots.length);
  const evaluation = newEvaluation(plan);
  for (let d = 0; d < days; d++) {
    for (let slot = 0; slot < numerators.length; slot++) {
      numerators[slot] = sums.numerators[slot]![d]!;
      denominators[slot] = sums.denominators[slot]![d]!;
    }
    const state = dayState(plan, history, from + d);
    evaluate(plan, numerators, denominators, state, evaluation);
    scores.total[d] = evaluation.total;
    scores.displayed[d] = displayedTotal(plan.rules, evaluation.total);
    scores.stage[d] = evaluation.stage;
    for (let i = 0; i < scores.dimensions.length; i++)
      scores.dimensions[i]![d] = evaluation.dimensionScores[i]!;
    for (let i = 0; i < scores.values.length; i++) scores.values[i]![d] = evaluation.values[i]!;
    visit(from + d, evaluation, state);
  }
  return scores;
}
