import {
  clockStart,
  endOf,
  formatLocalTime,
  parseLocalTime,
  type RestHours,
  secondsOnClock,
  startOf,
} from "@scorecast/core";
import { drawnInAll, type Recording } from "../engine/recording.ts";
import { type RandomSource, streamOf } from "../generate/random-source.ts";
import type { StoryDay } from "./allot.ts";
import type { StoryAfterSale } from "./cast.ts";
import { secondBetween } from "./draw-lots.ts";
import { shareOut } from "./share-out.ts";
import type { Clock } from "./shipping-times.ts";
import type { Untold } from "./untold.ts";

const HOUR = 3600;

/**
 * When after-sales are applied for, agreed to and refunded, so that the seconds on the review clock add up to what each day
 * drew. What was applied for or agreed to before the start keeps its times. What a day cannot take is told on the next one.
 */
export function timeAfterSales(
  days: readonly StoryDay[],
  recording: Recording,
  { start, seed, rest }: Clock,
  untold: Untold[],
): void {
  let carried = 0;
  for (const { t, refunds, closures } of days) {
    const random = streamOf(seed, "story-after-sale-times", t);
    const [day, end] = [startOf(start + t), endOf(start + t)];
    let amount = drawnInAll(recording, "review-seconds", t) + carried;
    const waiting: StoryAfterSale[] = [];
    for (const { sale, timed } of refunds)
      if (!Number.isNaN(sale.seconds)) amount -= sale.seconds;
      else if (timed) waiting.push(sale);
    const { parts, left } = shareOut(
      amount,
      waiting.map((sale) => boundsOf(sale, start, end, rest)),
      random,
    );
    for (const [i, sale] of waiting.entries()) agree(sale, parts[i]!, start, end, rest, random);
    carried = waiting.length === 0 ? amount : left;
    if (carried !== 0) untold.push({ t, process: "review-seconds", amount: carried });
    for (const { sale } of refunds) finish(sale, "refunded", start, day, end, random);
    for (const sale of closures) finish(sale, "withdrawn", start, day, end, random);
  }
  for (const { t, afterSales } of days) {
    const random = streamOf(seed, "story-application-times", t);
    for (const sale of afterSales) if (Number.isNaN(sale.appliedAt)) apply(sale, start, random);
  }
}

/** The first second at which a new after-sale can be applied for. */
function earliest({ order, appliedDay, afterSigning }: StoryAfterSale, start: number): number {
  const from = Math.max(startOf(start + appliedDay), order.paidAt);
  return afterSigning || order.signedDay <= appliedDay ? Math.max(from, order.signedAt) : from;
}

function boundsOf(sale: StoryAfterSale, start: number, end: number, rest: RestHours) {
  if (Number.isNaN(sale.appliedAt))
    return { least: 0, most: secondsOnClock(earliest(sale, start), end, rest) };
  return {
    least: secondsOnClock(sale.appliedAt, startOf(start), rest),
    most: secondsOnClock(sale.appliedAt, end, rest),
  };
}

/** Sets application and agreement so that `seconds` lie between them on the clock. */
function agree(
  sale: StoryAfterSale,
  seconds: number,
  start: number,
  end: number,
  rest: RestHours,
  random: RandomSource,
): void {
  if (Number.isNaN(sale.appliedAt)) {
    const from = earliest(sale, start);
    const last = Math.min(latestStart(end - seconds, rest), endOf(start + sale.appliedDay));
    setApplied(sale, secondBetween(from, last, random));
  }
  const clock = clockStart(sale.appliedAt, rest);
  const at = seconds > 0 ? clock + seconds : Math.max(sale.appliedAt, startOf(start));
  sale.row["agreed_at"] = formatLocalTime(at);
}

/** The last time whose clock starts at `bound` at the latest, or before the rest that `bound` falls into. */
function latestStart(bound: number, rest: RestHours): number {
  if (rest === null || clockStart(bound, rest) === bound) return bound;
  return clockStart(bound, rest) - 1 - ((rest.until - rest.from + 24) % 24) * HOUR;
}

function apply(sale: StoryAfterSale, start: number, random: RandomSource): void {
  const from = earliest(sale, start);
  const day = startOf(start + sale.appliedDay);
  setApplied(sale, secondBetween(Math.max(from, day + 8 * HOUR), Math.max(from, day + 22 * HOUR), random));
}

function setApplied(sale: StoryAfterSale, at: number): void {
  sale.appliedAt = at;
  sale.row["applied_at"] = formatLocalTime(at);
}

/** The end of a case on the day [day, end]. */
function finish(
  sale: StoryAfterSale,
  result: "refunded" | "withdrawn",
  start: number,
  day: number,
  end: number,
  random: RandomSource,
): void {
  if (Number.isNaN(sale.appliedAt)) apply(sale, start, random);
  const agreedAt = sale.row["agreed_at"] ?? "";
  const after = agreedAt === "" ? sale.appliedAt : (parseLocalTime(agreedAt) ?? sale.appliedAt);
  const at = formatLocalTime(secondBetween(Math.max(day, after), end, random));
  if (result === "refunded") sale.row["refunded_at"] = at;
  sale.row["closed_at"] = at;
  sale.row["result"] = result;
}
