import { HOUR } from "../clocks/shop-day.ts";
import { tallyTransit } from "../cohorts/transit.ts";
import type { Metric } from "./metric.ts";

/** 平均物流到货时长: mean hours on the way, read as pickup to signing (assumed: its text is not preserved). */
export const arrivalHours = {
  id: "arrival-hours",
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
