import type { ShopModel } from "../shop-model.ts";

/** How much of a point stands for an event that was not seen, so that none and all stay away from 0 and 1. */
const UNSEEN = 0.5;

/** Share, in (0, 1), of the pickups of a lag that take at most `limit` seconds. */
export function shareWithin({ byLag }: ShopModel["pickupSeconds"], lag: number, limit: number): number {
  const { points } = byLag[Math.min(lag, byLag.length - 1)]!;
  return (points.filter((seconds) => seconds <= limit).length + UNSEEN) / (points.length + 2 * UNSEEN);
}
