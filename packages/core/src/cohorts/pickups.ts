import { secondsOnClock } from "../clocks/pickup-clock.ts";
import { dayOf } from "../clocks/shop-day.ts";
import type { Recorded } from "../metrics/metric.ts";
import type { Add } from "../tally/tally-series.ts";

/** Calls `visit` for each order that was picked up: its pickup day and its whole seconds on the rule's pickup clock. */
export function eachPickup(
  { history, facts, parameters }: Recorded,
  visit: (order: number, day: number, seconds: number) => void,
): void {
  const pickedUpAt = facts.pickedUpAt!;
  const rest = parameters.restHours ?? null;
  for (let order = 0; order < pickedUpAt.length; order++) {
    const at = pickedUpAt[order]!;
    if (!Number.isNaN(at)) visit(order, dayOf(at), secondsOnClock(history.orders.paidAt[order]!, at, rest));
  }
}

/** Adds an order to one bin, and moves it to another on the day that it was known to be compensated (at once if before). */
export function addUntilCompensated(
  { facts }: Recorded,
  add: Add,
  order: number,
  day: number,
  bin: number,
  compensatedBin: number,
): void {
  const known = facts.compensatedOn![order]!;
  add(day, day, known <= day ? compensatedBin : bin, 1, order, order);
  if (known <= day || known === Number.POSITIVE_INFINITY || bin === compensatedBin) return;
  add(day, known, bin, -1, order, order);
  add(day, known, compensatedBin, 1, order, order);
}
