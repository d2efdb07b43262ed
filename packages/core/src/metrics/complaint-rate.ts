import { dayOf } from "../clocks/shop-day.ts";
import { eachPaid } from "../cohorts/cohorts.ts";
import type { Metric } from "./metric.ts";

/**
 * Orders complained about, among the orders paid in the window: once per order, from the first complaint that was not
 * rejected. A complaint without an order counts by its own day (assumed).
 */
export const complaintRate = {
  id: "complaint-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["complaints"],
  reads: [],
  event: "numerator",
  ideal: 0,
  table: "complaints",
  tally(recorded, add) {
    const { complaints, orders } = recorded.history;
    const { count, order, createdAt, upheld, ids } = complaints!;
    eachPaid(recorded, (o, day) => add(day, day, 0, 1, o, -1));
    const first = new Map<number, number>();
    for (let row = 0; row < count; row++) {
      if (upheld[row] === 0) continue;
      const o = order[row]!;
      if (o < 0) {
        add(dayOf(createdAt[row]!), dayOf(createdAt[row]!), 1, 0, -1, row);
        continue;
      }
      const held = first.get(o);
      if (
        held === undefined ||
        createdAt[row]! < createdAt[held]! ||
        (createdAt[row] === createdAt[held] && ids[row]! < ids[held]!)
      )
        first.set(o, row);
    }
    for (const [o, row] of first) {
      const day = dayOf(orders.paidAt[o]!);
      add(day, Math.max(day, dayOf(createdAt[row]!)), 1, 0, o, row);
    }
  },
} as const satisfies Metric;
