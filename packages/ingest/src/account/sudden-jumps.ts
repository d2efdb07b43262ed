const WINDOW = 14; // days on either side
const LEAST = 14; // days that a level needs
const FAR = 5; // robust standard deviations
const SPARSE = 3; // rows a day, below which no day is unusual

/** A day whose count is far from those around it. */
export interface Jump {
  /** Place in the counts. */
  readonly at: number;
  readonly count: number;
  /** Median of the days around it. */
  readonly usual: number;
}

/**
 * Days whose count is at least 5 robust standard deviations from the median of the 14 days on either side. Square roots
 * of counts have nearly the same spread at every level (Anscombe 1948); 1.4826 × the median absolute deviation is the
 * standard deviation of normal data, here at least that of Poisson counts, 1/2.
 *
 * @param counts one a day, without a gap
 */
export function suddenJumps(counts: readonly number[]): Jump[] {
  const roots = counts.map(Math.sqrt);
  return roots.flatMap((root, at) => {
    const around = roots.filter((_, i) => i !== at && Math.abs(i - at) <= WINDOW);
    if (around.length < LEAST) return [];
    const level = median(around);
    if (level * level < SPARSE) return [];
    const spread = Math.max(0.5, 1.4826 * median(around.map((one) => Math.abs(one - level))));
    if (Math.abs(root - level) < FAR * spread) return [];
    return [{ at, count: counts[at]!, usual: Math.round(level * level) }];
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
