import { dayOf } from "../clocks/shop-day.ts";
import { finishedAt } from "../cohorts/after-sale-end.ts";
import { afterSaleResults } from "../history/columns.ts";
import type { Metric } from "./metric.ts";

const rejected = afterSaleResults.indexOf("rejected");

/** Rejected after-sales among those finished in the window. */
export const afterSaleRejectionRate = {
  id: "after-sale-rejection-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["after-sales"],
  reads: [],
  event: "numerator",
  ideal: 0,
  table: "after-sales",
  tally({ history }, add) {
    const afterSales = history.afterSales!;
    for (let row = 0; row < afterSales.count; row++) {
      const at = finishedAt(afterSales, row);
      if (Number.isNaN(at) || afterSales.order[row]! < 0) continue;
      add(dayOf(at), dayOf(at), afterSales.result[row] === rejected ? 1 : 0, 1, afterSales.order[row]!, row);
    }
  },
} as const satisfies Metric;
