import { membersOf, sizeOf } from "./subsets.ts";
import { momentsOf, Z975 } from "./summaries.ts";

/** Shares are kept to this fraction of a point, a power of two, so that they add up without any rounding. */
const GRID = 1 / 68_719_476_736;

export interface EstimatedPoints {
  readonly mean: number;
  /** 95 % Monte Carlo interval. */
  readonly interval: readonly [number, number];
  readonly standardError: number;
}

export interface Interactions {
  /** What all levers together change on the last day: exactly the sum of the shares, and of the terms. */
  readonly total: number;
  /** Shapley's share of each lever, in the order of the scenario. */
  readonly shares: readonly EstimatedPoints[];
  /** What the levers at `levers` (places in the scenario) add beyond all smaller groups of them: alone, in pairs, … */
  readonly terms: readonly (EstimatedPoints & { readonly levers: readonly number[] })[];
}

/**
 * Splits the effect of several levers by running all 2^k subsets under the same luck. The term of a group is its
 * Harsanyi dividend m(S) = Σ over T ⊆ S of (−1)^(|S|−|T|) v(T); the Shapley share of a lever is Σ over S ∋ i of m(S)/|S|
 * (Shapley 1953), the mean of what it adds over all orders of adding the levers. Both are worked out future by future,
 * so that their Monte Carlo errors know that the runs share their luck.
 *
 * @param bySubset totals per future of the subset whose bits are the index; 0 is the run without levers
 * @returns null without a future that has a score in every run
 */
export function interactionsOf(bySubset: readonly Float64Array[]): Interactions | null {
  const k = sizeOf(bySubset.length - 1);
  const futures = bySubset[0]!.length;
  const dividends = bySubset.map((_, mask) => {
    const column = new Float64Array(futures);
    for (let part = 0; part < bySubset.length; part++) {
      if ((part & mask) !== part) continue;
      const sign = (sizeOf(mask) - sizeOf(part)) % 2 === 0 ? 1 : -1;
      for (let r = 0; r < futures; r++) column[r]! += sign * bySubset[part]![r]!;
    }
    return column;
  });
  const complete = dividends.at(-1)!;
  const kept = (column: Float64Array) => column.map((value, r) => (Number.isNaN(complete[r]!) ? NaN : value));
  const masks = dividends.map((_, mask) => mask).slice(1);
  const terms = masks.map((mask) => estimated(kept(dividends[mask]!)));
  const shares = Array.from({ length: k }, (_, lever) => {
    const column = new Float64Array(futures);
    for (const mask of masks)
      if (mask & (1 << lever))
        for (let r = 0; r < futures; r++) column[r]! += dividends[mask]![r]! / sizeOf(mask);
    return estimated(kept(column));
  });
  if (terms.some((term) => term === null) || shares.some((share) => share === null)) return null;
  const whole = estimated(kept(bySubset.at(-1)!.map((value, r) => value - bySubset[0]![r]!)))!;
  const total = onGrid(whole.mean);
  return {
    total,
    shares: addingUpTo(total, shares as EstimatedPoints[]),
    terms: addingUpTo(total, terms as EstimatedPoints[]).map((term, i) => ({
      levers: membersOf(masks[i]!, k),
      ...term,
    })),
  };
}

function estimated(column: Float64Array): EstimatedPoints | null {
  const moments = momentsOf(column);
  if (!moments) return null;
  const standardError = moments.sd / Math.sqrt(moments.count);
  const half = Z975 * standardError;
  return { mean: moments.mean, interval: [moments.mean - half, moments.mean + half], standardError };
}

function onGrid(points: number): number {
  return Math.round(points / GRID) * GRID + 0;
}

/** Puts the means on the grid and what rounding left over on the greatest: sums of grid points are exact. */
function addingUpTo(total: number, parts: readonly EstimatedPoints[]): EstimatedPoints[] {
  const means = parts.map(({ mean }) => onGrid(mean));
  const left = total - means.reduce((sum, mean) => sum + mean, 0);
  const greatest = means.reduce((most, mean, i) => (Math.abs(mean) > Math.abs(means[most]!) ? i : most), 0);
  return parts.map((part, i) => ({ ...part, mean: means[i]! + (i === greatest ? left : 0) }));
}
