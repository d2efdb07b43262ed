import type { Metric } from "./metric.ts";

const MILLIONTHS = 1e6;

/** Guide 2023: mean completeness of the detail pages, a share in [0, 1] summed in millionths, over listed products and days. */
export const detailCompleteness = {
  id: "detail-completeness",
  unit: "share",
  better: "higher",
  scale: MILLIONTHS,
  needs: ["listings"],
  reads: [],
  event: "entry",
  ideal: 1,
  table: "listings",
  tally({ history }, add) {
    const { count, date, detailCompleteness: complete } = history.listings!;
    for (let row = 0; row < count; row++)
      if (!Number.isNaN(complete[row]!))
        add(date[row]!, date[row]!, Math.round(complete[row]! * MILLIONTHS), 1, -1, row);
  },
} as const satisfies Metric;
