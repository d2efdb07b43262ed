import { weekdayOf } from "../model/fit-demand.ts";
import { PICKUP_LAGS, SIGNING_LAGS } from "../model/lags.ts";
import { fillFromModels, timesFactors } from "./block-models.ts";
import { book } from "./books.ts";
import { carryToPickup, carryToSigning } from "./carried.ts";
import { cumulativeHazard } from "./compiled-model.ts";
import { uniformOf } from "./dice.ts";
import { takeWithinBlock } from "./left-behind.ts";
import { cohortsOf, dayFactor, hazardsOn, type Run, rollSlots, rowOf, rowsOf, START, todays } from "./run.ts";
import { addSeconds, DURATION_SLOTS, hasAny } from "./seconds.ts";
import { drawInTime } from "./series/draw-in-time.ts";
import { drawPoints } from "./series/draw-points.ts";
import { countSigned } from "./series/draw-ratings.ts";
import { drawTransit } from "./series/draw-transit.ts";
import { followPickups, followSignings } from "./spread-trouble.ts";

const DAY = 86_400;

/** New orders of day `t`: Poisson around level × weekday × day factor, so negative binomial. */
export function takeOrders(run: Run, t: number, start: number): void {
  const { kernel, block, prepared, world, series, room } = run;
  const weekday = run.model.demand.weekday[weekdayOf(start + t)]!;
  const words = rollSlots(run, "demand", t, 2);
  const factor = dayFactor(run, prepared.days.demand, world.demand, words);
  kernel.multiply(
    factor,
    todays(run, t, ({ demand }) => demand),
    weekday,
    room.mean,
  );
  if (run.traffic) kernel.multiply(room.mean, run.traffic, 1, room.mean);
  const orders = rowOf(run.paid, START + t, block);
  kernel.poissonsOf(room.mean, rowOf(words, 1, block), orders);
  run.story?.keep("paid", t, orders);
  for (const column of [run.awaitingPickup, run.withoutDamageReturn, run.withoutApplication])
    rowOf(column, START + t, block).set(orders);
  book(run.books, series.orders, t, orders, null);
  book(run.books, series.damage, t, null, orders);
}

/** Pickups and cancellations of day `t` among the orders of the last weeks, by the days that they have waited. */
export function pickUp(run: Run, t: number): void {
  const { kernel, block, prepared, models, world, room, waiting } = run;
  const words = rollSlots(run, "pickup", t, 1 + 2 * PICKUP_LAGS);
  const factor = dayFactor(run, prepared.pickup.dayFactor, world.pickup, words);
  const hazards = hazardsOn(run, t, "pickup", prepared.pickup.byRow, factor, "pickup");
  const open = cohortsOf(run.awaitingPickup, t, PICKUP_LAGS, block);
  const picked = rowsOf(room.drawn, 0, PICKUP_LAGS, block);
  const gone = rowsOf(room.second, 0, PICKUP_LAGS, block);
  kernel.binomialsOfHazard(open, hazards, rowsOf(words, 1, PICKUP_LAGS, block), picked);
  kernel.addCounts(open, picked, -1);
  hazardsOn(run, t, "cancellation", prepared.cancellation, room.factor.fill(1), null);
  kernel.binomialsOfHazard(open, hazards, rowsOf(words, 1 + PICKUP_LAGS, PICKUP_LAGS, block), gone);
  kernel.addCounts(open, gone, -1);
  run.story?.keep("cancellations", t, gone);
  run.pickedUp.fill(0);
  kernel.addRows(run.pickedUp, picked);
  if (waiting) {
    const unlimited = fillFromModels(
      models,
      START + t,
      ({ pickupCapacity }) => pickupCapacity,
      Number.POSITIVE_INFINITY,
      room.today,
    );
    const allRun = fillFromModels(models, START + t, ({ pickupsRunning }) => pickupsRunning, 1, room.some);
    if (!unlimited || !allRun || !waiting.forPickup.idle)
      takeWithinBlock(room.today, room.some, picked, waiting.forPickup, START + t, run.pickedUp);
  }
  if (run.carried && models.changes)
    carryToPickup(run.carried, models.changes.factors, START + t, picked, run.pickedUp);
  followPickups(run, t, picked);
  rowOf(run.inTransit, START + t, block).set(run.pickedUp);
  timePickups(run, t, picked);
  run.story?.keep("pickups", t, picked);
  run.story?.keep("pickup-seconds", t, room.seconds);
  book(run.books, run.series.pickup, t, room.seconds, run.pickedUp);
  drawPoints(run, t, picked, room.factor);
  drawInTime(run, t, picked, gone);
}

/** Seconds on the pickup clock of the orders picked up on day `t`, into `room.seconds`. */
function timePickups(run: Run, t: number, picked: Int32Array): void {
  const { kernel, block, prepared, room, waiting } = run;
  const { streams } = room;
  kernel.openStreams(run.dice.keys["pickup-seconds"], run.dice.luck, t, streams);
  const words = rowOf(room.words, 0, block);
  kernel.uniforms(streams, 0, words);
  const pace = dayFactor(run, prepared.days.pickupSeconds, run.world.pickupSeconds, words);
  const classes = prepared.pickupSeconds.length;
  room.seconds.fill(0);
  for (let lag = 0; lag < PICKUP_LAGS; lag++) {
    const counts = rowOf(picked, PICKUP_LAGS - 1 - lag, block);
    if (!hasAny(counts)) continue;
    const one = Math.min(lag, classes - 1);
    addSeconds(
      run,
      START + t - lag,
      prepared.pickupSeconds[one]!,
      ({ pickupSeconds }) => pickupSeconds[Math.min(lag, pickupSeconds.length - 1)]!,
      counts,
      pace,
      streams,
      1 + lag * DURATION_SLOTS,
    );
    if (waiting && !waiting.forPickup.idle && lag >= classes) {
      const freed = rowOf(waiting.forPickup.freed, PICKUP_LAGS - 1 - lag, block);
      kernel.addCountsToSums(room.seconds, freed, (lag - classes + 1) * DAY);
    }
  }
}

/** Parcels signed on day `t`, by the days since pickup. */
export function sign(run: Run, t: number): void {
  const { kernel, block, prepared, models, world, room, series, waiting } = run;
  const words = rollSlots(run, "signing", t, 1 + SIGNING_LAGS);
  const factor = dayFactor(run, prepared.signing.dayFactor, world.signing, words);
  const hazards = hazardsOn(run, t, "signing", prepared.signing.byRow, factor, "signing");
  const open = cohortsOf(run.inTransit, t, SIGNING_LAGS, block);
  const now = rowsOf(room.drawn, 0, SIGNING_LAGS, block);
  kernel.binomialsOfHazard(open, hazards, rowsOf(words, 1, SIGNING_LAGS, block), now);
  kernel.addCounts(open, now, -1);
  run.signed.fill(0);
  kernel.addRows(run.signed, now);
  if (waiting) {
    const allRun = fillFromModels(models, START + t, ({ signingsRunning }) => signingsRunning, 1, room.some);
    if (!allRun || !waiting.forSigning.idle)
      takeWithinBlock(
        room.today.fill(Number.POSITIVE_INFINITY),
        room.some,
        now,
        waiting.forSigning,
        START + t,
        run.signed,
      );
  }
  run.story?.keep("signings", t, now);
  if (run.carried) carryToSigning(run.carried, START + t, now, run.signed);
  followSignings(run, t, now);
  rowOf(run.unreviewed, START + t, block).set(run.signed);
  rowOf(run.withoutQualityReturn, START + t, block).set(run.signed);
  book(run.books, series.quality, t, null, run.signed);
  book(run.books, series.signed, t, run.signed, null);
  countSigned(run, t);
  drawTransit(run, t, now);
}

/** Waybills that leave on day `t` get their due days; waybills due on day `t` are on time or not. */
export function deliver(run: Run, t: number): void {
  const { kernel, block, prepared, models, world, room, way, due, model } = run;
  giveDueDays(run, t);
  const { lateLags } = prepared;
  const known = way.waybills.find(({ dueIn }) => dueIn === t);
  const words = rollSlots(run, "delivery", t, 1 + lateLags + (known?.open.length ?? 0));
  kernel.pick(prepared.days.late, rowOf(words, 0, block), room.day);
  const hazards = rowsOf(room.hazards, 0, lateLags, block);
  const still = fillFromModels(models, START + t, ({ stranded }) => stranded, 0, room.some);
  for (let lag = 0; lag < lateLags; lag++) {
    const hazard = rowOf(hazards, lag, block);
    kernel.multiply(rowOf(world.late, lag, block), room.day, 1, hazard);
    if (models.changes) timesFactors(kernel, block, START + t - lag, models.changes.factors.late, hazard);
    if (!still) kernel.addSums(hazard, room.some, 1);
  }
  const counts = rowsOf(due, t * lateLags, lateLags, block);
  const late = rowsOf(room.drawn, 0, lateLags, block);
  kernel.binomialsOfHazard(counts, hazards, rowsOf(words, 1, lateLags, block), late);
  run.story?.keep("late", t, late);
  const [onTime, all] = [room.counts.fill(0), room.others.fill(0)];
  kernel.addRows(all, counts);
  const missed = rowOf(room.second, 0, block).fill(0);
  kernel.addRows(missed, late);
  if (known) {
    const [n, drawn] = [rowOf(room.third, 0, block), rowOf(room.fourth, 0, block)];
    addToEach(all, known.onTime + known.missed);
    addToEach(missed, known.missed);
    for (const [i, { dueLag, age, count }] of known.open.entries()) {
      const like = model.delivery.lateWhenOpen[dueLag]![age];
      const mean = prepared.meanLate[dueLag]!;
      // as much above its mean as this world's waybills are
      const times =
        like === undefined || mean === 0 ? 1 : cumulativeHazard(like, model.delivery.dayVariance) / mean;
      kernel.multiply(rowOf(world.late, dueLag, block), room.day, times, room.mean);
      if (!still) kernel.addSums(room.mean, room.some, 1);
      kernel.binomialsOfHazard(n.fill(count), room.mean, rowOf(words, 1 + lateLags + i, block), drawn);
      run.story?.keep("known-late", t, drawn);
      kernel.addCounts(all, n, 1);
      kernel.addCounts(missed, drawn, 1);
    }
  }
  kernel.addCounts(onTime, all, 1);
  kernel.addCounts(onTime, missed, -1);
  book(run.books, run.series.delivery, t, onTime, all);
}

function giveDueDays(run: Run, t: number): void {
  const { kernel, block, prepared, room, due, model } = run;
  const { dueLags, lateLags } = prepared;
  if (dueLags === 0) return;
  const words = rollSlots(run, "due-dates", t, 1 + lateLags);
  const left = room.counts;
  const perPickup = model.delivery.waybillsPerPickup;
  for (let i = 0; i < block; i++) left[i] = Math.floor(run.pickedUp[i]! * perPickup + uniformOf(words[i]!));
  const drawn = rowsOf(room.drawn, 0, dueLags, block);
  kernel.spread(prepared.dueLag, left, rowsOf(words, 1, dueLags, block), drawn);
  run.story?.keep("waybills", t, drawn);
  for (let lag = 0; lag < dueLags; lag++)
    kernel.addCounts(rowOf(due, (t + lag) * lateLags + lag, block), rowOf(drawn, lag, block), 1);
}

function addToEach(counts: Int32Array, more: number): void {
  for (let i = 0; i < counts.length; i++) counts[i]! += more;
}
