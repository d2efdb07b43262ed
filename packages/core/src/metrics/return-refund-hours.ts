import { HOUR } from "../clocks/shop-day.ts";
import { tallyOwnCompletion } from "../cohorts/own-completion.ts";
import type { Metric } from "./metric.ts";

/** Mean hours from application to refund of the return-refund refunds that succeeded in the window. */
export const returnRefundHours = {
  id: "return-refund-hours",
  unit: "hours",
  better: "lower",
  scale: HOUR,
  needs: ["after-sales"],
  reads: [],
  event: "entry",
  ideal: 0,
  table: "after-sales",
  tally: (recorded, add) => tallyOwnCompletion(recorded, add, "return-refund"),
} as const satisfies Metric;
