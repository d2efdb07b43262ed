import { dayOf } from "../clocks/shop-day.ts";
import { hasReason, tallyFirstAfterSales } from "../cohorts/cohorts.ts";
import type { Metric } from "./metric.ts";

/** Orders whose first after-sale is for damaged goods or packing, among the orders paid in the window. */
export const damageReturnRate = {
  id: "damage-return-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["after-sales"],
  reads: [],
  event: "numerator",
  ideal: 0,
  table: "after-sales",
  tally(recorded, add) {
    const { reasons = ["damage"] } = recorded.parameters;
    tallyFirstAfterSales(recorded, add, (afterSales, row) =>
      hasReason(afterSales, row, reasons) ? dayOf(afterSales.appliedAt[row]!) : null,
    );
  },
} as const satisfies Metric;
