import type { Metric } from "./metric.ts";

/** Guide 2023: listings with a banned word among the listings checked. */
export const bannedWordRate = {
  id: "banned-word-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["listings"],
  reads: [],
  event: "numerator",
  ideal: 0,
  table: "listings",
  tally({ history }, add) {
    const { count, date, bannedWords } = history.listings!;
    for (let row = 0; row < count; row++)
      if (!Number.isNaN(bannedWords[row]!))
        add(date[row]!, date[row]!, bannedWords[row]! > 0 ? 1 : 0, 1, -1, row);
  },
} as const satisfies Metric;
