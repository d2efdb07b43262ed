/** So many pairs are kept, as many as a day has dots. */
const PAIRS = 50;

/**
 * Equally likely pairs of futures under the same luck, [baseline, scenario], ascending by their difference: the pair at
 * each of the ranks (i − ½)/50 (ties: in the order of the replications). Futures without a score drop out; fewer pairs
 * where fewer futures are left.
 *
 * @param totals of one day, future by future; NaN: no score
 */
export function pairedOutcomes(
  totals: Float64Array,
  baseline: Float64Array,
): readonly (readonly [number, number])[] {
  const differences = totals.map((value, r) => value - baseline[r]!);
  const order = Array.from(differences.keys())
    .filter((r) => !Number.isNaN(differences[r]!))
    .sort((a, b) => differences[a]! - differences[b]! || a - b);
  const pairs = Math.min(PAIRS, order.length);
  return Array.from({ length: pairs }, (_, i) => {
    const r = order[Math.floor(((i + 0.5) / pairs) * order.length)]!;
    return [baseline[r]!, totals[r]!] as const;
  });
}
