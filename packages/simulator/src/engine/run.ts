import { DUE_LAGS, PAST_DAYS } from "../model/lags.ts";
import type { OnTheWay } from "../model/on-the-way.ts";
import type { ShopModel } from "../model/shop-model.ts";
import { atomAt } from "../random/atoms.ts";
import { type Slots, uniformAt } from "../random/slots.ts";
import { type Books, newBooks, type SlotWindow } from "./books.ts";
import { type Carried, newCarried, resetCarried } from "./carried.ts";
import type { CompiledModel, CompiledShare } from "./compiled-model.ts";
import { compileShare, dayFactors, levelFactors } from "./compiled-model.ts";
import type { Keys } from "./dice.ts";

/** Index of the start in a column of cohorts: the days before it are history. */
export const START = PAST_DAYS;

/**
 * What one replication holds constant: how good the shop really is, drawn once from the posterior. Factors of levels;
 * cumulative hazards of shares, `rated` alone a probability.
 */
export interface World {
  demand: number;
  pickup: number;
  pickupSeconds: number;
  signing: number;
  review: number;
  qualityReturn: number;
  damageReturn: number;
  application: number;
  refund: number;
  reviewSeconds: number;
  sessions: number;
  response: number;
  seeking: number;
  escalation: number;
  readonly late: Float64Array;
  readonly fewerStars: Float64Array;
  rated: number;
  dissatisfied: number;
  readonly counts: Float64Array;
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
}

/** Posteriors and day factors that no lever has moved, compiled once per scenario. */
export interface Fixed {
  readonly late: readonly CompiledShare[];
  readonly fewerStars: readonly CompiledShare[];
  readonly rated: CompiledShare;
  readonly dissatisfied: CompiledShare;
  readonly counts: readonly CompiledShare[];
}

export function compileFixed(model: ShopModel): Fixed {
  return {
    late: model.delivery.late.map((share) => compileShare(share, model.delivery.dayVariance)),
    fewerStars: model.fewerStars.map((share, k) => compileShare(share, k === 0 ? share.dayVariance : 0)),
    rated: compileShare(model.chats.rated),
    dissatisfied: compileShare(model.chats.dissatisfied),
    counts: model.counts.map(({ share }) => compileShare(share)),
  };
}

/** Working memory of a replication: columns by day of the cohort's beginning, the start at index START. */
export interface Run {
  readonly model: ShopModel;
  readonly fixed: Fixed;
  readonly way: OnTheWay;
  readonly keys: Keys;
  readonly slots: Slots;
  readonly series: SeriesSlots;
  readonly books: Books;
  readonly world: World;
  /** Model in force for what begins on each day; history's cohorts have the fitted one. */
  readonly models: CompiledModel[];
  replication: number;
  readonly paid: Float64Array;
  readonly awaitingPickup: Float64Array;
  readonly inTransit: Float64Array;
  readonly unreviewed: Float64Array;
  readonly withoutQualityReturn: Float64Array;
  readonly withoutDamageReturn: Float64Array;
  readonly withoutApplication: Float64Array;
  /** After-sales neither refunded nor closed yet: without and with an agreement at the start. */
  readonly openAfterSales: Float64Array;
  readonly agreedAfterSales: Float64Array;
  readonly unescalated: Float64Array;
  /** Waybills falling due: [day × DUE_LAGS + due lag]. */
  readonly due: Float64Array;
  /** Orders ready for pickup and parcels ready for signing that were left behind; null where that cannot be. */
  readonly waiting: { readonly forPickup: Float64Array; readonly forSigning: Float64Array } | null;
  /** null where neither lever nor incident changes a model. */
  readonly carried: Carried | null;
  /** Of the day in hand, for the stages after it. */
  pickedUp: number;
  signed: number;
}

export function newRun(
  model: ShopModel,
  way: OnTheWay,
  keys: Keys,
  series: SeriesSlots,
  slotCount: number,
  horizon: number,
  changing = false,
): Run {
  const column = () => new Float64Array(START + horizon);
  const fixed = compileFixed(model);
  return {
    model,
    fixed,
    way,
    keys,
    slots: { start: 0, step: 1 },
    series,
    books: newBooks(slotCount, horizon),
    world: {
      demand: 1,
      pickup: 1,
      pickupSeconds: 1,
      signing: 1,
      review: 1,
      qualityReturn: 1,
      damageReturn: 1,
      application: 1,
      refund: 1,
      reviewSeconds: 1,
      sessions: 1,
      response: 1,
      seeking: 1,
      escalation: 1,
      late: new Float64Array(DUE_LAGS),
      fewerStars: new Float64Array(4),
      rated: 0,
      dissatisfied: 0,
      counts: new Float64Array(fixed.counts.length),
    },
    models: [],
    replication: 0,
    paid: column(),
    awaitingPickup: column(),
    inTransit: column(),
    unreviewed: column(),
    withoutQualityReturn: column(),
    withoutDamageReturn: column(),
    withoutApplication: column(),
    openAfterSales: column(),
    agreedAfterSales: column(),
    unescalated: column(),
    due: new Float64Array((horizon + DUE_LAGS) * DUE_LAGS),
    waiting:
      changing || model.pickup.capacity !== undefined ? { forPickup: column(), forSigning: column() } : null,
    carried: changing ? newCarried(START + horizon) : null,
    pickedUp: 0,
    signed: 0,
  };
}

/** Puts the shop back to the start: what is on the way, nothing of the future. */
export function resetRun(run: Run): void {
  const { way, books } = run;
  books.numerator.fill(0);
  books.denominator.fill(0);
  run.due.fill(0);
  run.waiting?.forPickup.fill(0);
  run.waiting?.forSigning.fill(0);
  if (run.carried) resetCarried(run.carried);
  fillPast(run.paid, way.paid);
  fillPast(run.awaitingPickup, way.awaitingPickup);
  fillPast(run.inTransit, way.inTransit);
  fillPast(run.unreviewed, way.unreviewed);
  fillPast(run.withoutQualityReturn, way.withoutQualityReturn);
  fillPast(run.withoutDamageReturn, way.withoutDamageReturn);
  fillPast(run.withoutApplication, way.withoutApplication);
  fillPast(run.unescalated, way.unescalated);
  run.openAfterSales.fill(0);
  run.agreedAfterSales.fill(0);
  for (let age = 0; age < way.openAfterSales.length; age++) {
    run.openAfterSales[START - 1 - age] = way.openAfterSales[age]!.unanswered;
    run.agreedAfterSales[START - 1 - age] = way.openAfterSales[age]!.agreed;
  }
}

function fillPast(column: Float64Array, byAge: readonly number[]): void {
  column.fill(0);
  for (let age = 0; age < byAge.length && age < START; age++) column[START - 1 - age] = byAge[age]!;
}

/** Draws how good the shop really is, one slot of the world's stream for each thing that is not known. */
export function drawWorld(
  run: Run,
  uniform: (slot: number) => number = (slot) => uniformAt(run.slots, slot),
): void {
  const { world, fixed, model, models } = run;
  const base = models[0]!;
  let slot = 0;
  const next = () => uniform(slot++);
  world.demand = atomAt(levelFactors(model.demand.evidence), next());
  world.pickup = atomAt(base.pickup.level, next());
  world.pickupSeconds = atomAt(levelFactors(model.pickupSeconds.evidence), next());
  world.signing = atomAt(base.signing.level, next());
  world.review = atomAt(base.review.level, next());
  world.qualityReturn = atomAt(base.qualityReturn.level, next());
  world.damageReturn = atomAt(base.damageReturn.level, next());
  world.application = atomAt(base.application.level, next());
  world.refund = atomAt(base.refund.level, next());
  world.reviewSeconds = atomAt(levelFactors(model.afterSales.reviewSeconds.evidence), next());
  world.sessions = atomAt(levelFactors(model.chats.sessions.evidence), next());
  world.response = atomAt(levelFactors(model.chats.evidence), next());
  world.seeking = atomAt(levelFactors(model.help.seeking.evidence), next());
  world.escalation = atomAt(base.escalation.level, next());
  world.rated = atomAt(fixed.rated.posterior, next());
  world.dissatisfied = atomAt(fixed.dissatisfied.hazards, next());
  for (let k = 0; k < world.fewerStars.length; k++)
    world.fewerStars[k] = atomAt(fixed.fewerStars[k]!.hazards, next());
  const late = next();
  for (let lag = 0; lag < world.late.length; lag++) world.late[lag] = atomAt(fixed.late[lag]!.hazards, late);
  for (let c = 0; c < world.counts.length; c++) world.counts[c] = atomAt(fixed.counts[c]!.hazards, next());
}

/** The factor of a good or bad day: slot 0 of a process's stream. */
export function dayFactor(variance: number, slots: Slots): number {
  return atomAt(dayFactors(variance), uniformAt(slots, 0));
}
