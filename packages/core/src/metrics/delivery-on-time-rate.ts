import { deliveryDeadline } from "../clocks/delivery-deadline.ts";
import { dayOf } from "../clocks/shop-day.ts";
import type { Metric } from "./metric.ts";

/**
 * Waybills signed by their deadline among the waybills that were due in the window. A waybill of several orders counts
 * once, by the order that counts longest (then by the lesser id); unsigned when due, or compensated for its trajectory,
 * is a miss. Stand-ins are left out: a completion days after the arrival would make a miss of nearly every order.
 */
export const deliveryOnTimeRate = {
  id: "delivery-on-time-rate",
  unit: "share",
  better: "higher",
  scale: 1,
  needs: ["parcels"],
  reads: [],
  tracked: true,
  event: "miss",
  ideal: 1,
  table: "parcels",
  tally({ history, parameters, leftOutFrom }, add) {
    const parcels = history.parcels!;
    const dues = parcels.deliveryDueAt.map((given, row) =>
      Number.isNaN(given) ? deliveryDeadline(parcels.pickedUpAt[row]!, parameters.deliveryDays ?? 3) : given,
    );
    const before = (a: number, b: number) => {
      const longer = leftOutFrom[b]! - leftOutFrom[a]!;
      return longer > 0 || (!(longer < 0) && history.orders.ids[b]! < history.orders.ids[a]!);
    };
    const chosen = new Int32Array(parcels.count).fill(-1);
    for (let row = 0; row < parcels.count; row++) {
      const order = parcels.order[row]!;
      if (order < 0 || Number.isNaN(dues[row]!) || parcels.standIn[row] === 1) continue;
      const waybill = parcels.firstRow[row]!;
      if (chosen[waybill]! < 0 || before(parcels.order[chosen[waybill]!]!, order)) chosen[waybill] = row;
    }
    for (const row of chosen) {
      if (row < 0) continue;
      const due = dues[row]!;
      const onTime = parcels.signedAt[row]! <= due && parcels.trajectoryCompensated[row] !== 1;
      add(dayOf(due), dayOf(due), onTime ? 1 : 0, 1, parcels.order[row]!, row);
    }
  },
} as const satisfies Metric;
