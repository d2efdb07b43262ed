import type { Outcome } from "./charts/outcome-frame.tsx";

/**
 * All pairs in an order without a trend, the same for every reader: they come sorted by their difference, and every 21st
 * of them (or the next step that visits all) is taken, around and around, from the middle on.
 */
export function shuffled(outcomes: readonly Outcome[]): readonly Outcome[] {
  const n = outcomes.length;
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  let stride = Math.max(1, Math.min(21, n - 1));
  while (common(stride, n) > 1) stride++;
  return outcomes.map((_, i) => outcomes[(Math.floor(n / 2) + i * stride) % n]!);
}
