import {
  dayOf,
  type History,
  leftOutDays,
  type OrderFacts,
  orderFacts,
  type RuleVersion,
  startOf,
} from "@scorecast/core";

/** Days of history that rates are fitted on: twelve weeks, so that every weekday counts alike. */
export const FIT_DAYS = 84;

/** A shop's record as it was known at the start of day `start`: per order, times after it are absent. */
export interface ShopRecord {
  readonly history: History;
  readonly rules: RuleVersion;
  /** Of the whole history, later rows included. */
  readonly facts: OrderFacts;
  readonly start: number;
  /** First day that is used for fitting. */
  readonly firstDay: number;
  /** Days from `firstDay` to the day before the start. */
  readonly days: number;
  /** 1 for orders that count under the rules. */
  readonly valid: Uint8Array;
  /** Shop-local seconds; NaN where it has not happened before the start. */
  readonly pickedUpAt: Float64Array;
  readonly signedAt: Float64Array;
  /** Row of the first review, after-sale; -1 none. */
  readonly firstReview: Int32Array;
  /** Valid orders paid, per day from `firstDay`. */
  readonly paid: Float64Array;
  /** Mean of `paid` over the last 7 days, per day. */
  readonly recentPaid: Float64Array;
}

/** The record up to the day before `start`. */
export function recordUntil(history: History, rules: RuleVersion, start: number): ShopRecord {
  const facts = orderFacts(history);
  const { count, paidAt } = history.orders;
  const until = startOf(start);
  const before = (times: Float64Array | null) =>
    times ? times.map((at) => (at < until ? at : Number.NaN)) : new Float64Array(count).fill(Number.NaN);
  const leftOut = leftOutDays(history, rules.orderTypesLeftOut.types);
  const valid = Uint8Array.from(leftOut, (day, order) => (day >= start && paidAt[order]! < until ? 1 : 0));
  let earliest = start;
  for (let order = 0; order < count; order++)
    if (valid[order]) earliest = Math.min(earliest, dayOf(paidAt[order]!));
  const firstDay = Math.max(earliest, start - FIT_DAYS);
  const days = start - firstDay;
  const paid = new Float64Array(days);
  for (let order = 0; order < count; order++) {
    const day = dayOf(paidAt[order]!) - firstDay;
    if (valid[order] && day >= 0) paid[day]! += 1;
  }
  return {
    history,
    rules,
    facts,
    start,
    firstDay,
    days,
    valid,
    pickedUpAt: before(facts.pickedUpAt),
    signedAt: before(facts.signedAt),
    firstReview: facts.firstReview ?? new Int32Array(count).fill(-1),
    paid,
    recentPaid: recentMean(paid),
  };
}

/** Mean over the last 7 days, fewer at the beginning. */
export function recentMean(perDay: Float64Array): Float64Array {
  return perDay.map((_, day) => {
    const from = Math.max(0, day - 6);
    let sum = 0;
    for (let d = from; d <= day; d++) sum += perDay[d]!;
    return sum / (day - from + 1);
  });
}

/** The last `length` entries of a column per day, youngest first, 0 beyond its beginning. */
export function byAge(perDay: Float64Array, length: number): number[] {
  return Array.from({ length }, (_, age) => perDay[perDay.length - 1 - age] ?? 0);
}
