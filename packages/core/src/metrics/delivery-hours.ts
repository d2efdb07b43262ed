import { HOUR } from "../clocks/shop-day.ts";
import { tallyTransit } from "../cohorts/transit.ts";
import type { Metric } from "./metric.ts";

/** Mean hours from pickup to signing over the orders signed in the window. */
export const deliveryHours = {
  id: "delivery-hours",
  unit: "hours",
  better: "lower",
  scale: HOUR,
  needs: ["parcels"],
  reads: [],
  tracked: true,
  event: "entry",
  ideal: 0,
  table: "orders",
  tally: tallyTransit,
} as const satisfies Metric;
