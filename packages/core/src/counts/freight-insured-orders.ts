import { eachPaid } from "../cohorts/cohorts.ts";
import { isUnknown } from "../history/unknown-column.ts";
import type { Count } from "../metrics/metric.ts";

/** Paid orders with 退换货运费险. */
export const freightInsuredOrders = {
  id: "freight-insured-orders",
  needs: [],
  unknown: ({ orders }) => (isUnknown(orders.freightInsured) ? "orders.freight_insured" : null),
  tally: (recorded, add) =>
    eachPaid(recorded, (order, day) => {
      if (recorded.history.orders.freightInsured[order] === 1) add(day, day, 1, 0, order, order);
    }),
} as const satisfies Count;
