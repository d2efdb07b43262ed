import type { Metric } from "./metric.ts";

/** Guide 2023: mean completeness of the detail pages, a share in [0, 1], over listed products and days. */
export const detailCompleteness = {
  id: "detail-completeness",
  unit: "share",
  better: "higher",
  scale: 1,
  needs: ["listings"],
  reads: [],
  event: "entry",
  ideal: 1,
  table: "listings",
  tally({ history }, add) {
    const { count, date, detailCompleteness: complete } = history.listings!;
    for (let row = 0; row < count; row++)
      if (!Number.isNaN(complete[row]!)) add(date[row]!, date[row]!, complete[row]!, 1, -1, row);
  },
} as const satisfies Metric;
