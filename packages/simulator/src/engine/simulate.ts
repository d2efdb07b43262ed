import {
  compilePlan,
  type DayState,
  type Evaluation,
  evaluate,
  newEvaluation,
  type Plan,
} from "@scorecast/core";
import { openSlots } from "../random/slots.ts";
import { apply, refund } from "./after-sales.ts";
import { countForBonuses } from "./bonus-counts.ts";
import { slotsOf } from "./books.ts";
import { escalate, returnForDamage, returnForQuality, review } from "./buyers.ts";
import { chat, seekHelp } from "./chats.ts";
import { keysOf } from "./dice.ts";
import type { DayFacts, EngineState } from "./engine-state.ts";
import { newProjection, type Projection } from "./projection.ts";
import { drawWorld, newRun, type Run, resetRun, type SeriesSlots, START } from "./run.ts";
import { modelsOfReplication, type ScenarioModels, scenarioModels, strengthOn } from "./scenario-models.ts";
import { deliver, pickUp, sign, takeOrders } from "./shipping.ts";

/** How the caller follows and stops a long run. */
export interface Watch {
  /** Replications of this range that are done. */
  readonly progress?: (done: number, total: number) => void;
  /** Asked every few dozen replications. */
  readonly aborted?: () => boolean;
}

/** Replications between two looks at the watch. */
const BETWEEN_LOOKS = 50;

/**
 * Simulates replications [from, to) of one scenario and scores every day with the scorer of recorded history.
 *
 * A replication depends on the state and its own number alone: ranges computed anywhere, in any order, merge to the
 * same bytes (`mergeProjections`).
 *
 * @returns null if the watch aborted it
 */
export function simulateRange(
  state: EngineState,
  scenario: number,
  from: number,
  to: number,
  watch: Watch = {},
): Projection | null {
  const plan = compilePlan(
    state.rules,
    state.shop,
    new Set(state.tables) as Parameters<typeof compilePlan>[2],
  );
  const { horizon, start } = state;
  const planned = state.scenarios[scenario]!;
  const models = scenarioModels(state.model, planned.levers, state.seed);
  const run = newRun(
    state.model,
    state.way,
    keysOf(state.seed),
    seriesSlots(plan, state),
    plan.slots.length,
    horizon,
  );
  const scorer = newScorer(plan, state);
  const projection = newProjection(scenario, nodesOf(plan), horizon + 1, from, to);
  for (let replication = from; replication < to; replication++) {
    if ((replication - from) % BETWEEN_LOOKS === 0) {
      watch.progress?.(replication - from, to - from);
      if (watch.aborted?.()) return null;
    }
    replicate(run, models, replication, start, horizon);
    scoreDays(scorer, run, projection, replication - from);
    projection.cost[replication - from] = costOf(planned.levers, run, start, horizon);
  }
  watch.progress?.(to - from, to - from);
  return projection;
}

/** One future: what happens on each day, in the order in which it happens. */
function replicate(
  run: Run,
  models: ScenarioModels,
  replication: number,
  start: number,
  horizon: number,
): void {
  run.replication = replication;
  modelsOfReplication(models, replication, start, horizon, run.models);
  resetRun(run);
  openSlots(run.slots, run.keys.world, replication, 0);
  drawWorld(run);
  for (let t = 0; t < horizon; t++) {
    takeOrders(run, t, start);
    pickUp(run, t);
    sign(run, t);
    deliver(run, t);
    review(run, t);
    returnForQuality(run, t);
    returnForDamage(run, t);
    apply(run, t);
    refund(run, t);
    chat(run, t);
    seekHelp(run, t);
    escalate(run, t);
    countForBonuses(run, t);
  }
}

interface Scorer {
  readonly plan: Plan;
  readonly state: EngineState;
  readonly days: readonly DayState[];
  readonly evaluation: Evaluation;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly ownNumerators: Float64Array;
  readonly ownDenominators: Float64Array;
  /** Known sums by day × slot; NaN where a table is missing. */
  readonly knownNumerators: Float64Array;
  readonly knownDenominators: Float64Array;
}

function newScorer(plan: Plan, state: EngineState): Scorer {
  const { known, horizon, days } = state;
  const slots = plan.slots.length;
  const byDay = (side: "numerator" | "denominator") => {
    const sums = new Float64Array((horizon + 1) * slots);
    for (let day = 0; day <= horizon; day++)
      for (let slot = 0; slot < slots; slot++)
        sums[day * slots + slot] = known[slot]?.[side][day] ?? Number.NaN;
    return sums;
  };
  return {
    plan,
    state,
    days: days.map(stateOf),
    evaluation: newEvaluation(plan),
    numerators: new Float64Array(slots),
    denominators: new Float64Array(slots),
    ownNumerators: new Float64Array(slots),
    ownDenominators: new Float64Array(slots),
    knownNumerators: byDay("numerator"),
    knownDenominators: byDay("denominator"),
  };
}

function stateOf(facts: DayFacts): DayState {
  return {
    ...facts,
    perksOpen: Uint8Array.from(facts.perksOpen),
    deductions: [],
    external: Float64Array.from(facts.external, (value) => value ?? Number.NaN),
  };
}

/** Adds the replication's own entries to what is known, day by day, and scores each day. */
function scoreDays(scorer: Scorer, { books }: Run, projection: Projection, index: number): void {
  const { plan, days, evaluation, numerators, denominators, ownNumerators, ownDenominators } = scorer;
  const slots = numerators.length;
  const { values } = projection;
  const count = projection.to - projection.from;
  const stride = projection.days * count;
  ownNumerators.fill(0);
  ownDenominators.fill(0);
  for (let day = 0; day < days.length; day++) {
    for (let slot = 0; slot < slots; slot++) {
      const row = slot * days.length + day;
      ownNumerators[slot]! += books.numerator[row]!;
      ownDenominators[slot]! += books.denominator[row]!;
      numerators[slot] = scorer.knownNumerators[day * slots + slot]! + ownNumerators[slot]!;
      denominators[slot] = scorer.knownDenominators[day * slots + slot]! + ownDenominators[slot]!;
    }
    evaluate(plan, numerators, denominators, days[day]!, evaluation);
    const at = day * count + index;
    const { dimensionScores } = evaluation;
    values[at] = evaluation.total;
    for (let d = 0; d < dimensionScores.length; d++) values[at + (1 + d) * stride] = dimensionScores[d]!;
    const first = at + (1 + dimensionScores.length) * stride;
    for (let m = 0; m < evaluation.values.length; m++) values[first + m * stride] = evaluation.values[m]!;
  }
}

/** "total", the dimensions, the metrics: what a projection has a column for. */
export function nodesOf(plan: Plan): string[] {
  return ["total", ...plan.dimensions.map(({ id }) => id), ...plan.metrics.map(({ id }) => id)];
}

function seriesSlots(plan: Plan, { model }: EngineState): SeriesSlots {
  return {
    rating: slotsOf(plan, "product-rating"),
    quality: slotsOf(plan, "quality-return-rate"),
    pickup: slotsOf(plan, "pickup-hours"),
    delivery: slotsOf(plan, "delivery-on-time-rate"),
    damage: slotsOf(plan, "damage-return-rate"),
    response: slotsOf(plan, "chat-response-seconds"),
    dissatisfaction: slotsOf(plan, "chat-dissatisfaction-rate"),
    review: slotsOf(plan, "after-sale-review-hours"),
    help: slotsOf(plan, "platform-help-rate"),
    orders: slotsOf(plan, "count:valid-paid-orders"),
    signed: slotsOf(plan, "count:signed-orders"),
    badReviews: slotsOf(plan, "count:bad-review-orders"),
    counts: model.counts.map(({ id }) => slotsOf(plan, `count:${id}`)),
  };
}

function costOf(
  levers: EngineState["scenarios"][number]["levers"],
  run: Run,
  start: number,
  horizon: number,
): number {
  let cost = 0;
  for (const lever of levers) {
    if (!lever.cost) continue;
    let used = false;
    for (let t = 0; t < horizon; t++) {
      if (strengthOn(lever, start + t) <= 0) continue;
      used = true;
      cost += lever.cost.perDay + lever.cost.perOrder * run.paid[START + t]!;
    }
    if (used) cost += lever.cost.once;
  }
  return cost;
}
