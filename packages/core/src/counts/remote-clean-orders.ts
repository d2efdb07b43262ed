import { dayOf } from "../clocks/shop-day.ts";
import { eachSigned } from "../cohorts/cohorts.ts";
import { isUnknown } from "../history/unknown-column.ts";
import type { Count } from "../metrics/metric.ts";

/** Orders signed through remote transit without an after-sale; a later after-sale takes the order back. */
export const remoteCleanOrders = {
  id: "remote-clean-orders",
  needs: ["parcels", "after-sales"],
  unknown: ({ parcels }) => (isUnknown(parcels!.remoteTransit) ? "parcels.remote_transit" : null),
  tally(recorded, add) {
    const { parcels, afterSales, orders } = recorded.history;
    const remote = new Uint8Array(orders.count);
    for (let row = 0; row < parcels!.count; row++)
      if (parcels!.remoteTransit[row] === 1 && parcels!.order[row]! >= 0) remote[parcels!.order[row]!] = 1;
    eachSigned(recorded, (order, day) => {
      if (!remote[order]) return;
      const row = recorded.facts.firstAfterSale![order]!;
      const applied = row < 0 ? Number.POSITIVE_INFINITY : dayOf(afterSales!.appliedAt[row]!);
      if (applied <= day) return;
      add(day, day, 1, 0, order, order);
      if (applied !== Number.POSITIVE_INFINITY) add(day, applied, -1, 0, order, order);
    });
  },
} as const satisfies Count;
