import { dayOf } from "../clocks/shop-day.ts";
import type { ReviewTable } from "../history/history.ts";
import type { Recorded } from "../metrics/metric.ts";
import type { Add } from "../tally/tally-series.ts";
import { eachOfCohort } from "./cohorts.ts";

/** Bad first reviews among all orders of the cohort: `stars` picks which of a review's three ratings is read. */
export function tallyBadReviews(
  recorded: Recorded,
  add: Add,
  stars: (reviews: ReviewTable) => Float64Array,
): void {
  const reviews = recorded.history.reviews!;
  const given = stars(reviews);
  const badStars = recorded.parameters.badStars ?? 2;
  eachOfCohort(recorded, (order, day, from) => {
    add(day, day, 0, 1, order, -1);
    const row = recorded.facts.firstReview![order]!;
    if (row < 0 || reviews.createdAt[row]! < from || !(given[row]! <= badStars)) return;
    add(day, Math.max(day, dayOf(reviews.createdAt[row]!)), 1, 0, order, row);
  });
}
