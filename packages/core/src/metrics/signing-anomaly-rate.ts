import { dayOf } from "../clocks/shop-day.ts";
import type { Metric } from "./metric.ts";

/** Guide 2023: waybills compensated for a false or broken trajectory, among the waybills picked up in the window. */
export const signingAnomalyRate = {
  id: "signing-anomaly-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["parcels"],
  reads: ["parcels.picked_up_at"],
  event: "numerator",
  ideal: 0,
  table: "parcels",
  tally({ history }, add) {
    const { count, order, pickedUpAt, trajectoryCompensated } = history.parcels!;
    for (let row = 0; row < count; row++) {
      if (order[row]! < 0 || Number.isNaN(pickedUpAt[row]!)) continue;
      const day = dayOf(pickedUpAt[row]!);
      add(day, day, trajectoryCompensated[row] === 1 ? 1 : 0, 1, order[row]!, row);
    }
  },
} as const satisfies Metric;
