import { dayOf } from "../clocks/shop-day.ts";
import { hasReason, tallyFirstAfterSales } from "../cohorts/cohorts.ts";
import type { Metric } from "./metric.ts";

/** 发货问题负向反馈率: first after-sales for logistics among paid orders; complaints of slowness before the promise do not count. */
export const shippingNegativeRate = {
  id: "shipping-negative-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["after-sales"],
  reads: [],
  event: "numerator",
  ideal: 0,
  table: "after-sales",
  tally(recorded, add) {
    const { promisedShipAt } = recorded.history.orders;
    const { reasons = ["logistics"], notBeforePromise } = recorded.parameters;
    tallyFirstAfterSales(recorded, add, (afterSales, row, order) => {
      const applied = afterSales.appliedAt[row]!;
      if (!hasReason(afterSales, row, reasons) || (notBeforePromise && applied < promisedShipAt[order]!))
        return null;
      return dayOf(applied);
    });
  },
} as const satisfies Metric;
