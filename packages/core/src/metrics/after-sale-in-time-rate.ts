import { dayOf, HOUR } from "../clocks/shop-day.ts";
import { eachShippedRefund } from "../cohorts/shipped-refunds.ts";
import { afterSaleTypes } from "../history/columns.ts";
import type { Metric } from "./metric.ts";

const returnRefund = afterSaleTypes.indexOf("return-refund");

/**
 * Refunds handled within the limit among the refunds that succeeded in the window, without platform-handled refund-only ones. Only
 * waiting for the merchant counts: `waiting_hours`, else application to agreement plus, for returns, signing of the
 * return to the refund. Refunds whose waiting cannot be told are left out.
 */
export const afterSaleInTimeRate = {
  id: "after-sale-in-time-rate",
  unit: "share",
  better: "higher",
  scale: 1,
  needs: ["after-sales"],
  reads: [],
  event: "miss",
  ideal: 1,
  table: "after-sales",
  tally(recorded, add) {
    const afterSales = recorded.history.afterSales!;
    const limit = (recorded.parameters.limitHours ?? 24) * HOUR;
    eachShippedRefund(recorded, (row, order, at) => {
      const isReturn = afterSales.type[row] === returnRefund;
      if (afterSales.platformHandled[row] === 1 && !isReturn) return;
      let waited = afterSales.waitingHours[row]! * HOUR;
      if (Number.isNaN(waited)) {
        waited = Math.max(0, afterSales.agreedAt[row]! - afterSales.appliedAt[row]!);
        if (isReturn) waited += Math.max(0, at - afterSales.returnSignedAt[row]!);
      }
      if (!Number.isNaN(waited)) add(dayOf(at), dayOf(at), waited <= limit ? 1 : 0, 1, order, row);
    });
  },
} as const satisfies Metric;
