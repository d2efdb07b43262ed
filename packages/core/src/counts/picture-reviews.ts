import { dayOf } from "../clocks/shop-day.ts";
import { isUnknown } from "../history/unknown-column.ts";
import type { Count } from "../metrics/metric.ts";

/** Reviews with pictures, by the day they were written. */
export const pictureReviews = {
  id: "picture-reviews",
  needs: ["reviews"],
  unknown: ({ reviews }) => (isUnknown(reviews!.hasPicture) ? "reviews.has_picture" : null),
  tally({ history }, add) {
    const { count, createdAt, hasPicture, order } = history.reviews!;
    for (let row = 0; row < count; row++)
      if (hasPicture[row] === 1) add(dayOf(createdAt[row]!), dayOf(createdAt[row]!), 1, 0, order[row]!, row);
  },
} as const satisfies Count;
