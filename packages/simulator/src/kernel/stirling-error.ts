import { log } from "../numeric/log.ts";

/** ln n! minus Stirling's formula for n = 0 … 15; entry 0 is not used. */
export const smallStirlingErrors: Float64Array = Float64Array.from({ length: 16 }, (_, n) => {
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  return n === 0 ? 0 : log(factorial) - (n + 0.5) * log(n) + n - 0.9189385332046728;
});

/** ln n! − (n + ½) ln n + n − ½ ln 2π for whole n ≥ 1 (Loader 2000). */
export function stirlingError(n: number): number {
  if (n < 16) return smallStirlingErrors[n]!;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** Deviance x ln(x / mean) + mean − x without cancellation (Loader 2000). */
export function deviance(x: number, mean: number): number {
  const difference = x - mean;
  const sum = x + mean;
  if (Math.abs(difference) >= 0.1 * sum) return x * log(x / mean) + mean - x;
  const v = difference / sum;
  const square = v * v;
  let total = difference * v;
  let term = 2 * x * v;
  for (let j = 3; j < 400; j += 2) {
    term *= square;
    const next = total + term / j;
    if (next === total) break;
    total = next;
  }
  return total;
}
