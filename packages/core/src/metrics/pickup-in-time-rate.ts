import { DAY, dayOf, endOf, HOUR } from "../clocks/shop-day.ts";
import { eachPickup } from "../cohorts/pickups.ts";
import { orderTypes } from "../history/columns.ts";
import type { Metric, Recorded } from "./metric.ts";

const IN_TIME = 254;
const LATE = 255;
const presale = orderTypes.indexOf("presale");

/**
 * Picked-up orders that were picked up in time. Under a limit in hours each pickup is kept by its whole hours since
 * payment, so that the limit can change; under "next-day" it is judged by the order's own deadline.
 */
export const pickupInTimeRate = {
  id: "pickup-in-time-rate",
  unit: "share",
  better: "higher",
  scale: 1,
  needs: ["parcels"],
  reads: ["parcels.picked_up_at"],
  event: "miss",
  ideal: 1,
  table: "orders",
  amounts({ limitHours = 24 }) {
    return Float64Array.from({ length: LATE + 1 }, (_, bin) =>
      bin === IN_TIME || (bin < limitHours && bin !== LATE) ? 1 : 0,
    );
  },
  tally(recorded, add) {
    const nextDay = recorded.parameters.pickupDeadline === "next-day";
    eachPickup(
      { ...recorded, parameters: { ...recorded.parameters, restHours: null } },
      (order, day, seconds) => {
        const bin = nextDay
          ? inTime(recorded, order)
            ? IN_TIME
            : LATE
          : Math.min(Math.floor(seconds / HOUR), IN_TIME - 1);
        add(day, day, bin, 1, order, order);
      },
    );
  },
} as const satisfies Metric;

/** By the promise for presale, 48 hours for inspected (QIC) orders, else 23:59:59 of the day after payment; compensated: late. */
function inTime({ history: { orders }, facts }: Recorded, order: number): boolean {
  if (facts.compensated![order]) return false;
  const paidAt = orders.paidAt[order]!;
  const pickedUpAt = facts.pickedUpAt![order]!;
  if (orders.orderType[order] === presale && !Number.isNaN(orders.promisedShipAt[order]!))
    return pickedUpAt <= orders.promisedShipAt[order]!;
  if (orders.qic[order] === 1) return pickedUpAt <= paidAt + 2 * DAY;
  return pickedUpAt <= endOf(dayOf(paidAt) + 1);
}
