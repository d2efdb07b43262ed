import { tallyBadReviews } from "../cohorts/bad-reviews.ts";
import type { Metric } from "./metric.ts";

/** Orders whose first review has 1–2 product stars, among the orders signed in the window. */
export const badReviewRate = {
  id: "bad-review-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["parcels", "reviews"],
  reads: ["parcels.signed_at"],
  event: "numerator",
  ideal: 0,
  table: "reviews",
  tally: (recorded, add) => tallyBadReviews(recorded, add, (reviews) => reviews.productStars),
} as const satisfies Metric;
