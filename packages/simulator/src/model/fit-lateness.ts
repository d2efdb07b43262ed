import { dayOf, deliveryDeadline } from "@scorecast/core";
import type { Lateness } from "./chains.ts";
import { unshippedRefunds } from "./fit-shipping.ts";
import { COHORT_LAGS, DUE_LAGS, PICKUP_LAGS, SIGNING_LAGS } from "./lags.ts";
import type { OnTheWay } from "./on-the-way.ts";
import { byAge, type ShopRecord } from "./shop-record.ts";

/** Where an order carries no promise of its own: the platform's usual 48 hours. */
const PROMISE_SECONDS = 48 * 3600;
/** What the shop's own deadlines count for beside the orders seen on a lag (assumed). */
const PRIOR_ORDERS = 2;

/** Which orders of the record were late, and when they became so. */
export interface RecordedLateness {
  readonly lateness: Lateness;
  /** 1 for signed orders that were picked up after their promise or signed after a parcel's deadline. */
  readonly late: Uint8Array;
  /** 1 for orders whose promise or deadline ended without pickup or signing on that day; and how many, per day. */
  readonly everOverdue: Uint8Array;
  readonly overdue: Float64Array;
  /** Share of late orders among those picked up, and among those signed, per day; 0 on a day without any. */
  readonly latePickups: Float64Array;
  readonly lateSignings: Float64Array;
  /** Orders signed, per day. */
  readonly signings: Float64Array;
}

/** null where no parcel is on record. */
export function fitLateness(record: ShopRecord): RecordedLateness | null {
  const { history, valid, pickedUpAt, signedAt, firstDay, start, days } = record;
  if (!history.parcels) return null;
  const { paidAt, cancelledAt, promisedShipAt, count } = history.orders;
  const dueAt = earliestDue(record);
  const refunded = unshippedRefunds(record);
  const column = () => new Float64Array(days);
  const [overdue, pickups, latePickups, signings, lateSignings] = [1, 2, 3, 4, 5].map(column) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const pickup = emptyStage(PICKUP_LAGS);
  const signing = emptyStage(SIGNING_LAGS);
  const late = new Uint8Array(count);
  const everOverdue = new Uint8Array(count);
  const lag = (from: number, at: number) => Math.max(0, dayOf(at) - from);
  for (let order = 0; order < count; order++) {
    const paidDay = dayOf(paidAt[order]!);
    const picked = pickedUpAt[order]!;
    if (!valid[order]) continue;
    const given = promisedShipAt[order]!;
    const promised = Number.isNaN(given) ? paidAt[order]! + PROMISE_SECONDS : given;
    const lateToPickup = picked > promised;
    if (paidDay >= firstDay) {
      const ended = Math.min(end(cancelledAt[order]!, start), end(refunded[order]!, start));
      const gone = Math.min(end(picked, start), ended) - paidDay;
      addOrder(pickup, lag(paidDay, promised), gone, picked, lateToPickup, lag(paidDay, picked));
      tell(order, paidDay + lag(paidDay, promised) - firstDay, paidDay + gone - firstDay);
    }
    if (Number.isNaN(picked)) continue;
    const pickupDay = dayOf(picked);
    const signed = signedAt[order]!;
    const due = dueAt[order]!;
    const lateToSign = signed > due;
    late[order] = !Number.isNaN(signed) && (lateToSign || lateToPickup) ? 1 : 0;
    if (pickupDay >= firstDay) {
      pickups[pickupDay - firstDay]! += 1;
      if (lateToPickup) latePickups[pickupDay - firstDay]! += 1;
      if (!Number.isNaN(due)) {
        const gone = end(signed, start) - pickupDay;
        addOrder(signing, lag(pickupDay, due), gone, signed, lateToSign, lag(pickupDay, signed));
        tell(order, pickupDay + lag(pickupDay, due) - firstDay, pickupDay + gone - firstDay);
      }
    }
    if (!Number.isNaN(signed) && dayOf(signed) >= firstDay) {
      signings[dayOf(signed) - firstDay]! += 1;
      lateSignings[dayOf(signed) - firstDay]! += late[order]!;
    }
  }
  const promise = sharesOf(pickup.limits, 2);
  const due = sharesOf(signing.limits.subarray(0, DUE_LAGS), 3);
  return {
    lateness: {
      pickedUpLate: lateByLag(pickup, promise),
      signedLate: lateByLag(signing, due),
      overdueUnpicked: [...ratios(pickup.overdue, pickup.open)],
      overdueUnsigned: [...ratios(signing.overdue, signing.open)],
      promise,
      due,
    },
    late,
    everOverdue,
    overdue,
    latePickups: ratios(latePickups, pickups),
    lateSignings: ratios(lateSignings, signings),
    signings,
  };

  /** Counts what is still open at the end of the day on which its limit lies, both counted from the record's first. */
  function tell(order: number, limit: number, gone: number): void {
    if (limit >= gone || limit < 0 || limit >= days) return;
    overdue[limit]! += 1;
    everOverdue[order] = 1;
  }
}

/** Day on which it happened, the start where it has not. */
function end(at: number, start: number): number {
  return Number.isNaN(at) ? start : Math.min(start, dayOf(at));
}

/** Earliest deadline of an order's parcels; NaN without one. */
function earliestDue({ history, rules, start }: ShopRecord): Float64Array {
  const { parcels, orders } = history;
  const due = new Float64Array(orders.count).fill(Number.NaN);
  const standard = rules.metrics["delivery-on-time-rate"]?.parameters.deliveryDays ?? 3;
  for (let row = 0; parcels && row < parcels.count; row++) {
    const order = parcels.order[row]!;
    const pickedUpAt = parcels.pickedUpAt[row]!;
    if (order < 0 || parcels.standIn[row] === 1 || !(dayOf(pickedUpAt) < start)) continue;
    const given = parcels.deliveryDueAt[row]!;
    const own = Number.isNaN(given) ? deliveryDeadline(pickedUpAt, standard) : given;
    due[order] = Number.isNaN(due[order]!) ? own : Math.min(due[order]!, own);
  }
  return due;
}

/** Orders on the way to an event, by days from their beginning. */
interface Stage {
  /** Not there at the end of the day; and of these, with their limit on it. */
  readonly open: Float64Array;
  readonly overdue: Float64Array;
  /** There on that day; and of these, too late. */
  readonly done: Float64Array;
  readonly late: Float64Array;
  /** Orders by the day of their limit. */
  readonly limits: Float64Array;
}

function emptyStage(lags: number): Stage {
  const column = () => new Float64Array(lags);
  return { open: column(), overdue: column(), done: column(), late: column(), limits: column() };
}

/**
 * @param gone day on which it is no longer on the way, or the record ends
 * @param at NaN: not there
 */
function addOrder(stage: Stage, limit: number, gone: number, at: number, late: boolean, lag: number): void {
  const lags = stage.open.length;
  for (let age = 0; age < Math.min(gone, lags); age++) stage.open[age]! += 1;
  if (limit < gone && limit < lags) stage.overdue[limit]! += 1;
  stage.limits[Math.min(limit, lags - 1)]! += 1;
  if (Number.isNaN(at) || lag >= lags) return;
  stage.done[lag]! += 1;
  if (late) stage.late[lag]! += 1;
}

function sharesOf(counts: Float64Array, usual: number): number[] {
  const all = counts.reduce((a, b) => a + b, 0);
  return Array.from(counts, (count, lag) => (all === 0 ? (lag === usual ? 1 : 0) : count / all));
}

function ratios(some: Float64Array, all: Float64Array): Float64Array {
  return some.map((count, i) => (all[i] === 0 ? 0 : count / all[i]!));
}

/** Late share by lag: never falls (pool adjacent violators; Ayer et al. 1955), and where nothing is on record as the limits have it. */
function lateByLag({ done, late }: Stage, limits: readonly number[]): number[] {
  const pools: { sum: number; weight: number; lags: number }[] = [];
  let before = 0;
  for (let lag = 0; lag < done.length; lag++) {
    const weight = done[lag]! + PRIOR_ORDERS;
    pools.push({ sum: late[lag]! + PRIOR_ORDERS * Math.min(1, before), weight, lags: 1 });
    before += limits[lag] ?? 0;
    for (let i = pools.length - 1; i > 0; i--) {
      const [a, b] = [pools[i - 1]!, pools[i]!];
      if (a.sum / a.weight <= b.sum / b.weight) break;
      pools.splice(i - 1, 2, { sum: a.sum + b.sum, weight: a.weight + b.weight, lags: a.lags + b.lags });
    }
  }
  return pools.flatMap(({ sum, weight, lags }) => Array.from({ length: lags }, () => sum / weight));
}

/** What is on the way: late shares by the age of the day of pickup and of signing. */
export function lateOnTheWay({
  latePickups,
  lateSignings,
  signings,
}: RecordedLateness): Pick<OnTheWay, "latePickups" | "lateSignings"> {
  const signed = byAge(signings, COHORT_LAGS);
  return {
    latePickups: byAge(latePickups, SIGNING_LAGS),
    lateSignings: byAge(lateSignings, COHORT_LAGS).map((share, age) => (signed[age] === 0 ? null : share)),
  };
}
