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

/**
 * Chance of at least `x` bad ones of `n` in a shop that is at half of `limit`: whether a share above a standard is one
 * beyond luck. A sound shop is well below the standard, not at it (half: assumed).
 */
export function chanceAbove(x: number, n: number, limit: number): number {
  return chanceOfExcess(x, n, (limit / 2) * CERTAIN, CERTAIN, 1);
}

/** Weight of a rate that is as good as known: a standard is no count. */
const CERTAIN = 1e6;
