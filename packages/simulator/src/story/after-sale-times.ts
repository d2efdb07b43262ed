import { clockStart, endOf, formatLocalTime, parseLocalTime, type RestHours, startOf } from "@scorecast/core";
import { drawnInAll, type Recording } from "../engine/recording.ts";
import { type RandomSource, streamOf } from "../generate/random-source.ts";
import type { StoryDay } from "./allot.ts";
import type { StoryAfterSale } from "./cast.ts";
import { chooseRefunds, earliestApplication, type RefundGround } from "./choose-refunds.ts";
import { secondBetween } from "./draw-lots.ts";
import { shareOut } from "./share-out.ts";
import type { Clock } from "./shipping-times.ts";
import type { Untold } from "./untold.ts";

const HOUR = 3600;

/**
 * When after-sales are applied for, agreed to and refunded, so that the seconds on the review clock add up to what each day
 * drew. What was applied for or agreed to before the start keeps its times. What a day cannot take is told on the next one.
 *
 * @returns the cases that were begun in place of others
 */
export function timeAfterSales(
  days: readonly StoryDay[],
  recording: Recording,
  { start, seed, rest }: Clock,
  ground: Pick<RefundGround, "applicants" | "newCase">,
  untold: Untold[],
): StoryAfterSale[] {
  const begun: StoryAfterSale[] = [];
  let carried = 0;
  for (const { t, refunds, closures } of days) {
    const random = streamOf(seed, "story-after-sale-times", t);
    const [day, end] = [startOf(start + t), endOf(start + t)];
    const amount = drawnInAll(recording, "review-seconds", t) + carried;
    const timed = refunds.filter((refund) => refund.timed).map(({ sale }) => sale);
    const chosen = chooseRefunds(timed, amount, t, { ...ground, clock: { start, rest }, random });
    begun.push(...chosen.begun);
    const { parts, left } = shareOut(amount, chosen.bounds, random);
    for (const [i, sale] of chosen.sales.entries())
      if (Number.isNaN(sale.seconds)) agree(sale, parts[i]!, start, end, rest, random);
    carried = left;
    if (carried !== 0) untold.push({ t, process: "review-seconds", amount: carried });
    const plain = refunds.filter((refund) => !refund.timed).map(({ sale }) => sale);
    for (const sale of [...chosen.sales, ...plain]) finish(sale, "refunded", start, day, end, random);
    for (const sale of [...chosen.withdrawn, ...closures]) finish(sale, "withdrawn", start, day, end, random);
  }
  for (const { t, afterSales } of days) {
    const random = streamOf(seed, "story-application-times", t);
    for (const sale of afterSales) if (Number.isNaN(sale.appliedAt)) apply(sale, start, random);
  }
  return begun;
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
    const from = earliestApplication(sale, start);
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
  const from = earliestApplication(sale, start);
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
