import { timeZones } from "./clock.ts";
import { definitions } from "./definitions.ts";
import { fallbackTimes } from "./fallback-times.ts";
import { lastInPlaceOfFirst, orderTypesTurned } from "./orders.ts";
import { truncation } from "./truncation.ts";
import type { VariantFamily } from "./variant.ts";
import { shiftedDays, windowLengths } from "./windows.ts";

/** All families of ways to count, in the order in which equals are listed. */
export const variantFamilies: readonly VariantFamily[] = [
  shiftedDays,
  windowLengths,
  timeZones,
  orderTypesTurned,
  lastInPlaceOfFirst,
  fallbackTimes,
  definitions,
  truncation,
];
