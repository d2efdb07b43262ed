import { dayOf, HOUR } from "../clocks/shop-day.ts";
import { finishedAt } from "../cohorts/after-sale-end.ts";
import type { Metric } from "./metric.ts";

/** Guide 2023: mean hours from application to the end of an after-sale, over those that ended in the window. */
export const returnHandlingHours = {
  id: "return-handling-hours",
  unit: "hours",
  better: "lower",
  scale: HOUR,
  needs: ["after-sales"],
  reads: [],
  event: "entry",
  ideal: 0,
  table: "after-sales",
  tally({ history }, add) {
    const afterSales = history.afterSales!;
    for (let row = 0; row < afterSales.count; row++) {
      const at = finishedAt(afterSales, row);
      if (Number.isNaN(at) || afterSales.order[row]! < 0) continue;
      add(
        dayOf(at),
        dayOf(at),
        Math.max(0, Math.round(at - afterSales.appliedAt[row]!)),
        1,
        afterSales.order[row]!,
        row,
      );
    }
  },
} as const satisfies Metric;
