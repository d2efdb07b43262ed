import { tallyGoodReviews } from "../cohorts/good-reviews.ts";
import type { Metric } from "./metric.ts";

/** First reviews with 4–5 service stars (assumed) among those that rate service. */
export const serviceGoodReviewRate = {
  id: "service-good-review-rate",
  unit: "share",
  better: "higher",
  scale: 1,
  needs: ["parcels", "reviews"],
  reads: ["parcels.signed_at"],
  event: "miss",
  ideal: 1,
  table: "reviews",
  tally: (recorded, add) => tallyGoodReviews(recorded, add, (reviews) => reviews.serviceStars),
} as const satisfies Metric;
