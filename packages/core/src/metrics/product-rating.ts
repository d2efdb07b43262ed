import { dayOf } from "../clocks/shop-day.ts";
import { eachOfCohort } from "../cohorts/cohorts.ts";
import type { Metric } from "./metric.ts";

/** Mean product stars of the first reviews of the orders signed in the window. */
export const productRating = {
  id: "product-rating",
  unit: "stars",
  better: "higher",
  scale: 1,
  needs: ["parcels", "reviews"],
  reads: ["parcels.signed_at"],
  event: "entry",
  ideal: 5,
  table: "reviews",
  tally(recorded, add) {
    const reviews = recorded.history.reviews!;
    eachOfCohort(recorded, (order, day, from) => {
      const row = recorded.facts.firstReview![order]!;
      if (row < 0 || reviews.createdAt[row]! < from || Number.isNaN(reviews.productStars[row]!)) return;
      add(day, Math.max(day, dayOf(reviews.createdAt[row]!)), reviews.productStars[row]!, 1, order, row);
    });
  },
} as const satisfies Metric;
