import { badReviewRate } from "../metrics/bad-review-rate.ts";
import type { Count } from "../metrics/metric.ts";

/** Signed orders whose first review has 1–2 product stars (商品差评订单数). */
export const badReviewOrders = {
  id: "bad-review-orders",
  needs: badReviewRate.needs,
  tally: (recorded, add) =>
    badReviewRate.tally(recorded, (cohort, known, numerator, _denominator, order, row) => {
      if (numerator !== 0) add(cohort, known, numerator, 0, order, row);
    }),
} as const satisfies Count;
