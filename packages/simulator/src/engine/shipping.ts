import { weekdayOf } from "../model/fit-demand.ts";
import { DUE_LAGS, PICKUP_LAGS, SIGNING_LAGS } from "../model/lags.ts";
import { atomAt } from "../random/atoms.ts";
import { binomial, binomialOfHazard } from "../random/binomial.ts";
import { poisson } from "../random/poisson.ts";
import { uniformAt } from "../random/slots.ts";
import { book } from "./books.ts";
import { carryToPickup, carryToSigning } from "./carried.ts";
import { cumulativeHazard } from "./compiled-model.ts";
import { openDay } from "./dice.ts";
import { sumOfDurations } from "./durations.ts";
import { takeWithin } from "./left-behind.ts";
import { dayFactor, type Run, START } from "./run.ts";

/** Slots that the sum of one lag's durations may use. */
const DURATION_SLOTS = 1024;

/** New orders of day `t`: Poisson around level × weekday × day factor, so negative binomial. */
export function takeOrders(run: Run, t: number, start: number): void {
  const { demand } = run.model;
  const slots = openDay(run.keys, "demand", run.replication, t, run.slots);
  const mean =
    run.models[START + t]!.demand *
    demand.weekday[weekdayOf(start + t)]! *
    run.world.demand *
    dayFactor(demand.dayVariance, slots);
  const orders = poisson(mean, uniformAt(slots, 1));
  run.paid[START + t] = orders;
  run.awaitingPickup[START + t] = orders;
  run.withoutDamageReturn[START + t] = orders;
  run.withoutApplication[START + t] = orders;
  book(run.books, run.series.orders, t, t, orders, 0);
  book(run.books, run.series.damage, t, t, 0, orders);
}

/** Pickups and cancellations of day `t` among the orders of the last weeks, by the days that they have waited. */
export function pickUp(run: Run, t: number): void {
  const { awaitingPickup, models, world } = run;
  const slots = openDay(run.keys, "pickup", run.replication, t, run.slots);
  const today = models[START + t]!;
  const factor = world.pickup * atomAt(models[0]!.pickup.dayFactor, uniformAt(slots, 0));
  let pickedUp = 0;
  for (let lag = 0; lag < PICKUP_LAGS; lag++) {
    const cohort = START + t - lag;
    const open = awaitingPickup[cohort]!;
    picked[lag] = 0;
    if (open === 0) continue;
    const model = models[cohort]!;
    const hazard = model.pickup.byLag[lag]! * model.pickup.times * factor;
    const now = binomialOfHazard(open, hazard, uniformAt(slots, 1 + 2 * lag));
    const gone = binomialOfHazard(open - now, model.cancellation[lag]!, uniformAt(slots, 2 + 2 * lag));
    awaitingPickup[cohort] = open - now - gone;
    picked[lag] = now;
    pickedUp += now;
  }
  if (run.waiting) {
    const { pickupCapacity, pickupsRunning } = today;
    pickedUp = takeWithin(pickupCapacity, pickupsRunning, picked, run.waiting.forPickup, START + t, freed);
  }
  if (run.carried) carryToPickup(run.carried, models, START + t, picked, pickedUp);
  run.pickedUp = pickedUp;
  run.inTransit[START + t] = pickedUp;
  if (pickedUp > 0) book(run.books, run.series.pickup, t, t, pickupSeconds(run, t), pickedUp);
}

const picked = new Float64Array(PICKUP_LAGS);
/** Of those picked up or signed, by the cohort's age: left behind before. */
const freed = new Float64Array(PICKUP_LAGS);
const freedParcels = new Float64Array(SIGNING_LAGS);
const signedByLag = new Float64Array(SIGNING_LAGS);

function pickupSeconds(run: Run, t: number): number {
  const { models, world, model } = run;
  const slots = openDay(run.keys, "pickup-seconds", run.replication, t, run.slots);
  const factor = world.pickupSeconds * dayFactor(model.pickupSeconds.dayVariance, slots);
  let seconds = 0;
  for (let lag = 0; lag < PICKUP_LAGS; lag++) {
    if (picked[lag] === 0) continue;
    const byLag = models[START + t - lag]!.pickupSeconds;
    const durations = byLag[Math.min(lag, byLag.length - 1)]!;
    seconds += sumOfDurations(durations, picked[lag]!, factor, slots, 1 + lag * DURATION_SLOTS);
    if (run.waiting && lag >= byLag.length) seconds += freed[lag]! * (lag - byLag.length + 1) * 86_400;
  }
  return seconds;
}

/** Parcels signed on day `t`, by the days since pickup. */
export function sign(run: Run, t: number): void {
  const { inTransit, models, world } = run;
  const slots = openDay(run.keys, "signing", run.replication, t, run.slots);
  const factor = world.signing * atomAt(models[0]!.signing.dayFactor, uniformAt(slots, 0));
  let signed = 0;
  for (let lag = 0; lag < SIGNING_LAGS; lag++) {
    const cohort = START + t - lag;
    const open = inTransit[cohort]!;
    signedByLag[lag] = 0;
    if (open === 0) continue;
    const { byLag, times } = models[cohort]!.signing;
    const now = binomialOfHazard(open, byLag[lag]! * times * factor, uniformAt(slots, 1 + lag));
    inTransit[cohort] = open - now;
    signedByLag[lag] = now;
    signed += now;
  }
  if (run.waiting) {
    const { signingsRunning } = models[START + t]!;
    const anyNumber = Number.POSITIVE_INFINITY;
    signed = takeWithin(
      anyNumber,
      signingsRunning,
      signedByLag,
      run.waiting.forSigning,
      START + t,
      freedParcels,
    );
  }
  if (run.carried) carryToSigning(run.carried, START + t, signedByLag, signed);
  run.signed = signed;
  run.unreviewed[START + t] = signed;
  run.withoutQualityReturn[START + t] = signed;
  book(run.books, run.series.quality, t, t, 0, signed);
  book(run.books, run.series.signed, t, t, signed, 0);
}

/** Waybills that leave on day `t` get their due days; waybills due on day `t` are on time or not. */
export function deliver(run: Run, t: number): void {
  const { delivery } = run.model;
  const { due, world, fixed, way, models } = run;
  const { stranded } = models[START + t]!;
  let slots = openDay(run.keys, "due-dates", run.replication, t, run.slots);
  let left = Math.floor(run.pickedUp * delivery.waybillsPerPickup + uniformAt(slots, 0));
  let share = 1;
  for (let lag = 0; lag < DUE_LAGS && left > 0; lag++) {
    const p = delivery.dueLag[lag]!;
    if (p > 0) {
      const now = p >= share ? left : binomial(left, p / share, uniformAt(slots, 1 + lag));
      due[(t + lag) * DUE_LAGS + lag]! += now;
      left -= now;
    }
    share -= p;
  }
  slots = openDay(run.keys, "delivery", run.replication, t, run.slots);
  const factor = atomAt(fixed.late[0]!.dayFactor, uniformAt(slots, 0));
  let [onTime, all] = [0, 0];
  for (let lag = 0; lag < DUE_LAGS; lag++) {
    const count = due[t * DUE_LAGS + lag]!;
    if (count === 0) continue;
    const hazard = world.late[lag]! * models[START + t - lag]!.lateTimes * factor + stranded;
    all += count;
    onTime += count - binomialOfHazard(count, hazard, uniformAt(slots, 1 + lag));
  }
  const known = way.waybills.find(({ dueIn }) => dueIn === t);
  if (known) {
    all += known.onTime + known.missed;
    onTime += known.onTime;
    for (let i = 0; i < known.open.length; i++) {
      const { dueLag, age, count } = known.open[i]!;
      const hazard = hazardOnTheRoad(run, dueLag, age) * factor + stranded;
      all += count;
      onTime += count - binomialOfHazard(count, hazard, uniformAt(slots, 1 + DUE_LAGS + i));
    }
  }
  if (all > 0) book(run.books, run.series.delivery, t, t, onTime, all);
}

/** Cumulative hazard of missing the due day at this age, as much above its mean as this world's waybills are. */
function hazardOnTheRoad({ model, fixed, world }: Run, dueLag: number, age: number): number {
  const late = model.delivery.lateWhenOpen[dueLag]![age];
  const { meanHazard } = fixed.late[dueLag]!;
  if (late === undefined || meanHazard === 0) return world.late[dueLag]!;
  return (cumulativeHazard(late, model.delivery.dayVariance) * world.late[dueLag]!) / meanHazard;
}
