import type { ShopTallies } from "@scorecast/core";
import { perCohortDay } from "./fit-cohorts.ts";
import { fitShare } from "./shares.ts";
import type { ShopModel } from "./shop-model.ts";
import type { ShopRecord } from "./shop-record.ts";

/** Counts that are a share of the day's paid or signed orders and known on that day. */
export const countBases = {
  "freight-insured-orders": "paid",
  "large-item-insured-orders": "paid",
  "in-range-orders": "paid",
  "installed-orders": "paid",
  "next-day-orders": "signed",
  "remote-clean-orders": "signed",
} as const satisfies { readonly [id: string]: "paid" | "signed" };

/** Recent shares of the counts that the rules read. */
export function fitCounts(
  record: ShopRecord,
  tallies: ShopTallies,
  signedPerDay: Float64Array,
): ShopModel["counts"] {
  return Object.entries(countBases).flatMap(([id, of]) => {
    const series = tallies.series[`count:${id}`];
    if (!series) return [];
    const trials = of === "paid" ? record.paid : signedPerDay;
    const hits = perCohortDay(record, series, "numerator");
    const never = hits.every((count) => count === 0);
    const { share } = fitShare(hits, trials, 0.5);
    return [{ id, of, share: never ? { a: 0, b: 1, dayVariance: 0 } : share }];
  });
}
