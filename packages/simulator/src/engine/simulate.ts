import {
  compilePlan,
  type DayState,
  type Evaluation,
  evaluate,
  newEvaluation,
  type Plan,
} from "@scorecast/core";
import type { ShopModel } from "../model/shop-model.ts";
import { apply, refund } from "./after-sales.ts";
import { countForBonuses } from "./bonus-counts.ts";
import { slotsOf } from "./books.ts";
import { escalate, returnForDamage, returnForQuality, review } from "./buyers.ts";
import { chat, seekHelp } from "./chats.ts";
import { keysOf } from "./dice.ts";
import type { DayFacts, EngineState, KnownSums, PlannedScenario } from "./engine-state.ts";
import { luckOf, uniformsOf, worldInputs } from "./probe.ts";
import { newProjection, type Projection } from "./projection.ts";
import { drawWorld, newRun, type Run, resetRun, type SeriesSlots, START } from "./run.ts";
import {
  modelsOfReplication,
  type ScenarioModels,
  scenarioBase,
  scenarioModels,
  strengthOn,
} from "./scenario-models.ts";
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
  const { horizon, start } = state;
  const planned = state.scenarios[scenario]!;
  const model = scenarioBase(state.model, planned);
  const changes = [...planned.levers, ...(planned.incidents ?? [])];
  const models = scenarioModels(model, changes, state.seed);
  const scorers = scorersOf(state, planned);
  const run = newRun(
    model,
    state.way,
    keysOf(state.seed),
    seriesSlots(scorers, model),
    scorers.reduce((slots, { plan }) => slots + plan.slots.length, 0),
    horizon,
    changes.length > 0,
  );
  const inputs = worldInputs(model);
  const projection = newProjection(scenario, nodesOf(scorers[0]!.plan), horizon + 1, from, to);
  for (let replication = from; replication < to; replication++) {
    if ((replication - from) % BETWEEN_LOOKS === 0) {
      watch.progress?.(replication - from, to - from);
      if (watch.aborted?.()) return null;
    }
    replicate(run, models, replication, state, inputs);
    scoreDays(scorers, run, projection, replication - from);
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
  { start, horizon, probe }: EngineState,
  inputs: readonly string[],
): void {
  run.replication = luckOf(probe, replication);
  modelsOfReplication(models, replication, start, horizon, run.models, probe);
  resetRun(run);
  drawWorld(run, uniformsOf(run.keys.world, replication, inputs, probe));
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

/** One rule version of a scenario: what it sums up, and on which days its score counts. */
interface Scorer {
  readonly plan: Plan;
  /** Its first slot among the books' slots. */
  readonly offset: number;
  /** 1 on the days that it scores. */
  readonly rules: Uint8Array;
  /** Nodes of the projection that its dimensions and metrics are. */
  readonly places: readonly number[];
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

/** The scorer of the state's rules, then those of the scenario's own, each with the days that it decides. */
function scorersOf(state: EngineState, planned: PlannedScenario): Scorer[] {
  const { start, horizon } = state;
  const changes = planned.rules ?? [];
  const deciding = Array.from({ length: horizon + 1 }, (_, h) => {
    const day = start + h;
    return 1 + changes.findLastIndex(({ from, until }) => from <= day && (until === null || day <= until));
  });
  const tables = new Set(state.tables) as Parameters<typeof compilePlan>[2];
  const own = { rules: state.rules, known: state.known, days: planned.days ?? state.days };
  let offset = 0;
  let nodes: readonly string[] = [];
  return [own, ...changes].map(({ rules, known, days }, place) => {
    const plan = compilePlan(rules, state.shop, tables);
    if (place === 0) nodes = nodesOf(plan);
    const counted = withCounts(plan, known, planned.countsFromZero ?? [], horizon);
    const scorer = newScorer(plan, offset, counted, days, nodes);
    offset += plan.slots.length;
    return { ...scorer, rules: Uint8Array.from(deciding, (decides) => (decides === place ? 1 : 0)) };
  });
}

/** Known sums with zeros for what a lever begins. */
function withCounts(plan: Plan, known: KnownSums, counts: readonly string[], horizon: number): KnownSums {
  const nothing = Array.from({ length: horizon + 1 }, () => 0);
  return known.map((sums, slot) =>
    sums === null && counts.some((id) => plan.slots[slot]!.series === `count:${id}`)
      ? { numerator: nothing, denominator: nothing }
      : sums,
  );
}

function newScorer(
  plan: Plan,
  offset: number,
  known: KnownSums,
  days: readonly DayFacts[],
  nodes: readonly string[],
): Omit<Scorer, "rules"> {
  const slots = plan.slots.length;
  const byDay = (side: "numerator" | "denominator") => {
    const sums = new Float64Array(days.length * slots);
    for (let day = 0; day < days.length; day++)
      for (let slot = 0; slot < slots; slot++)
        sums[day * slots + slot] = known[slot]?.[side][day] ?? Number.NaN;
    return sums;
  };
  return {
    plan,
    offset,
    places: nodesOf(plan).map((node) => nodes.indexOf(node)),
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

/** Adds the replication's own entries to what is known, day by day, and scores each day by the rules that decide it. */
function scoreDays(scorers: readonly Scorer[], run: Run, projection: Projection, index: number): void {
  for (const { ownNumerators, ownDenominators } of scorers) {
    ownNumerators.fill(0);
    ownDenominators.fill(0);
  }
  for (let day = 0; day < projection.days; day++)
    for (let s = 0; s < scorers.length; s++) scoreDay(scorers[s]!, run, projection, index, day);
}

function scoreDay(scorer: Scorer, { books }: Run, projection: Projection, index: number, day: number): void {
  const { plan, places, days, evaluation, numerators, denominators, ownNumerators, ownDenominators } = scorer;
  const slots = numerators.length;
  for (let slot = 0; slot < slots; slot++) {
    const row = (scorer.offset + slot) * days.length + day;
    ownNumerators[slot]! += books.numerator[row]!;
    ownDenominators[slot]! += books.denominator[row]!;
  }
  if (!scorer.rules[day]) return;
  for (let slot = 0; slot < slots; slot++) {
    numerators[slot] = scorer.knownNumerators[day * slots + slot]! + ownNumerators[slot]!;
    denominators[slot] = scorer.knownDenominators[day * slots + slot]! + ownDenominators[slot]!;
  }
  evaluate(plan, numerators, denominators, days[day]!, evaluation);
  const { values } = projection;
  const count = projection.to - projection.from;
  const stride = projection.days * count;
  const at = day * count + index;
  if (places.length < projection.nodes.length)
    for (let node = 0; node < projection.nodes.length; node++) values[at + node * stride] = Number.NaN;
  const { dimensionScores } = evaluation;
  values[at] = evaluation.total;
  for (let d = 0; d < dimensionScores.length; d++) values[at + places[1 + d]! * stride] = dimensionScores[d]!;
  const first = 1 + dimensionScores.length;
  for (let m = 0; m < evaluation.values.length; m++)
    values[at + places[first + m]! * stride] = evaluation.values[m]!;
}

/** "total", the dimensions, the metrics: what a projection has a column for. */
export function nodesOf(plan: Plan): string[] {
  return ["total", ...plan.dimensions.map(({ id }) => id), ...plan.metrics.map(({ id }) => id)];
}

/** Where the stages book: the slots of all rule versions that score the scenario. */
function seriesSlots(scorers: readonly Scorer[], { counts }: ShopModel): SeriesSlots {
  const slots = (series: string) =>
    scorers.flatMap(({ plan, offset }) =>
      slotsOf(plan, series).map((window) => ({ ...window, slot: window.slot + offset })),
    );
  return {
    rating: slots("product-rating"),
    quality: slots("quality-return-rate"),
    pickup: slots("pickup-hours"),
    delivery: slots("delivery-on-time-rate"),
    damage: slots("damage-return-rate"),
    response: slots("chat-response-seconds"),
    dissatisfaction: slots("chat-dissatisfaction-rate"),
    review: slots("after-sale-review-hours"),
    help: slots("platform-help-rate"),
    orders: slots("count:valid-paid-orders"),
    signed: slots("count:signed-orders"),
    badReviews: slots("count:bad-review-orders"),
    counts: counts.map(({ id }) => slots(`count:${id}`)),
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
