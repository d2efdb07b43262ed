import { eachPaid } from "../cohorts/cohorts.ts";
import { isUnknown } from "../history/unknown-column.ts";
import type { Count } from "../metrics/metric.ts";

/** Paid orders within the categories and prices of 上门安装. */
export const inRangeOrders = {
  id: "in-range-orders",
  needs: [],
  unknown: ({ orders }) => (isUnknown(orders.installationInRange) ? "orders.installation_in_range" : null),
  tally: (recorded, add) =>
    eachPaid(recorded, (order, day) => {
      if (recorded.history.orders.installationInRange[order] === 1) add(day, day, 1, 0, order, order);
    }),
} as const satisfies Count;
