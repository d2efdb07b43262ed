import { dayOf } from "../clocks/shop-day.ts";
import { hasReason, tallyFirstAfterSales } from "../cohorts/cohorts.ts";
import type { Metric } from "./metric.ts";

/** Guide 2023: orders whose first after-sale says that the goods are not as described, among the orders signed. */
export const descriptionDeviationRate = {
  id: "description-deviation-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["parcels", "after-sales"],
  reads: ["parcels.signed_at"],
  event: "numerator",
  ideal: 0,
  table: "after-sales",
  tally(recorded, add) {
    const { reasons = ["mismatch"] } = recorded.parameters;
    tallyFirstAfterSales(recorded, add, (afterSales, row) =>
      hasReason(afterSales, row, reasons) ? dayOf(afterSales.appliedAt[row]!) : null,
    );
  },
} as const satisfies Metric;
