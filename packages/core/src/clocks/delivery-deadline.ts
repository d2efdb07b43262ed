import { dayOf, endOf } from "./shop-day.ts";

/** 23:59:59 of the day `days` natural days after the pickup; the day of pickup is not counted. Shop-local seconds. */
export function deliveryDeadline(pickedUpAt: number, days: number): number {
  return endOf(dayOf(pickedUpAt) + days);
}
