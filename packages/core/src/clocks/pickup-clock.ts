import { DAY, dayOf, HOUR, secondOfDay } from "./shop-day.ts";

/** Hours of the day in which the clock rests: from `from`:00 until `until`:00 of the next day. null: it never rests. */
export type RestHours = { readonly from: number; readonly until: number } | null;

/**
 * When the clock starts for something that happened at `at` (shop-local seconds):
 * at once, or at the end of the rest that `at` falls into. The rest may span midnight.
 */
export function clockStart(at: number, rest: RestHours): number {
  if (rest === null) return at;
  const second = secondOfDay(at);
  const from = rest.from * HOUR;
  const until = rest.until * HOUR;
  const start = dayOf(at) * DAY + until;
  if (from > until) {
    if (second >= from) return start + DAY;
    return second < until ? start : at;
  }
  return second >= from && second < until ? start : at;
}

/**
 * Whole seconds from payment to courier pickup on the platform's clock, never negative.
 *
 * The clock rests from 18:00 to 06:00 (official since 2026-04): an order paid in that span starts at 06:00.
 * A pickup before the clock starts counts as 0 (assumed; the rule is silent), as does one before the payment.
 */
export function secondsOnClock(from: number, to: number, rest: RestHours): number {
  return Math.max(0, to - clockStart(from, rest));
}
