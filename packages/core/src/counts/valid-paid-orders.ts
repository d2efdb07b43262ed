import { eachPaid } from "../cohorts/cohorts.ts";
import type { Count } from "../metrics/metric.ts";

/** 有效支付订单数: paid orders of the types that count. */
export const validPaidOrders = {
  id: "valid-paid-orders",
  needs: [],
  tally: (recorded, add) => eachPaid(recorded, (order, day) => add(day, day, 1, 0, order, order)),
} as const satisfies Count;
