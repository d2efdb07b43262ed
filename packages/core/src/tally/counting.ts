import { dayOf, parseDay } from "../clocks/shop-day.ts";
import { orderTypes } from "../history/columns.ts";
import type { History } from "../history/history.ts";
import type { Add } from "./tally-series.ts";

/**
 * Per order the day from which on it is known not to be counted, under a version's list of order types left out.
 *
 * A type with a `from` date is left out of scores shown from that date on. An instant refund is known
 * only on the day of its cancellation, so that it counts until then (a correction follows).
 */
export function leftOutDays(
  history: History,
  types: readonly { readonly type: string; readonly from?: string | undefined }[],
): Float64Array {
  const fromDay = new Float64Array(orderTypes.length).fill(Number.POSITIVE_INFINITY);
  for (const { type, from } of types) {
    const code = orderTypes.indexOf(type as (typeof orderTypes)[number]);
    if (code >= 0) fromDay[code] = from === undefined ? Number.NEGATIVE_INFINITY : (parseDay(from) ?? 0) - 1;
  }
  const instant = orderTypes.indexOf("instant-refund");
  const { orderType, cancelledAt, count } = history.orders;
  const days = new Float64Array(count);
  for (let order = 0; order < count; order++) {
    const type = orderType[order]!;
    let day = fromDay[type]!;
    if (type === instant && !Number.isNaN(cancelledAt[order]!))
      day = Math.max(day, dayOf(cancelledAt[order]!));
    days[order] = day;
  }
  return days;
}

/** An `add` that leaves orders out as they are known to be: before that they count, then a correction takes them back. */
export function leavingOut(leftOutFrom: Float64Array, binned: boolean, add: Add): Add {
  return (cohortDay, knownDay, numerator, denominator, order, row) => {
    const leftOut = order < 0 ? Number.POSITIVE_INFINITY : leftOutFrom[order]!;
    if (leftOut <= knownDay) return;
    add(cohortDay, knownDay, numerator, denominator, order, row);
    if (leftOut !== Number.POSITIVE_INFINITY)
      add(cohortDay, leftOut, binned ? numerator : -numerator, -denominator, order, row);
  };
}
