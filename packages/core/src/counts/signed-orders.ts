import { eachSigned } from "../cohorts/cohorts.ts";
import type { Count } from "../metrics/metric.ts";

/** Orders signed for. */
export const signedOrders = {
  id: "signed-orders",
  needs: ["parcels"],
  tally: (recorded, add) => eachSigned(recorded, (order, day) => add(day, day, 1, 0, order, order)),
} as const satisfies Count;
