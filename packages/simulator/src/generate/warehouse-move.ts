import { runs } from "./incident-days.ts";
import { dayNumber } from "./local-time.ts";
import { afterWorkingHours } from "./open-hours.ts";
import type { ShopSpec } from "./shop-spec.ts";

const DAY = 86_400;

/**
 * When a parcel is packed (shop-local seconds) that lies on the desk at `start` and takes `hours` of work: what a move
 * of the warehouse would interrupt is begun anew when the doors open again.
 */
export function packedAt(spec: ShopSpec, start: number, hours: number): number {
  let done = afterWorkingHours(spec.handling.staffed, start, hours);
  for (const incident of spec.incidents) {
    if (incident.kind !== "warehouse-move") continue;
    const closes = dayNumber(incident.from) * DAY;
    const opens = closes + incident.days * DAY;
    if (start < opens && done >= closes) done = afterWorkingHours(spec.handling.staffed, opens, hours);
  }
  return done;
}

/** Chance that what is packed at `shippedAt` is not what was ordered: higher for as long after a move as it took. */
export function wrongItemRate(spec: ShopSpec, shippedAt: number): number {
  let rate = spec.handling.wrongItemRate;
  for (const incident of spec.incidents) {
    if (incident.kind !== "warehouse-move") continue;
    if (runs({ ...incident, days: 2 * incident.days }, shippedAt))
      rate = Math.max(rate, incident.wrongItemRate);
  }
  return rate;
}
