import { dayOf } from "../clocks/shop-day.ts";
import type { Recorded } from "../metrics/metric.ts";
import type { Add } from "../tally/tally-series.ts";
import { eachSigned } from "./cohorts.ts";

/** Whole seconds from first pickup to last signing, over the orders signed in the window; stand-ins tell nothing of it. */
export function tallyTransit(recorded: Recorded, add: Add): void {
  const pickedUpAt = recorded.facts.pickedUpAt!;
  const standIn = recorded.facts.standIn!;
  eachSigned(recorded, (order, day, signedAt) => {
    if (Number.isNaN(pickedUpAt[order]!) || standIn[order]) return;
    add(
      day,
      Math.max(day, dayOf(pickedUpAt[order]!)),
      Math.max(0, Math.round(signedAt - pickedUpAt[order]!)),
      1,
      order,
      order,
    );
  });
}
