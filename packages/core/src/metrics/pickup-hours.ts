import { HOUR } from "../clocks/shop-day.ts";
import { eachPickup } from "../cohorts/pickups.ts";
import type { Metric } from "./metric.ts";

/** Mean hours from payment to pickup, on the pickup clock, over the orders picked up in the window. */
export const pickupHours = {
  id: "pickup-hours",
  unit: "hours",
  better: "lower",
  scale: HOUR,
  needs: ["parcels"],
  reads: ["parcels.picked_up_at"],
  event: "entry",
  ideal: 0,
  table: "orders",
  tally(recorded, add) {
    eachPickup(recorded, (order, day, seconds) => add(day, day, Math.round(seconds), 1, order, order));
  },
} as const satisfies Metric;
