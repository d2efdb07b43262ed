import { roundHalfUp } from "@scorecast/core";
import type { Projection } from "./projection.ts";

/** How demand follows the displayed total of an earlier day. Assumed throughout: no source measures it. */
export interface Feedback {
  /** Percent of orders per point above (or below) the total at the start. */
  readonly elasticity: number;
  /** Days until a total acts, at least 1. */
  readonly delayDays: number;
  /** Orders never fall below, or rise above, so many times what they would be. */
  readonly least: number;
  readonly most: number;
  /** Orders fall to the share `to` while the total is below: a threshold of the platform's. Only where it is not at the start. */
  readonly cutoff?: { readonly below: number; readonly to: number };
}

/** What a total makes of the day's orders: 1 at the total of the start, and where one of the two is no score. */
export function trafficFactor(
  { elasticity, least, most, cutoff }: Feedback,
  total: number,
  atStart: number,
): number {
  if (Number.isNaN(total) || Number.isNaN(atStart)) return 1;
  const factor = Math.min(most, Math.max(least, 1 + (elasticity / 100) * (total - atStart)));
  return cutoff && total < cutoff.below && atStart >= cutoff.below ? factor * cutoff.to : factor;
}

/**
 * Factors on the orders of day `t`, replications `index`, `index + 1` … of the projection, into `traffic`. The totals up
 * to the one that acts are scored.
 */
export function followTotals(
  feedback: Feedback,
  { values, from, to }: Projection,
  digits: number,
  index: number,
  t: number,
  traffic: Float64Array,
): void {
  const count = to - from;
  const day = Math.max(0, t - feedback.delayDays);
  const rows = Math.min(traffic.length, count - index);
  for (let i = 0; i < rows; i++) {
    const [total, atStart] = [values[day * count + index + i]!, values[index + i]!];
    traffic[i] = trafficFactor(feedback, roundHalfUp(total, digits), roundHalfUp(atStart, digits));
  }
}
