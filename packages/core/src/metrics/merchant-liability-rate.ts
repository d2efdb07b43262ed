import { dayOf } from "../clocks/shop-day.ts";
import { finishedAt } from "../cohorts/after-sale-end.ts";
import { liabilities } from "../history/columns.ts";
import type { Metric } from "./metric.ts";

const merchant = liabilities.indexOf("merchant");

/** Arbitrated after-sales judged against the merchant, among all after-sales finished in the window. */
export const merchantLiabilityRate = {
  id: "merchant-liability-rate",
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
      const liable = afterSales.arbitration[row] === 1 && afterSales.liable[row] === merchant;
      add(dayOf(at), dayOf(at), liable ? 1 : 0, 1, afterSales.order[row]!, row);
    }
  },
} as const satisfies Metric;
