import { type LateChainId, shareOfLate, timesLate } from "../model/chains.ts";
import { DUE_LAGS, PICKUP_LAGS, SIGNING_LAGS } from "../model/lags.ts";
import { timesFactors } from "./block-models.ts";
import { type ChainsInHand, chainInputs } from "./chains.ts";
import type { Waiting } from "./left-behind.ts";
import { fillWords, type Probe } from "./probe.ts";
import { type Run, rowOf, rowsOf, START } from "./run.ts";
import { hasAny } from "./seconds.ts";

/*
 * How trouble spreads through a block of replications. Every function does nothing where the shop has no such chain, and
 * where its ratio is 1 it multiplies by 1.
 */

/** Draws how strong each chain is, and puts the lateness of what is on the way back to the start. */
export function startChains(run: Run, first: number, probe: Probe | undefined): void {
  const { chains, kernel, dice, room, block, way } = run;
  if (!chains) return;
  const inputs = chainInputs();
  const words = rowsOf(room.words, 0, inputs.length, block);
  fillWords(kernel, dice.keys.chains, first, inputs, probe, dice.streams, words);
  const { points, strength, latePickups, stars, escalation } = chains;
  for (const [slot, id] of (Object.keys(strength) as (keyof typeof strength)[]).entries()) {
    const own = points[id];
    if (own) kernel.pick(own, rowOf(words, slot, block), strength[id]);
  }
  latePickups.fill(0);
  stars.changed.fill(0);
  escalation.changed.fill(0);
  for (let age = 0; age < START; age++) {
    const row = START - 1 - age;
    rowOf(latePickups, row, block).fill(way.latePickups?.[age] ?? 0);
    const signed = way.lateSignings?.[age];
    if (signed !== undefined && signed !== null) starsOfSigned(chains, block, row, chains.late.fill(signed));
  }
}

/** The share of late ones among the orders picked up on day `t`, `picked` of them by day of payment. */
export function followPickups({ chains, kernel, block, pickedUp }: Run, t: number, picked: Int32Array): void {
  if (!chains?.lateness) return;
  const { pickedUpLate } = chains.lateness;
  const late = rowOf(chains.latePickups, START + t, block).fill(0);
  for (let lag = 0; lag < PICKUP_LAGS; lag++)
    if (pickedUpLate[lag]! > 0)
      kernel.addCountsToSums(late, rowOf(picked, PICKUP_LAGS - 1 - lag, block), pickedUpLate[lag]!);
  for (let i = 0; i < block; i++) late[i] = pickedUp[i] === 0 ? 0 : late[i]! / pickedUp[i]!;
}

/** What lateness makes of the stars of the orders signed on day `t`, `signed` of them by day of pickup. */
export function followSignings(run: Run, t: number, now: Int32Array): void {
  const { chains, kernel, block, signed, waiting } = run;
  if (!chains?.lateness) return;
  const { lateness, late, latePickups } = chains;
  late.fill(0);
  for (let lag = 0; lag < SIGNING_LAGS; lag++) {
    const counts = rowOf(now, SIGNING_LAGS - 1 - lag, block);
    if (!hasAny(counts)) continue;
    const share = lateness.signedLate[lag]!;
    if (share > 0) kernel.addCountsToSums(late, counts, share);
    const before = rowOf(latePickups, START + t - lag, block);
    for (let i = 0; i < block; i++) late[i]! += (1 - share) * counts[i]! * before[i]!;
  }
  if (waiting && !waiting.forSigning.idle) addHeldBack(run, waiting.forSigning, late, t);
  for (let i = 0; i < block; i++) late[i] = signed[i] === 0 ? 0 : late[i]! / signed[i]!;
  starsOfSigned(chains, block, START + t, late);
}

/** Parcels that were held back are late by their deadlines, whatever is usual for those so long on the road. */
function addHeldBack({ chains, block }: Run, { freed }: Waiting, late: Float64Array, t: number): void {
  const { lateness, latePickups } = chains!;
  let past = 0;
  for (let lag = 0; lag < SIGNING_LAGS; lag++) {
    const more = past - lateness!.signedLate[lag]!;
    past += lateness!.due[lag] ?? 0;
    if (more <= 0) continue;
    const counts = rowOf(freed, SIGNING_LAGS - 1 - lag, block);
    const before = rowOf(latePickups, START + t - lag, block);
    for (let i = 0; i < block; i++) late[i]! += more * counts[i]! * (1 - before[i]!);
  }
}

function starsOfSigned(
  { points, strength, usual, stars, starHazards }: ChainsInHand,
  block: number,
  row: number,
  late: Float64Array,
): void {
  if (!points.stars) return;
  const into = rowOf(stars.values, row, block);
  const excess = strength.stars;
  for (let i = 0; i < block; i++) into[i] = starHazards(timesLate(excess[i]!, late[i]!, usual.signed));
  stars.changed[row] = 1;
}

/** Hazards of fewer stars on day `t`, by day of signing. */
export function timesLateSigning({ chains, kernel, block }: Run, t: number, hazards: Float64Array): void {
  if (chains?.points.stars) timesFactors(kernel, block, START + t, chains.stars, hazards);
}

/** Orders whose promise or deadline ends with day `t`, unmet. */
export function followOverdue(run: Run, t: number): void {
  const { chains, kernel, block, awaitingPickup, inTransit, waiting } = run;
  if (!chains?.lateness) return;
  const { lateness, overdue } = chains;
  overdue.fill(0);
  const add = (column: Int32Array, shares: readonly number[], lags: number) => {
    for (let age = 0; age < lags; age++)
      if (shares[age]) kernel.addCountsToSums(overdue, rowOf(column, START + t - age, block), shares[age]!);
  };
  add(awaitingPickup, lateness.overdueUnpicked, PICKUP_LAGS);
  add(inTransit, lateness.overdueUnsigned, SIGNING_LAGS);
  if (!waiting) return;
  if (!waiting.forPickup.idle) add(waiting.forPickup.behind, lateness.promise, PICKUP_LAGS);
  if (!waiting.forSigning.idle) add(waiting.forSigning.behind, lateness.due, DUE_LAGS);
}

/**
 * Adds to `room.mean`, events of an ordinary day for the orders of the last 7 days in `room.counts`, what overdue orders bring.
 *
 * @param perOrder events per order
 */
export function withOverdue(
  { chains, room, block }: Run,
  chain: Extract<LateChainId, "sessions" | "seeking">,
  perOrder: Float64Array,
): void {
  if (!chains?.points[chain]) return;
  const { usual, overdue } = chains;
  const excess = chains.strength[chain];
  for (let i = 0; i < block; i++) {
    const more = excess[i]!;
    room.mean[i] = ((room.counts[i]! / 7 + more * overdue[i]!) * perOrder[i]!) / (1 + more * usual.overdue);
  }
}

/** What the share of late orders among those who turned to the merchant on day `t` makes of their going on to the platform. */
export function followSeekers({ chains, room, block }: Run, t: number): void {
  if (!chains?.points.escalation) return;
  const { usual, overdue, strength, escalation } = chains;
  const into = rowOf(escalation.values, START + t, block);
  for (let i = 0; i < block; i++) {
    const seeking = strength.seeking[i]!;
    const orders = room.counts[i]! / 7;
    const late = orders === 0 ? 0 : Math.min(1, shareOfLate(seeking, overdue[i]! / orders));
    into[i] = timesLate(strength.escalation[i]!, late, shareOfLate(seeking, usual.overdue));
  }
  escalation.changed[START + t] = 1;
}

/** Multiplies the day's hazards of dissatisfaction by what the day's replies make of them: `room.seconds` for `room.some` rounds. */
export function timesSlowReplies({ chains, room, block }: Run, hazards: Float64Array): void {
  if (!chains?.points.replies || chains.secondsPerRound <= 0) return;
  const { strength, secondsPerRound, dissatisfiedHazards } = chains;
  for (let i = 0; i < block; i++) {
    const rounds = room.some[i]!;
    if (rounds === 0) continue;
    const slower = room.seconds[i]! / (rounds * secondsPerRound);
    hazards[i]! *= dissatisfiedHazards(1 + strength.replies[i]! * (slower - 1));
  }
}
