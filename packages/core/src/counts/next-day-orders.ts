import { eachSigned } from "../cohorts/cohorts.ts";
import { isUnknown } from "../history/unknown-column.ts";
import type { Count } from "../metrics/metric.ts";

/** Signed orders that the platform counts as delivered the next day (明日达). */
export const nextDayOrders = {
  id: "next-day-orders",
  needs: ["parcels"],
  unknown: ({ orders }) => (isUnknown(orders.nextDayDelivered) ? "orders.next_day_delivered" : null),
  tally: (recorded, add) =>
    eachSigned(recorded, (order, day) => {
      if (recorded.history.orders.nextDayDelivered[order] === 1) add(day, day, 1, 0, order, order);
    }),
} as const satisfies Count;
