import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import { countUp } from "./count-up.ts";
import { expandedQuantile, SMALL_VARIANCE } from "./expanded-quantile.ts";
import { deviance, stirlingError } from "./stirling-error.ts";

const HALF_WORD = 1 / 8_589_934_592;
const WORD = 1 / 4_294_967_296;

/**
 * Binomial quantile: the least k with P(X ≤ k) > (word + ½) / 2³². Monotone in `n`, `p` and `word`.
 *
 * @param n whole, below 2³¹; nothing is drawn from n ≤ 0
 * @param p NaN draws nothing
 */
export function binomialQuantile(n: number, p: number, word: number): number {
  if (n <= 0 || !(p > 0)) return 0;
  if (p >= 1) return n;
  const q = 1 - p;
  const u = word * WORD + HALF_WORD;
  if (n * p * q >= SMALL_VARIANCE) return largeBinomial(n, p, q, word);
  return p <= 0.5
    ? countUp(n, p / q, exp(n * log(q)), n * p, u)
    : n - countUp(n, q / p, exp(n * log(p)), n * q, 1 - u);
}

/** The same for p = 1 − e^−hazard: each escapes with e^−hazard. Most rare events end without an exponential. */
export function binomialQuantileOfHazard(n: number, hazard: number, word: number): number {
  const mean = n * hazard;
  if (n <= 0 || !(mean > 0)) return 0;
  const u = word * WORD + HALF_WORD;
  if (u <= 1 - mean * (1 - mean * (0.5 - mean * 0.16666666666666666))) return 0;
  const q = exp(-hazard);
  const p = 1 - q;
  if (n * p * q >= SMALL_VARIANCE) return largeBinomial(n, p, q, word);
  return p <= 0.5
    ? countUp(n, p / q, exp(-mean), n * p, u)
    : n - countUp(n, q / p, exp(n * log(p)), n * q, 1 - u);
}

function largeBinomial(n: number, p: number, q: number, word: number): number {
  const k = expandedQuantile(n * p, n * p * q, q - p, 1 - 6 * p * q, (q - p) * (1 - 12 * p * q), word);
  return k >= 0 ? k : settle(n, p, q, -1 - k, word * WORD + HALF_WORD);
}

/** Probability of exactly k (Loader 2000): full precision for every n. */
function massAt(n: number, p: number, q: number, k: number): number {
  if (k === 0) return exp(n * log(q));
  if (k === n) return exp(n * log(p));
  const rest = n - k;
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(rest) - deviance(k, n * p) - deviance(rest, n * q);
  return exp(exponent) * Math.sqrt(n / (6.283185307179586 * k * rest));
}

/** The exact quantile at `u`, by sums from a first guess. */
function settle(n: number, p: number, q: number, guess: number, u: number): number {
  let k = Math.min(guess, n);
  let mass = massAt(n, p, q, k);
  let term = mass;
  let sum = 0;
  let upTo: number;
  if (k <= n * p) {
    for (let j = k; j > 0; j--) {
      term *= (j * q) / ((n - j + 1) * p);
      sum += term;
      if (term < sum * 1e-17) break;
    }
    upTo = sum + mass;
  } else {
    for (let j = k; j < n; j++) {
      term *= ((n - j) * p) / ((j + 1) * q);
      sum += term;
      if (term < sum * 1e-17) break;
    }
    upTo = 1 - sum;
  }
  while (upTo <= u && k < n) {
    mass *= ((n - k) * p) / ((k + 1) * q);
    k++;
    upTo += mass;
  }
  while (k > 0 && upTo - mass > u) {
    upTo -= mass;
    mass *= (k * q) / ((n - k + 1) * p);
    k--;
  }
  return k;
}
