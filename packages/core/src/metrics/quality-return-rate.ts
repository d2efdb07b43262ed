import { dayOf } from "../clocks/shop-day.ts";
import { hasReason, tallyFirstAfterSales } from "../cohorts/cohorts.ts";
import type { Metric } from "./metric.ts";

/** Orders whose first after-sale is for the quality of the goods, among those signed (older versions: paid) in the window. */
export const qualityReturnRate = {
  id: "quality-return-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["parcels", "after-sales"],
  reads: ["parcels.signed_at"],
  event: "numerator",
  ideal: 0,
  table: "after-sales",
  tally(recorded, add) {
    const { reasons } = recorded.parameters;
    tallyFirstAfterSales(recorded, add, (afterSales, row) =>
      hasReason(afterSales, row, reasons) ? dayOf(afterSales.appliedAt[row]!) : null,
    );
  },
} as const satisfies Metric;
