import { eachPaid } from "../cohorts/cohorts.ts";
import { isUnknown } from "../history/unknown-column.ts";
import type { Count } from "../metrics/metric.ts";

/** Paid orders within range that were installed at home. */
export const installedOrders = {
  id: "installed-orders",
  needs: [],
  unknown: ({ orders }) => (isUnknown(orders.installed) ? "orders.installed" : null),
  tally: (recorded, add) =>
    eachPaid(recorded, (order, day) => {
      const { installationInRange, installed } = recorded.history.orders;
      if (installationInRange[order] === 1 && installed[order] === 1) add(day, day, 1, 0, order, order);
    }),
} as const satisfies Count;
