import {
  compilePlan,
  type DayState,
  type Evaluation,
  evaluate,
  newEvaluation,
  type Plan,
  withDraw,
} from "@scorecast/core";
import type { Kernel } from "../kernel/kernel.ts";
import { loadKernel } from "../kernel/load-kernel.ts";
import { definitionOf } from "../model/series/definition.ts";
import type { SeriesModel } from "../model/series/series-model.ts";
import type { ShopModel } from "../model/shop-model.ts";
import { apply, refund } from "./after-sales.ts";
import { fillBlockModels } from "./block-models.ts";
import { countForBonuses } from "./bonus-counts.ts";
import { slotsOf, stepsOf } from "./books.ts";
import { escalate, returnForDamage, returnForQuality, review } from "./buyers.ts";
import { chat, seekHelp } from "./chats.ts";
import { keysOf } from "./dice.ts";
import type { DayFacts, EngineState, KnownSums, PlannedScenario } from "./engine-state.ts";
import { followTotals } from "./feedback.ts";
import { fillWords, luckOf, worldInputs } from "./probe.ts";
import { newProjection, type Projection } from "./projection.ts";
import { newRecorder, type Recorder, type Recording } from "./recording.ts";
import { drawWorld, newRun, type Run, resetRun, rowOf, rowsOf, type SeriesSlots, START } from "./run.ts";
import { type ScenarioModels, scenarioBase, scenarioModels, strengthOn } from "./scenario-models.ts";
import { drawDaily } from "./series/draw-daily.ts";
import { drawEvents } from "./series/draw-events.ts";
import { deliver, pickUp, sign, takeOrders } from "./shipping.ts";
import { followOverdue, startChains } from "./spread-trouble.ts";

/** How the caller follows and stops a long run. */
export interface Watch {
  /** Replications of this range that are done. */
  readonly progress?: (done: number, total: number) => void;
  /** Asked before every block of replications. */
  readonly aborted?: () => boolean;
}

/** What draws: none of it ever shows in a result. */
export interface Drawing {
  readonly kernel: Kernel;
  /** Replications drawn together at most, a multiple of 4. */
  readonly block: number;
  /** Takes down what the first replication of every block draws. */
  readonly recorder?: Recorder;
}

const BLOCK = 128;
/** The smallest block. */
const ALONE = 4;

/** The kernel of this thread; null while it is at work. */
let idle: Kernel | null = null;

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
  drawing?: Drawing,
): Projection | null {
  if (drawing) return simulateWith(drawing, state, scenario, from, to, watch);
  const kernel = idle ?? loadKernel();
  idle = null;
  try {
    return simulateWith({ kernel, block: BLOCK }, state, scenario, from, to, watch);
  } finally {
    idle = kernel;
  }
}

function simulateWith(
  { kernel, block: most, recorder }: Drawing,
  state: EngineState,
  scenario: number,
  from: number,
  to: number,
  watch: Watch,
): Projection | null {
  const { horizon, start } = state;
  const planned = state.scenarios[scenario]!;
  const model = scenarioBase(state.model, planned);
  const models = scenarioModels(model, [...planned.levers, ...(planned.incidents ?? [])], state.seed);
  const scorers = scorersOf(state, planned);
  const projection = newProjection(scenario, nodesOf(scorers[0]!.plan), horizon + 1, from, to);
  if (to <= from) return projection;
  const slotCount = scorers.reduce((slots, { plan }) => slots + plan.slots.length, 0);
  const series = seriesSlots(scorers, model);
  const keys = keysOf(state.seed);
  const { run, totals } = inRoom(kernel, evenBlock(to - from, most), (block) => ({
    run: newRun(kernel, block, models, state.way, keys, state.seed, series, slotCount, horizon),
    totals: newTotals(kernel, block, slotCount),
  }));
  run.story = recorder ?? null;
  const inputs = worldInputs(model);
  const { feedback } = planned;
  const { digits } = state.rules.display;
  if (feedback) run.traffic = kernel.float64(run.block).fill(1);
  for (let first = from; first < to; first += run.block) {
    watch.progress?.(first - from, to - from);
    if (watch.aborted?.()) return null;
    const count = Math.min(run.block, to - first);
    const index = first - from;
    const score = (day: number) => scoreBlock(scorers, run, totals, projection, index, count, day);
    totals.numerators.fill(0);
    totals.denominators.fill(0);
    liveThrough(run, models, first, state, inputs, (t) => {
      if (!feedback) return;
      score(t);
      followTotals(feedback, projection, digits, index, t, run.traffic!);
    });
    for (let day = feedback ? horizon : 0; day <= horizon; day++) score(day);
    addCosts(
      planned.levers,
      run,
      start,
      horizon,
      projection.cost.subarray(first - from, first - from + count),
    );
  }
  watch.progress?.(to - from, to - from);
  return projection;
}

/** Simulates one replication once more, with all that it draws: the numbers are those of `simulateRange`, to the bit. */
export function recordReplication(
  state: EngineState,
  scenario: number,
  replication: number,
): { readonly projection: Projection; readonly recording: Recording } {
  const { recorder, recording } = newRecorder(ALONE);
  const drawing = { kernel: loadKernel(), block: ALONE, recorder };
  const projection = simulateRange(state, scenario, replication, replication + 1, {}, drawing)!;
  return { projection, recording };
}

/** The block that cuts `count` replications into the fewest blocks with the least to spare. */
function evenBlock(count: number, most: number): number {
  const blocks = Math.ceil(count / most);
  return 4 * Math.ceil(count / blocks / 4);
}

/** Starts the kernel over and makes what a block needs in it; of a smaller block where it has not enough room. */
function inRoom<T>(kernel: Kernel, block: number, make: (block: number) => T): T {
  kernel.startOver();
  try {
    return make(block);
  } catch (error) {
    if (!(error instanceof RangeError) || block <= 4) throw error;
    return inRoom(kernel, 4 * Math.ceil(block / 8), make);
  }
}

/** The futures of a block: what happens on each day, in the order in which it happens. */
function liveThrough(
  run: Run,
  models: ScenarioModels,
  first: number,
  { start, horizon, probe }: EngineState,
  inputs: readonly string[],
  begin: (t: number) => void,
): void {
  const { kernel, dice, room, block } = run;
  dice.luck = luckOf(probe, first);
  fillBlockModels(run.models, models, first, start, horizon, probe);
  resetRun(run);
  const words = rowsOf(room.words, 0, inputs.length, block);
  fillWords(kernel, dice.keys.world, first, inputs, probe, dice.streams, words);
  drawWorld(run, words);
  startChains(run, first, probe);
  for (let t = 0; t < horizon; t++) {
    begin(t);
    takeOrders(run, t, start);
    pickUp(run, t);
    sign(run, t);
    followOverdue(run, t);
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
    for (const series of run.further.events) drawEvents(run, t, series);
    drawDaily(run, t);
  }
}

/** One rule version of a scenario: what it sums up, and on which days its score counts. */
interface Scorer {
  readonly plan: Plan;
  /** The plan with each draw of its rules; replications take turns. null: certain rules. */
  readonly drawn: readonly Plan[] | null;
  /** Its first slot among the books' slots. */
  readonly offset: number;
  /** 1 on the days that it scores. */
  readonly rules: Uint8Array;
  /** Nodes of the projection that its dimensions and metrics are; −1: not among them. */
  readonly places: readonly number[];
  /** Whether it has them all. */
  readonly whole: boolean;
  readonly days: readonly DayState[];
  readonly evaluation: Evaluation;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
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
    const drawn = rules.draws?.map((draw) => compilePlan(withDraw(rules, draw), state.shop, tables)) ?? null;
    const scorer = newScorer(plan, drawn, offset, counted, days, nodes);
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
  drawn: readonly Plan[] | null,
  offset: number,
  known: KnownSums,
  days: readonly DayFacts[],
  nodes: readonly string[],
): Omit<Scorer, "rules"> {
  const slots = plan.slots.length;
  const places = nodesOf(plan).map((node) => nodes.indexOf(node));
  const byDay = (side: "numerator" | "denominator") => {
    const sums = new Float64Array(days.length * slots);
    for (let day = 0; day < days.length; day++)
      for (let slot = 0; slot < slots; slot++)
        sums[day * slots + slot] = known[slot]?.[side][day] ?? Number.NaN;
    return sums;
  };
  return {
    plan,
    drawn,
    offset,
    places,
    whole: nodes.every((_, node) => places.includes(node)),
    days: days.map(stateOf),
    evaluation: newEvaluation(plan),
    numerators: new Float64Array(slots),
    denominators: new Float64Array(slots),
    knownNumerators: byDay("numerator"),
    knownDenominators: byDay("denominator"),
  };
}

/** What `evaluate` reads of the facts of a day. */
export function stateOf(facts: DayFacts): DayState {
  return {
    ...facts,
    perksOpen: Uint8Array.from(facts.perksOpen),
    deductions: [],
    external: Float64Array.from(facts.external, (value) => value ?? Number.NaN),
  };
}

/** Window sums of a block's own entries on the day in hand: a row of the block per slot. */
interface Totals {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

function newTotals(kernel: Kernel, block: number, slots: number): Totals {
  return { numerators: kernel.float64(slots * block), denominators: kernel.float64(slots * block) };
}

/**
 * Adds the block's own entries that count from `day` on to the totals of the day before, and scores the day by the rules that
 * decide it. Days come one after the other, from 0.
 */
function scoreBlock(
  scorers: readonly Scorer[],
  { kernel, books, block }: Run,
  totals: Totals,
  projection: Projection,
  index: number,
  count: number,
  day: number,
): void {
  const { numerators, denominators } = totals;
  const slots = numerators.length / block;
  for (let slot = 0; slot < slots; slot++) {
    kernel.addSums(rowOf(numerators, slot, block), stepsOf(books, books.numerator, slot, day, 1), 1);
    kernel.addSums(rowOf(denominators, slot, block), stepsOf(books, books.denominator, slot, day, 1), 1);
  }
  for (const scorer of scorers)
    if (scorer.rules[day])
      for (let i = 0; i < count; i++) scoreDay(scorer, totals, block, i, projection, index + i, day);
}

/** Scores one replication's day: the first by the central rules, as the record is, the others by the replication's draw. */
function scoreDay(
  {
    plan,
    drawn,
    offset,
    places,
    whole,
    days,
    evaluation,
    numerators,
    denominators,
    knownNumerators,
    knownDenominators,
  }: Scorer,
  own: Totals,
  block: number,
  i: number,
  projection: Projection,
  index: number,
  day: number,
): void {
  const slots = numerators.length;
  for (let slot = 0; slot < slots; slot++) {
    const at = (offset + slot) * block + i;
    numerators[slot] = knownNumerators[day * slots + slot]! + own.numerators[at]!;
    denominators[slot] = knownDenominators[day * slots + slot]! + own.denominators[at]!;
  }
  const rules = drawn === null || day === 0 ? plan : drawn[(projection.from + index) % drawn.length]!;
  evaluate(rules, numerators, denominators, days[day]!, evaluation);
  const { values } = projection;
  const count = projection.to - projection.from;
  const stride = projection.days * count;
  const at = day * count + index;
  if (!whole)
    for (let node = 0; node < projection.nodes.length; node++) values[at + node * stride] = Number.NaN;
  const { dimensionScores } = evaluation;
  values[at] = evaluation.total;
  const first = 1 + dimensionScores.length;
  for (let k = 1; k < places.length; k++) {
    const place = places[k]!;
    if (place >= 0)
      values[at + place * stride] = k < first ? dimensionScores[k - 1]! : evaluation.values[k - first]!;
  }
}

/** "total", the dimensions, the metrics: what a projection has a column for. */
export function nodesOf(plan: Plan): string[] {
  return ["total", ...plan.dimensions.map(({ id }) => id), ...plan.metrics.map(({ id }) => id)];
}

/** Where the stages book: the slots of all rule versions that score the scenario. */
function seriesSlots(scorers: readonly Scorer[], { counts, series: further = [] }: ShopModel): SeriesSlots {
  const where = (metric: string, wanted: (plan: Plan) => boolean) =>
    scorers
      .filter(({ plan }) => wanted(plan))
      .flatMap(({ plan, offset }) =>
        slotsOf(plan, metric).map((window) => ({ ...window, slot: window.slot + offset })),
      );
  const isOf = (one: SeriesModel, { rules }: Plan) =>
    Object.hasOwn(rules.metrics, one.metric) && definitionOf(rules, one.metric) === one.definition;
  const slots = (metric: string) =>
    where(metric, (plan) => !further.some((one) => one.metric === metric && isOf(one, plan)));
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
    further: further.map((one) => where(one.metric, (plan) => isOf(one, plan))),
  };
}

/** Money that the levers cost, by replication. */
function addCosts(
  levers: EngineState["scenarios"][number]["levers"],
  { paid, block }: Run,
  start: number,
  horizon: number,
  costs: Float64Array,
): void {
  for (const lever of levers) {
    const { cost } = lever;
    if (!cost) continue;
    let used = false;
    for (let t = 0; t < horizon; t++) {
      if (strengthOn(lever, start + t) <= 0) continue;
      used = true;
      const orders = rowOf(paid, START + t, block);
      for (let i = 0; i < costs.length; i++) costs[i]! += cost.perDay + cost.perOrder * orders[i]!;
    }
    if (used) for (let i = 0; i < costs.length; i++) costs[i]! += cost.once;
  }
}
