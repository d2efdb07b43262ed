import { eachPaid } from "../cohorts/cohorts.ts";
import { isUnknown } from "../history/unknown-column.ts";
import type { Count } from "../metrics/metric.ts";

/** Paid orders with 大件退换货运费险. */
export const largeItemInsuredOrders = {
  id: "large-item-insured-orders",
  needs: [],
  unknown: ({ orders }) => (isUnknown(orders.largeItemInsured) ? "orders.large_item_insured" : null),
  tally: (recorded, add) =>
    eachPaid(recorded, (order, day) => {
      if (recorded.history.orders.largeItemInsured[order] === 1) add(day, day, 1, 0, order, order);
    }),
} as const satisfies Count;
