import { secondsOnClock } from "../clocks/pickup-clock.ts";
import { dayOf, HOUR } from "../clocks/shop-day.ts";
import { eachShippedRefund } from "../cohorts/shipped-refunds.ts";
import type { Metric } from "./metric.ts";

/**
 * Mean hours from application to agreement (by merchant or system), on the clock that rests 23:00–08:00, over the
 * refunds that succeeded in the window. Refunds without an agreement time are left out.
 */
export const afterSaleReviewHours = {
  id: "after-sale-review-hours",
  unit: "hours",
  better: "lower",
  scale: HOUR,
  needs: ["after-sales"],
  reads: ["after-sales.agreed_at"],
  event: "entry",
  ideal: 0,
  table: "after-sales",
  tally(recorded, add) {
    const { appliedAt, agreedAt } = recorded.history.afterSales!;
    const rest = recorded.parameters.restHours ?? null;
    eachShippedRefund(recorded, (row, order, at) => {
      if (Number.isNaN(agreedAt[row]!)) return;
      add(
        dayOf(at),
        dayOf(at),
        Math.round(secondsOnClock(appliedAt[row]!, agreedAt[row]!, rest)),
        1,
        order,
        row,
      );
    });
  },
} as const satisfies Metric;
