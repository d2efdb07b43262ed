import type { Kernel, Streams } from "../kernel/kernel.ts";
import { APPLICATION_LAGS, COHORT_LAGS, REFUND_LAGS } from "../model/lags.ts";
import type { OnTheWay } from "../model/on-the-way.ts";
import type { ShopModel } from "../model/shop-model.ts";
import {
  type BlockModels,
  type FactorName,
  fillFromModels,
  type LagHazardsName,
  newBlockModels,
  overwriteHazards,
  timesFactors,
} from "./block-models.ts";
import { type Books, newBooks, type SlotWindow } from "./books.ts";
import { type Carried, newCarried, resetCarried } from "./carried.ts";
import { type ChainsInHand, newChains } from "./chains.ts";
import type { CompiledModel } from "./compiled-model.ts";
import { type Dice, type Keys, newDice, newStreams, type Process, roll } from "./dice.ts";
import { fillPast } from "./fill-past.ts";
import { newWaiting, resetWaiting, type Waiting } from "./left-behind.ts";
import { type PreparedModel, prepareModel } from "./prepared-model.ts";
import type { Recorder } from "./recording.ts";
import { PAST, type ScenarioModels } from "./scenario-models.ts";
import { resetSeries } from "./series/reset-series.ts";
import { newSeriesRuns, type SeriesRuns } from "./series/series-run.ts";

/** Row of the start in a column of cohorts: the days before it are history. */
export const START = PAST;

/**
 * What a replication holds constant: how good the shop really is, drawn once from the posterior. Factors of levels;
 * cumulative hazards of shares, `rated` alone a probability. One value per replication of the block.
 */
export interface World {
  readonly demand: Float64Array;
  readonly pickup: Float64Array;
  readonly pickupSeconds: Float64Array;
  readonly signing: Float64Array;
  readonly review: Float64Array;
  readonly qualityReturn: Float64Array;
  readonly damageReturn: Float64Array;
  readonly application: Float64Array;
  readonly refund: Float64Array;
  readonly reviewSeconds: Float64Array;
  readonly sessions: Float64Array;
  readonly response: Float64Array;
  readonly seeking: Float64Array;
  readonly escalation: Float64Array;
  readonly rated: Float64Array;
  readonly dissatisfied: Float64Array;
  readonly fewerStars: readonly Float64Array[];
  /** A row per due lag. */
  readonly late: Float64Array;
  readonly counts: readonly Float64Array[];
}

/** Series whose entries the stages book, resolved to slots once. */
export interface SeriesSlots {
  readonly rating: readonly SlotWindow[];
  readonly quality: readonly SlotWindow[];
  readonly pickup: readonly SlotWindow[];
  readonly delivery: readonly SlotWindow[];
  readonly damage: readonly SlotWindow[];
  readonly response: readonly SlotWindow[];
  readonly dissatisfaction: readonly SlotWindow[];
  readonly review: readonly SlotWindow[];
  readonly help: readonly SlotWindow[];
  readonly orders: readonly SlotWindow[];
  readonly signed: readonly SlotWindow[];
  readonly badReviews: readonly SlotWindow[];
  readonly counts: readonly (readonly SlotWindow[])[];
  /** Of the model's series. */
  readonly further: readonly (readonly SlotWindow[])[];
}

/** Scratch of the stage in hand: matrices of up to as many rows as the longest process has lags. */
interface Room {
  readonly words: Uint32Array;
  readonly hazards: Float64Array;
  readonly drawn: Int32Array;
  readonly second: Int32Array;
  readonly third: Int32Array;
  readonly fourth: Int32Array;
  readonly fifth: Int32Array;
  /** Columns. */
  readonly day: Float64Array;
  readonly factor: Float64Array;
  readonly mean: Float64Array;
  readonly today: Float64Array;
  readonly seconds: Float64Array;
  readonly some: Float64Array;
  readonly counts: Int32Array;
  readonly others: Int32Array;
  readonly streams: Streams;
}

/**
 * Working memory of a block of replications. Cohort columns have a row of the block per day of the cohort's beginning, the
 * start in row START.
 */
export interface Run {
  readonly kernel: Kernel;
  readonly block: number;
  readonly model: ShopModel;
  readonly prepared: PreparedModel;
  readonly way: OnTheWay;
  readonly dice: Dice;
  readonly series: SeriesSlots;
  readonly books: Books;
  readonly world: World;
  readonly models: BlockModels;
  readonly paid: Int32Array;
  readonly awaitingPickup: Int32Array;
  readonly inTransit: Int32Array;
  readonly unreviewed: Int32Array;
  readonly withoutQualityReturn: Int32Array;
  readonly withoutDamageReturn: Int32Array;
  readonly withoutApplication: Int32Array;
  /** After-sales neither refunded nor closed yet: without and with an agreement at the start. */
  readonly openAfterSales: Int32Array;
  readonly agreedAfterSales: Int32Array;
  readonly unescalated: Int32Array;
  /** Waybills falling due: [(day × due lags + due lag) × block + replication]. */
  readonly due: Int32Array;
  /** Orders ready for pickup and parcels ready for signing that were left behind; null where that cannot be. */
  readonly waiting: { readonly forPickup: Waiting; readonly forSigning: Waiting } | null;
  /** null where neither lever nor incident changes a model. */
  readonly carried: Carried | null;
  readonly further: SeriesRuns;
  /** Reviews of a day by day of signing that have at most k + 1 stars; null where no series asks. */
  readonly atMost: readonly Int32Array[] | null;
  /** Takes down what replication 0 of the block draws; null: nobody asked. */
  story: Recorder | null;
  /** null where trouble of one process spreads to no other. */
  readonly chains: ChainsInHand | null;
  /** Factors of the score on the day's orders; null: the score does not act back. */
  traffic: Float64Array | null;
  /** Of the day in hand, for the stages after it. */
  readonly pickedUp: Int32Array;
  readonly signed: Int32Array;
  readonly room: Room;
}

/** Rows of words that a stage takes at most. */
function mostSlots(way: OnTheWay, { world, lateLags }: PreparedModel): number {
  const waybills = way.waybills.map(({ open }) => 1 + lateLags + open.length);
  return Math.max(2 + 5 * COHORT_LAGS, 1 + 3 * REFUND_LAGS, world.length, ...waybills);
}

/** @throws {RangeError} if the kernel has not enough room for a block of this size */
export function newRun(
  kernel: Kernel,
  block: number,
  scenario: ScenarioModels,
  way: OnTheWay,
  keys: Keys,
  seed: string,
  series: SeriesSlots,
  slotCount: number,
  horizon: number,
): Run {
  const { model, base } = scenario;
  const models = newBlockModels(kernel, scenario, block, START + horizon);
  const cohorts = () => kernel.int32((START + horizon) * block);
  const column = () => kernel.float64(block);
  const matrix = () => kernel.int32(APPLICATION_LAGS * block);
  const prepared = prepareModel(kernel, model, base);
  const further = newSeriesRuns(kernel, block, model, seed, series.further, cohorts);
  return {
    kernel,
    block,
    model,
    prepared,
    way,
    dice: newDice(kernel, keys, block),
    series,
    books: newBooks(kernel, block, slotCount, horizon),
    world: {
      demand: column(),
      pickup: column(),
      pickupSeconds: column(),
      signing: column(),
      review: column(),
      qualityReturn: column(),
      damageReturn: column(),
      application: column(),
      refund: column(),
      reviewSeconds: column(),
      sessions: column(),
      response: column(),
      seeking: column(),
      escalation: column(),
      rated: column(),
      dissatisfied: column(),
      fewerStars: model.fewerStars.map(column),
      late: kernel.float64(prepared.lateLags * block),
      counts: model.counts.map(column),
    },
    models,
    paid: cohorts(),
    awaitingPickup: cohorts(),
    inTransit: cohorts(),
    unreviewed: cohorts(),
    withoutQualityReturn: cohorts(),
    withoutDamageReturn: cohorts(),
    withoutApplication: cohorts(),
    openAfterSales: cohorts(),
    agreedAfterSales: cohorts(),
    unescalated: cohorts(),
    due: kernel.int32((horizon + prepared.lateLags) * prepared.lateLags * block),
    waiting:
      models.changes || model.pickup.capacity !== undefined
        ? { forPickup: newWaiting(cohorts(), matrix()), forSigning: newWaiting(cohorts(), matrix()) }
        : null,
    carried: models.changes ? newCarried(kernel, START + horizon, block) : null,
    further,
    atMost: further.ratings.length > 0 ? model.fewerStars.map(() => kernel.int32(COHORT_LAGS * block)) : null,
    story: null,
    chains: newChains(kernel, model, base, START + horizon, block),
    traffic: null,
    pickedUp: kernel.int32(block),
    signed: kernel.int32(block),
    room: {
      words: kernel.uint32(mostSlots(way, prepared) * block),
      hazards: kernel.float64(APPLICATION_LAGS * block),
      drawn: matrix(),
      second: matrix(),
      third: matrix(),
      fourth: matrix(),
      fifth: matrix(),
      day: column(),
      factor: column(),
      mean: column(),
      today: column(),
      seconds: column(),
      some: column(),
      counts: kernel.int32(block),
      others: kernel.int32(block),
      streams: newStreams(kernel, block),
    },
  };
}

/** Puts the shop back to the start: what is on the way, nothing of the future. */
export function resetRun(run: Run): void {
  const { way, books, block } = run;
  books.numerator.fill(0);
  books.denominator.fill(0);
  run.due.fill(0);
  if (run.waiting) for (const waiting of Object.values(run.waiting)) resetWaiting(waiting);
  if (run.carried) resetCarried(run.carried);
  resetSeries(run.further, way, block);
  fillPast(run.paid, way.paid, block);
  fillPast(run.awaitingPickup, way.awaitingPickup, block);
  fillPast(run.inTransit, way.inTransit, block);
  fillPast(run.unreviewed, way.unreviewed, block);
  fillPast(run.withoutQualityReturn, way.withoutQualityReturn, block);
  fillPast(run.withoutDamageReturn, way.withoutDamageReturn, block);
  fillPast(run.withoutApplication, way.withoutApplication, block);
  fillPast(run.unescalated, way.unescalated, block);
  const open = way.openAfterSales;
  fillPast(
    run.openAfterSales,
    open.map(({ unanswered }) => unanswered),
    block,
  );
  fillPast(
    run.agreedAfterSales,
    open.map(({ agreed }) => agreed),
    block,
  );
}

/** Draws how good the shop really is: `words` has a row for each thing that is not known. */
export function drawWorld({ kernel, block, prepared, world, further }: Run, words: Uint32Array): void {
  const late = Array.from({ length: prepared.lateLags }, (_, lag) => rowOf(world.late, lag, block));
  const columns: (readonly Float64Array[])[] = [
    ...[[world.demand], [world.pickup], [world.pickupSeconds], [world.signing], [world.review]],
    ...[[world.qualityReturn], [world.damageReturn], [world.application], [world.refund]],
    ...[[world.reviewSeconds], [world.sessions], [world.response], [world.seeking], [world.escalation]],
    ...[[world.rated], [world.dissatisfied], ...world.fewerStars.map((column) => [column])],
    late,
    ...world.counts.map((column) => [column]),
    ...further.levels.map((column) => [column]),
  ];
  for (const [slot, { points }] of prepared.world.entries())
    for (const [i, into] of columns[slot]!.entries())
      kernel.pick(points[i]!, rowOf(words, slot, block), into);
}

/** Row `row` of a matrix. */
export function rowOf<Column extends Int32Array | Uint32Array | Float64Array>(
  matrix: Column,
  row: number,
  block: number,
): Column {
  return matrix.subarray(row * block, (row + 1) * block) as Column;
}

/** Rows `from` … `from + count − 1` of a matrix. */
export function rowsOf<Column extends Int32Array | Uint32Array | Float64Array>(
  matrix: Column,
  from: number,
  count: number,
  block: number,
): Column {
  return matrix.subarray(from * block, (from + count) * block) as Column;
}

/** The cohorts of day `t` and of the `lags − 1` days before it, oldest first. */
export function cohortsOf<Column extends Int32Array | Float64Array>(
  column: Column,
  t: number,
  lags: number,
  block: number,
): Column {
  return rowsOf(column, START + t + 1 - lags, lags, block);
}

/** The words of (process, day): a row per slot. Overwritten by the next process. */
export function rollSlots(
  { dice, room, block }: Run,
  process: Process,
  t: number,
  slots: number,
): Uint32Array {
  const words = rowsOf(room.words, 0, slots, block);
  roll(dice, process, t, words);
  return words;
}

/** The day's factor, the first slot's, times the world's level: overwrites `room.day` and `room.factor`. */
export function dayFactor(
  { kernel, room, block }: Run,
  points: Float64Array,
  level: Float64Array,
  words: Uint32Array,
): Float64Array {
  kernel.pick(points, rowOf(words, 0, block), room.day);
  kernel.multiply(level, room.day, 1, room.factor);
  return room.factor;
}

/**
 * Cumulative hazards of day `t` on the cohorts that a process follows, oldest first: (level and day) × lag × what levers and
 * incidents make of the cohort. Overwrites `room.hazards`.
 *
 * @param times null: they are carried from the payment, or there are none
 */
export function hazardsOn(
  { kernel, models, room, block }: Run,
  t: number,
  name: LagHazardsName,
  byRow: Float64Array,
  factor: Float64Array,
  times: FactorName | null,
): Float64Array {
  const hazards = rowsOf(room.hazards, 0, byRow.length, block);
  kernel.outer(factor, byRow, hazards);
  overwriteHazards(models, START + t, name, factor, hazards);
  if (times && models.changes) timesFactors(kernel, block, START + t, models.changes.factors[times], hazards);
  return hazards;
}

/** `value` of today's models, by replication: overwrites `room.today`. */
export function todays(
  { models, room }: Run,
  t: number,
  value: (model: CompiledModel) => number,
): Float64Array {
  fillFromModels(models, START + t, value, 0, room.today);
  return room.today;
}
