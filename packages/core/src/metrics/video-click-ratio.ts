import type { Metric } from "./metric.ts";

const MILLIONTHS = 1e6;

/**
 * Guide 2023: click rate of the main-image video against the category's mean, as a ratio (1 = the mean) summed in
 * millionths, over listed days.
 */
export const videoClickRatio = {
  id: "video-click-ratio",
  unit: "ratio",
  better: "higher",
  scale: MILLIONTHS,
  needs: ["listings"],
  reads: [],
  event: "entry",
  ideal: 1,
  table: "listings",
  tally({ history }, add) {
    const { count, date, videoClickRate, categoryVideoClickRate } = history.listings!;
    for (let row = 0; row < count; row++) {
      const ratio = videoClickRate[row]! / categoryVideoClickRate[row]!;
      if (Number.isFinite(ratio)) add(date[row]!, date[row]!, Math.round(ratio * MILLIONTHS), 1, -1, row);
    }
  },
} as const satisfies Metric;
