import type { Count } from "../metrics/metric.ts";
import { badReviewOrders } from "./bad-review-orders.ts";
import { freightInsuredOrders } from "./freight-insured-orders.ts";
import { inRangeOrders } from "./in-range-orders.ts";
import { installedOrders } from "./installed-orders.ts";
import { largeItemInsuredOrders } from "./large-item-insured-orders.ts";
import { nextDayOrders } from "./next-day-orders.ts";
import { pictureReviews } from "./picture-reviews.ts";
import { remoteCleanOrders } from "./remote-clean-orders.ts";
import { signedOrders } from "./signed-orders.ts";
import { validPaidOrders } from "./valid-paid-orders.ts";

/** Every count by its id: one file each. */
export const counts = {
  "bad-review-orders": badReviewOrders,
  "freight-insured-orders": freightInsuredOrders,
  "in-range-orders": inRangeOrders,
  "installed-orders": installedOrders,
  "large-item-insured-orders": largeItemInsuredOrders,
  "next-day-orders": nextDayOrders,
  "picture-reviews": pictureReviews,
  "remote-clean-orders": remoteCleanOrders,
  "signed-orders": signedOrders,
  "valid-paid-orders": validPaidOrders,
} as const satisfies Record<string, Count>;

export type CountId = keyof typeof counts;
