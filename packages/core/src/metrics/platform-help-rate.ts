import { dayOf } from "../clocks/shop-day.ts";
import type { Metric } from "./metric.ts";

/**
 * Orders whose buyer turned to the platform (arbitration, escalated chat or complaint), among the orders whose buyer
 * turned to the merchant. The cohort day is that of the order's first after-sale or human chat; once per order.
 */
export const platformHelpRate = {
  id: "platform-help-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["after-sales", "chats"],
  reads: [],
  event: "numerator",
  ideal: 0,
  table: "orders",
  tally({ history }, add) {
    const { afterSales, chats, complaints, orders } = history;
    const sought = new Float64Array(orders.count).fill(Number.POSITIVE_INFINITY);
    const escalated = new Float64Array(orders.count).fill(Number.POSITIVE_INFINITY);
    const earlier = (column: Float64Array, order: number, at: number) => {
      if (order >= 0 && at < column[order]!) column[order] = at;
    };
    for (let row = 0; row < afterSales!.count; row++) {
      const order = afterSales!.order[row]!;
      earlier(sought, order, afterSales!.appliedAt[row]!);
      if (afterSales!.arbitration[row] !== 1) continue;
      const closed = afterSales!.closedAt[row]!;
      earlier(escalated, order, Number.isNaN(closed) ? afterSales!.appliedAt[row]! : closed);
    }
    for (let row = 0; row < chats!.count; row++) {
      if (chats!.human[row] === 1) earlier(sought, chats!.order[row]!, chats!.startedAt[row]!);
      if (chats!.escalated[row] === 1) earlier(escalated, chats!.order[row]!, chats!.startedAt[row]!);
    }
    if (complaints)
      for (let row = 0; row < complaints.count; row++)
        earlier(escalated, complaints.order[row]!, complaints.createdAt[row]!);
    for (let order = 0; order < orders.count; order++) {
      if (sought[order] === Number.POSITIVE_INFINITY) continue;
      const day = dayOf(sought[order]!);
      add(day, day, 0, 1, order, -1);
      if (escalated[order] !== Number.POSITIVE_INFINITY)
        add(day, Math.max(day, dayOf(escalated[order]!)), 1, 0, order, order);
    }
  },
} as const satisfies Metric;
