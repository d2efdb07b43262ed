import { drawnInAll, type Recording } from "../engine/recording.ts";
import { streamOf } from "../generate/random-source.ts";
import type { StoryDay } from "./allot.ts";
import type { StoryOrder } from "./cast.ts";
import { takeOut } from "./draw-lots.ts";
import type { Clock } from "./shipping-times.ts";
import type { Untold } from "./untold.ts";

/** The column of the orders in which a count shows. */
const flags = {
  "freight-insured-orders": { column: "freight_insured", of: "paid" },
  "large-item-insured-orders": { column: "large_item_insured", of: "paid" },
  "in-range-orders": { column: "installation_in_range", of: "paid" },
  "installed-orders": { column: "installed", of: "paid" },
  "next-day-orders": { column: "next_day_delivered", of: "signed" },
} as const;

/** Series of the counts that columns of the orders can tell. */
export const toldCounts: readonly string[] = Object.keys(flags).map((id) => `count:${id}`);

/** Flags as many of the day's orders as each count drew. Installed orders are some of those in range. */
export function flagOrders(
  days: readonly StoryDay[],
  recording: Recording,
  { seed }: Clock,
  untold: Untold[],
): void {
  const carried = new Map<string, number>();
  for (const day of days) {
    let inRange: readonly StoryOrder[] | null = null;
    for (const [id, { column, of }] of Object.entries(flags)) {
      const process = `count:${id}` as const;
      if (!recording.has(process)) continue;
      const orders = of === "paid" ? day.paid : day.signed;
      const pool: readonly StoryOrder[] = id === "installed-orders" && inRange ? inRange : orders;
      const count = drawnInAll(recording, process, day.t) + (carried.get(id) ?? 0);
      const hit: readonly StoryOrder[] = takeOut([...pool], count, streamOf(seed, `story-${id}`, day.t));
      if (id === "in-range-orders") inRange = hit;
      carried.set(id, count - hit.length);
      if (hit.length < count) untold.push({ t: day.t, process, amount: count - hit.length });
      for (const order of orders) order.row[column] = "0";
      for (const order of hit) order.row[column] = "1";
    }
  }
}
