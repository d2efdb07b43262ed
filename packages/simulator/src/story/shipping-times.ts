import { clockStart, endOf, type RestHours, startOf } from "@scorecast/core";
import { drawnInAll, type Recording } from "../engine/recording.ts";
import { type RandomSource, streamOf } from "../generate/random-source.ts";
import type { StoryDay } from "./allot.ts";
import type { StoryOrder } from "./cast.ts";
import { latestSecond, pickupBounds } from "./choose-pickups.ts";
import { secondBetween } from "./draw-lots.ts";
import { shareOut } from "./share-out.ts";
import type { Untold } from "./untold.ts";

const HOUR = 3600;
/** Hours in which people pay, and couriers deliver (assumed; nothing depends on them). */
const [OPENS, CLOSES] = [8 * HOUR, 22 * HOUR];

export interface Clock {
  /** Day number of the first day of the story. */
  readonly start: number;
  readonly seed: string;
  readonly rest: RestHours;
}

/**
 * When orders are paid and picked up, so that the seconds on the pickup clock add up to what each day drew. Orders of the
 * record keep their payment. What a day cannot take is told on the next one.
 */
export function timePickups(
  days: readonly StoryDay[],
  recording: Recording,
  { start, seed, rest }: Clock,
  untold: Untold[],
): void {
  let carried = 0;
  for (const { t, paid, picked } of days) {
    const random = streamOf(seed, "story-pickup-times", t);
    const amount = drawnInAll(recording, "pickup-seconds", t) + carried;
    const day = start + t;
    const bounds = picked.map((order) => pickupBounds(order, t, { start, rest }));
    const { parts, left } = shareOut(amount, bounds, random);
    for (const [i, order] of picked.entries()) pickUpAfter(order, parts[i]!, day, start, rest, random);
    carried = picked.length === 0 ? amount : left;
    if (carried !== 0) untold.push({ t, process: "pickup-seconds", amount: carried });
    for (const order of paid)
      if (!Number.isFinite(order.pickedDay))
        order.paidAt = startOf(day) + secondBetween(OPENS, CLOSES, random);
  }
}

/** Sets payment and pickup so that `seconds` lie between them on the clock. */
function pickUpAfter(
  order: StoryOrder,
  seconds: number,
  day: number,
  start: number,
  rest: RestHours,
  random: RandomSource,
): void {
  const [from, to] = [startOf(day), endOf(day)];
  if (Number.isNaN(order.paidAt)) order.paidAt = paymentFor(order, seconds, from, to, start, rest, random);
  const clock = clockStart(order.paidAt, rest);
  // nought: any time up to the clock's start
  if (seconds > 0) order.pickedAt = clock + seconds;
  else
    order.pickedAt = secondBetween(Math.max(from, order.paidAt), Math.min(to, Math.max(clock, from)), random);
}

/** A payment whose clock starts `seconds` before some moment of [from, to]. */
function paymentFor(
  { paidDay }: StoryOrder,
  seconds: number,
  from: number,
  to: number,
  start: number,
  rest: RestHours,
  random: RandomSource,
): number {
  const [first, last] = [startOf(start + paidDay), endOf(start + paidDay)];
  const fits = (at: number) => {
    const clock = clockStart(at, rest);
    return seconds === 0 ? at <= to && clock >= from : clock + seconds >= from && clock + seconds <= to;
  };
  for (let tries = 0; tries < 8; tries++) {
    const at = secondBetween(
      Math.max(first + OPENS, from - seconds),
      Math.min(first + CLOSES, to - seconds),
      random,
    );
    if (at >= first && at <= last && fits(at)) return at;
  }
  const evening = first + latestSecond(rest);
  for (const at of [to - seconds, from - seconds, first, evening])
    if (at >= first && at <= last && fits(at)) return at;
  return Math.min(Math.max(to - seconds, first), last);
}

/** When parcels are signed for: by day, at an hour at which people are at home, never before the pickup. */
export function timeSignings(days: readonly StoryDay[], { start, seed }: Clock): void {
  for (const { t, signed } of days) {
    const random = streamOf(seed, "story-signing-times", t);
    const day = startOf(start + t);
    for (const order of signed) {
      const from = Math.max(day + OPENS, order.pickedAt);
      order.signedAt = secondBetween(from, Math.max(from, day + 20 * HOUR), random);
    }
  }
}
