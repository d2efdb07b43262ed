import { tallyBadReviews } from "../cohorts/bad-reviews.ts";
import type { Metric } from "./metric.ts";

/** Orders whose first review has 1–2 service stars, among the orders signed in the window (seed 003 only; doubtful). */
export const serviceBadReviewRate = {
  id: "service-bad-review-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["parcels", "reviews"],
  reads: ["parcels.signed_at"],
  event: "numerator",
  ideal: 0,
  table: "reviews",
  tally: (recorded, add) => tallyBadReviews(recorded, add, (reviews) => reviews.serviceStars),
} as const satisfies Metric;
