import type { Counted } from "./counting.ts";
import type { ObservedSeries } from "./observed-series.ts";
import { type Cut, excess } from "./shown.ts";

/** One figure of the page on one day, beside ours. */
export interface ComparedDay {
  readonly day: number;
  readonly page: number;
  /** Unrounded; NaN: we have none. */
  readonly ours: number;
  /** How far ours lies outside of what the page's digits may stand for; 0: they agree, NaN: nothing to compare. */
  readonly excess: number;
}

/** Holds ours against the page's, day by day. */
export function compareDays(
  { days, values, decimals, node, part }: ObservedSeries,
  counted: Counted,
  cut: Cut,
): ComparedDay[] {
  const column = counted.columnOf(node, part);
  return days.map((day, i) => {
    const ours = column[day - counted.from]!;
    return {
      day,
      page: values[i]!,
      ours,
      excess: Number.isNaN(ours) ? Number.NaN : excess(ours, values[i]!, decimals, cut),
    };
  });
}
