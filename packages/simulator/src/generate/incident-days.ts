import { dayNumber } from "./local-time.ts";

/** Whether `at` (shop-local seconds) falls on one of the incident's days. */
export function runs(incident: { readonly from: string; readonly days: number }, at: number): boolean {
  const day = Math.floor(at / 86_400) - dayNumber(incident.from);
  return day >= 0 && day < incident.days;
}
