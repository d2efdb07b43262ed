import { HOUR } from "../clocks/shop-day.ts";
import { eachPickupDue, pickupDueAt } from "../cohorts/pickup-due.ts";
import { addUntilCompensated, eachPickup } from "../cohorts/pickups.ts";
import type { Metric } from "./metric.ts";

const IN_TIME = 254;
const LATE = 255;

/**
 * Orders picked up in time, among the orders due for pickup in the window (not those cancelled before) or, in older
 * versions, among the orders picked up. There, under a limit in hours, each pickup is kept by its whole hours since
 * payment, so that the limit can change.
 */
export const pickupInTimeRate = {
  id: "pickup-in-time-rate",
  unit: "share",
  better: "higher",
  scale: 1,
  needs: ["parcels"],
  reads: ["parcels.picked_up_at"],
  event: "miss",
  ideal: 1,
  table: "orders",
  amounts({ limitHours = 24 }) {
    return Float64Array.from({ length: LATE + 1 }, (_, bin) =>
      bin === IN_TIME || (bin < limitHours && bin !== LATE) ? 1 : 0,
    );
  },
  tally(recorded, add) {
    const { cohort, pickupDeadline } = recorded.parameters;
    if (cohort === "due")
      return eachPickupDue(recorded, (order, day, inTime) => {
        if (pickupDeadline === "next-day")
          addUntilCompensated(recorded, add, order, day, inTime ? IN_TIME : LATE, LATE);
        else add(day, day, inTime ? IN_TIME : LATE, 1, order, order);
      });
    const { pickedUpAt } = recorded.facts;
    const running = { ...recorded, parameters: { ...recorded.parameters, restHours: null } };
    eachPickup(running, (order, day, seconds) => {
      const inTime = pickedUpAt![order]! <= pickupDueAt(recorded, order);
      const hours = Math.min(Math.floor(seconds / HOUR), IN_TIME - 1);
      if (pickupDeadline === "next-day")
        addUntilCompensated(recorded, add, order, day, inTime ? IN_TIME : LATE, LATE);
      else add(day, day, hours, 1, order, order);
    });
  },
} as const satisfies Metric;
