import { secondsOnClock } from "../clocks/pickup-clock.ts";
import { dayOf } from "../clocks/shop-day.ts";
import type { Recorded } from "../metrics/metric.ts";

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
