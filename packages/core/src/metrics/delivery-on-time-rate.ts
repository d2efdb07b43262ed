import { deliveryDeadline } from "../clocks/delivery-deadline.ts";
import { dayOf } from "../clocks/shop-day.ts";
import type { Metric } from "./metric.ts";

/**
 * Waybills signed by their deadline among the waybills that were due in the window. A waybill of several orders counts
 * once, by its first order that counts; unsigned when due, or compensated for its trajectory, is a miss.
 */
export const deliveryOnTimeRate = {
  id: "delivery-on-time-rate",
  unit: "share",
  better: "higher",
  scale: 1,
  needs: ["parcels"],
  reads: ["parcels.picked_up_at", "parcels.signed_at"],
  event: "miss",
  ideal: 1,
  table: "parcels",
  tally({ history, parameters, leftOutFrom }, add) {
    const parcels = history.parcels!;
    const seen = new Set<string>();
    for (let row = 0; row < parcels.count; row++) {
      const order = parcels.order[row]!;
      if (order < 0) continue;
      const pickedUpAt = parcels.pickedUpAt[row]!;
      const given = parcels.deliveryDueAt[row]!;
      const due = Number.isNaN(given) ? deliveryDeadline(pickedUpAt, parameters.deliveryDays ?? 3) : given;
      if (Number.isNaN(due)) continue;
      const day = dayOf(due);
      if (leftOutFrom[order]! <= day || seen.has(parcels.ids[row]!)) continue;
      seen.add(parcels.ids[row]!);
      const onTime = parcels.signedAt[row]! <= due && parcels.trajectoryCompensated[row] !== 1;
      add(day, day, onTime ? 1 : 0, 1, order, row);
    }
  },
} as const satisfies Metric;
