import { dayOf } from "../clocks/shop-day.ts";
import type { ReviewTable } from "../history/history.ts";
import type { Recorded } from "../metrics/metric.ts";
import type { Add } from "../tally/tally-series.ts";
import { eachOfCohort } from "./cohorts.ts";

/** Good first reviews among the rated ones of the cohort: `stars` picks which of a review's three ratings is read. */
export function tallyGoodReviews(
  recorded: Recorded,
  add: Add,
  stars: (reviews: ReviewTable) => Float64Array,
): void {
  const reviews = recorded.history.reviews!;
  const given = stars(reviews);
  const goodStars = recorded.parameters.goodStars ?? 4;
  eachOfCohort(recorded, (order, day, from) => {
    const row = recorded.facts.firstReview![order]!;
    if (row < 0 || reviews.createdAt[row]! < from || Number.isNaN(given[row]!)) return;
    add(day, Math.max(day, dayOf(reviews.createdAt[row]!)), given[row]! >= goodStars ? 1 : 0, 1, order, row);
  });
}
