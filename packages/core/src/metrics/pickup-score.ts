import { HOUR } from "../clocks/shop-day.ts";
import { addUntilCompensated, eachPickup } from "../cohorts/pickups.ts";
import type { Metric } from "./metric.ts";

const COMPENSATED = 255;
const MILLIONTHS = 1e6;

/**
 * Mean points per picked-up order, by started hours on the pickup clock; compensated trajectories and
 * fraudulent shipping get the least points.
 * Points are summed in whole millionths, so that sums are exact in any order.
 * Bin h: took up to h + 1 started hours (0 h is in the first); 255: compensated.
 */
export const pickupScore = {
  id: "pickup-score",
  unit: "points",
  better: "higher",
  scale: MILLIONTHS,
  needs: ["parcels"],
  reads: ["parcels.picked_up_at"],
  event: "entry",
  ideal: 100,
  table: "orders",
  amounts({ pointsByHour = [100], compensatedPoints = 50 }) {
    return Float64Array.from({ length: COMPENSATED + 1 }, (_, bin) =>
      Math.round(
        MILLIONTHS *
          (bin === COMPENSATED ? compensatedPoints : pointsByHour[Math.min(bin, pointsByHour.length - 1)]!),
      ),
    );
  },
  tally(recorded, add) {
    eachPickup(recorded, (order, day, seconds) => {
      const started = Math.min(Math.max(Math.ceil(seconds / HOUR), 1) - 1, COMPENSATED - 1);
      addUntilCompensated(recorded, add, order, day, started, COMPENSATED);
    });
  },
} as const satisfies Metric;
