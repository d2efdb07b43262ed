import { runs } from "./incident-days.ts";
import { dayNumber } from "./local-time.ts";
import type { ShopSpec } from "./shop-spec.ts";

const DAY = 86_400;

/** How many times longer than usual a piece of packing or of after-sale work takes that comes in at `at`. */
export function slowness(spec: ShopSpec, at: number): number {
  let times = 1;
  for (const incident of spec.incidents)
    if (incident.kind === "staff-sick" && runs(incident, at)) times *= incident.slower;
  return times;
}

/** The same for a reply: a surge keeps the chat busy as well. */
export function replySlowness(spec: ShopSpec, at: number): number {
  let times = slowness(spec, at);
  for (const incident of spec.incidents)
    if (incident.kind === "live-stream-surge" && runs(incident, at))
      times *= Math.max(1, incident.factor / incident.capacity);
  return times;
}

/** Working hours that a purchase paid at `at` waits in line before it is packed: a surge leaves more than a day's work. */
export function hoursInLine(spec: ShopSpec, at: number): number {
  const { from, until } = spec.handling.staffed;
  let hours = 0;
  for (const incident of spec.incidents) {
    if (incident.kind !== "live-stream-surge") continue;
    const since = Math.floor(at / DAY) - dayNumber(incident.from);
    let line = 0;
    for (let day = 0; day <= since; day++) {
      line = Math.max(0, line + (day < incident.days ? incident.factor : 1) - incident.capacity);
      if (line === 0 && day >= incident.days) break;
    }
    hours += since < 0 ? 0 : (line / incident.capacity) * (until - from);
  }
  return hours;
}
