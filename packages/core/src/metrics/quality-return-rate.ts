import { dayOf } from "../clocks/shop-day.ts";
import { hasReason, tallyFirstAfterSales } from "../cohorts/cohorts.ts";
import { afterSaleTypes } from "../history/columns.ts";
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
    const { reasons, afterSaleTypes: types } = recorded.parameters;
    tallyFirstAfterSales(recorded, add, (afterSales, row) => {
      const type = afterSaleTypes[afterSales.type[row]!]!;
      if (!hasReason(afterSales, row, reasons) || (types && !types.includes(type))) return null;
      return dayOf(afterSales.appliedAt[row]!);
    });
  },
} as const satisfies Metric;
