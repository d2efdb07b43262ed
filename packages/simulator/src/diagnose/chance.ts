import { betaCdf } from "../numeric/beta-distribution.ts";

/**
 * Chance that at least `x` of x + y rare events fall on the part with weight n of n + m, if both parts have the same
 * rate: the exact conditional test of two Poisson counts (Przyborowski and Wilenski 1940). `scatter` ≥ 1 is how many
 * times the variance of daily counts exceeds a Poisson's; counts are divided by it (quasi-likelihood).
 */
export function chanceOfExcess(x: number, n: number, y: number, m: number, scatter: number): number {
  if (!(n > 0) || !(m > 0) || x <= 0) return 1;
  return betaCdf(x / scatter, y / scatter + 1, n / (n + m));
}

/** P(T ≥ t) of Student's distribution with `df` degrees of freedom, t ≥ 0. */
export function studentTail(t: number, df: number): number {
  if (!(t > 0) || !(df > 0)) return 1;
  return 0.5 * betaCdf(df / 2, 0.5, df / (df + t * t));
}
