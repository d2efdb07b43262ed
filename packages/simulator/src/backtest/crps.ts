import type { Ensemble } from "./ensemble.ts";

/**
 * Continuous ranked probability score, in the unit of `y`; the smaller the better, |y − x| of a point forecast x.
 * Drawn ensembles are scored fairly (Ferro 2014): their expected score is that of the distribution that they were drawn
 * from, whatever their size, and may be slightly negative.
 */
export function crps({ values, drawn }: Ensemble, y: number): number {
  const n = values.length;
  let [off, spread] = [0, 0];
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    off += Math.abs(value - y);
    spread += (2 * i + 1 - n) * value; // Σ over pairs of their distance
  }
  const pairs = drawn && n > 1 ? n * (n - 1) : n * n;
  return off / n - spread / pairs;
}
