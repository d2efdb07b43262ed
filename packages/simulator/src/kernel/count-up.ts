/** 1 / k for k = 1 … 255. */
export const reciprocals: Float64Array = Float64Array.from({ length: 256 }, (_, k) => (k === 0 ? 0 : 1 / k));

/**
 * Least k with P(X ≤ k) > u, counted up from 0: for small means. Masses follow from one another by
 * (n − k) × odds / (k + 1).
 */
export function countUp(n: number, odds: number, none: number, mean: number, u: number): number {
  const last = Math.min(n, 255);
  let mass = none;
  let rest = u - mass;
  let k = 0;
  while (rest >= 0 && k < last) {
    mass *= (n - k) * odds * reciprocals[k + 1]!;
    rest -= mass;
    k++;
    if (mass < 1e-18 && k > mean) break;
  }
  return k;
}

/** The same for the Poisson distribution. */
export function countUpPoisson(mean: number, none: number, u: number): number {
  let mass = none;
  let rest = u - mass;
  let k = 0;
  while (rest >= 0 && k < 255) {
    mass *= mean * reciprocals[k + 1]!;
    rest -= mass;
    k++;
    if (mass < 1e-18 && k > mean) break;
  }
  return k;
}
