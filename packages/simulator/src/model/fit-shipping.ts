import { dayOf, secondsOnClock } from "@scorecast/core";
import { refundTime } from "./after-sale-times.ts";
import { addEvent, emptyTriangle, fitHazards, followCohorts, hazardsOf } from "./hazards.ts";
import { PICKUP_LAGS, SIGNING_LAGS } from "./lags.ts";
import type { OnTheWay } from "./on-the-way.ts";
import { type PriorUsed, priorUsed } from "./priors.ts";
import { hazardFit, levelFit, type ProcessFit } from "./process-fit.ts";
import { scatter } from "./scatter.ts";
import type { ShopModel } from "./shop-model.ts";
import { byAge, type ShopRecord } from "./shop-record.ts";

const HOUR = 3600;
/** Hours on the pickup clock of a pickup on lag 0, 1, 2, 3 and more, where the shop has none of that lag (assumed). */
const PRIOR_HOURS = [5, 18, 42, 70] as const;
export const PICKUP_CLASSES = PRIOR_HOURS.length;

type Part = Pick<ShopModel, "pickup" | "cancellation" | "pickupSeconds" | "signing">;

/** From payment over pickup to signing, with the orders that are between two of these at the start. */
export function fitShipping(record: ShopRecord): {
  readonly part: Part;
  readonly way: Pick<OnTheWay, "awaitingPickup" | "inTransit">;
  readonly signedPerDay: Float64Array;
  readonly priors: PriorUsed[];
  readonly fits: ProcessFit[];
} {
  const { history, valid, pickedUpAt, signedAt, firstDay, start, days, paid } = record;
  const { paidAt, cancelledAt, count } = history.orders;
  const refunded = unshippedRefunds(record);
  const pickups = emptyTriangle(firstDay, start - 1, PICKUP_LAGS);
  const cancellations = emptyTriangle(firstDay, start - 1, PICKUP_LAGS);
  const signings = emptyTriangle(firstDay, start - 1, SIGNING_LAGS);
  const pickedPerDay = new Float64Array(days);
  const signedPerDay = new Float64Array(days);
  const seconds = Array.from({ length: PICKUP_CLASSES }, (): { day: number; value: number }[] => []);
  const rest = record.rules.metrics["pickup-hours"]?.parameters.restHours ?? null;
  for (let order = 0; order < count; order++) {
    if (!valid[order]) continue;
    const paidDay = dayOf(paidAt[order]!);
    const pickup = pickedUpAt[order]!;
    if (Number.isNaN(pickup)) {
      const ended = Math.min(before(cancelledAt[order]!, start), refunded[order]!);
      if (ended !== Number.POSITIVE_INFINITY)
        addEvent(cancellations, paidDay, Math.max(0, dayOf(ended) - paidDay));
      continue;
    }
    const pickupDay = dayOf(pickup);
    const lag = Math.max(0, pickupDay - paidDay);
    addEvent(pickups, paidDay, lag);
    if (pickupDay >= firstDay) {
      pickedPerDay[pickupDay - firstDay]! += 1;
      const value = Math.round(secondsOnClock(paidAt[order]!, pickup, rest));
      seconds[Math.min(lag, PICKUP_CLASSES - 1)]!.push({ day: pickupDay - firstDay, value });
    }
    const signed = signedAt[order]!;
    if (Number.isNaN(signed)) continue;
    addEvent(signings, pickupDay, Math.max(0, dayOf(signed) - pickupDay));
    if (dayOf(signed) >= firstDay) signedPerDay[dayOf(signed) - firstDay]! += 1;
  }
  const awaiting = followCohorts(pickups, paid, cancellations.events);
  const inTransit = followCohorts(signings, pickedPerDay);
  for (let cell = 0; cell < cancellations.atRisk.length; cell++)
    cancellations.atRisk[cell] = Math.max(0, pickups.atRisk[cell]! - pickups.events[cell]!);
  const pickup = fitHazards(pickups, { share: 0.999, fading: 0.9 });
  const signing = fitHazards(signings, { share: 0.99, fading: 1 });
  const timed = seconds.flat();
  const { byClass, ...pace } = scatter(
    seconds,
    days,
    PRIOR_HOURS.map((hours) => hours * HOUR),
  );
  const { evidence, dayVariance } = pace;
  return {
    part: {
      pickup: hazardsOf(pickup),
      cancellation: fitHazards(cancellations, { share: 0.03, fading: 0.6 }).byLag,
      pickupSeconds: { byLag: byClass.map((points) => ({ points })), evidence, dayVariance },
      signing: hazardsOf(signing),
    },
    way: { awaitingPickup: byAge(awaiting, PICKUP_LAGS), inTransit: byAge(inTransit, SIGNING_LAGS) },
    signedPerDay,
    priors: [
      ...priorUsed("pickup", pickup.events),
      ...priorUsed("pickup-seconds", timed.length),
      ...priorUsed("signing", signing.events),
    ],
    fits: [
      hazardFit("pickup", "days", pickup),
      levelFit("pickup-seconds", "hours", pace.mean / HOUR, false, { ...pace, events: timed.length }),
      hazardFit("signing", "days", signing),
    ],
  };
}

/** Per order, when a refund ended it before any pickup; +Infinity without one. */
export function unshippedRefunds({ history, start }: ShopRecord): Float64Array {
  const ended = new Float64Array(history.orders.count).fill(Number.POSITIVE_INFINITY);
  const { afterSales } = history;
  for (let row = 0; afterSales && row < afterSales.count; row++) {
    const order = afterSales.order[row]!;
    if (order >= 0) ended[order] = Math.min(ended[order]!, before(refundTime(afterSales, row), start));
  }
  return ended;
}

/** The time if it lies before the day, else +Infinity. */
function before(at: number, day: number): number {
  return dayOf(at) < day ? at : Number.POSITIVE_INFINITY;
}
