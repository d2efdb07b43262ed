import { dayOf } from "../clocks/shop-day.ts";
import { eachOfCohort } from "../cohorts/cohorts.ts";
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
  tally(recorded, add) {
    const reviews = recorded.history.reviews!;
    const badStars = recorded.parameters.badStars ?? 2;
    eachOfCohort(recorded, (order, day, from) => {
      add(day, day, 0, 1, order, -1);
      const row = recorded.facts.firstReview![order]!;
      if (row < 0 || reviews.createdAt[row]! < from || !(reviews.productStars[row]! <= badStars)) return;
      add(day, Math.max(day, dayOf(reviews.createdAt[row]!)), 1, 0, order, row);
    });
  },
} as const satisfies Metric;
