import { dayOf } from "../clocks/shop-day.ts";
import { eachOfCohort, hasReason } from "../cohorts/cohorts.ts";
import type { Metric } from "./metric.ts";

/**
 * 综合负向反馈率 CCR: orders with any negative feedback among the orders signed in the window. Feedback is a bad first
 * review or a first after-sale for quality, wrong description or damage; an order counts once, from the earliest of them.
 */
export const negativeFeedbackRate = {
  id: "negative-feedback-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["parcels", "reviews", "after-sales"],
  reads: ["parcels.signed_at"],
  event: "numerator",
  ideal: 0,
  table: "orders",
  tally(recorded, add) {
    const { facts, parameters } = recorded;
    const reviews = recorded.history.reviews!;
    const afterSales = recorded.history.afterSales!;
    const badStars = parameters.badStars ?? 2;
    eachOfCohort(recorded, (order, day, from) => {
      add(day, day, 0, 1, order, -1);
      let at = Number.POSITIVE_INFINITY;
      const review = facts.firstReview![order]!;
      if (review >= 0 && reviews.createdAt[review]! >= from && reviews.productStars[review]! <= badStars)
        at = reviews.createdAt[review]!;
      const afterSale = facts.firstAfterSale![order]!;
      if (
        afterSale >= 0 &&
        afterSales.appliedAt[afterSale]! >= from &&
        hasReason(afterSales, afterSale, parameters.reasons)
      )
        at = Math.min(at, afterSales.appliedAt[afterSale]!);
      if (at < Number.POSITIVE_INFINITY) add(day, Math.max(day, dayOf(at)), 1, 0, order, order);
    });
  },
} as const satisfies Metric;
