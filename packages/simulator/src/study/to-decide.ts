import { normalQuantile } from "../numeric/normal-quantile.ts";
import { MEANINGFUL_POINTS, type PairedDifference } from "./differences.ts";
import { Z975 } from "./summaries.ts";

/** Nobody runs more; a difference that so many cannot place lies at the threshold. */
const AT_MOST = 1_000_000;
/** Chance that the number named is enough, if the mean difference is what it was estimated to be. */
const ASSURANCE = 0.8;

/**
 * Replications in all that would settle an undecided mean difference: its 95 % interval then clears the nearer
 * threshold ±d with 80 % probability, if the true mean is the estimated one: n = ((z₀.₉₇₅ + z) · sd / distance)². Between
 * the thresholds both must be cleared, so z is that of 90 % (half of the 20 % each).
 *
 * @param count replications that the estimate rests on
 * @returns null where a million would not do: the difference lies at the threshold
 */
export function replicationsToDecide(
  { mean, standardError }: Pick<PairedDifference, "mean" | "standardError">,
  count: number,
): number | null {
  if (mean === null || standardError === null) return null;
  const within = Math.abs(mean) < MEANINGFUL_POINTS;
  const distance = Math.abs(Math.abs(mean) - MEANINGFUL_POINTS);
  const z = Z975 + normalQuantile(within ? (1 + ASSURANCE) / 2 : ASSURANCE);
  const ratio = (z * standardError) / distance;
  const needed = Math.ceil(ratio * ratio * count);
  return needed <= AT_MOST ? needed : null;
}
