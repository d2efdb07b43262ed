import type { Metric } from "./metric.ts";

/** Guide 2023: click rate of the main-image video against the category's mean, as a ratio (1 = the mean), over listed days. */
export const videoClickRatio = {
  id: "video-click-ratio",
  unit: "ratio",
  better: "higher",
  scale: 1,
  needs: ["listings"],
  reads: [],
  event: "entry",
  ideal: 1,
  table: "listings",
  tally({ history }, add) {
    const { count, date, videoClickRate, categoryVideoClickRate } = history.listings!;
    for (let row = 0; row < count; row++) {
      const ratio = videoClickRate[row]! / categoryVideoClickRate[row]!;
      if (Number.isFinite(ratio)) add(date[row]!, date[row]!, ratio, 1, -1, row);
    }
  },
} as const satisfies Metric;
