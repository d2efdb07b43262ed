import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import { cornishFisher } from "./cornish-fisher.ts";

/** Above this variance the quantile is taken from the Cornish–Fisher expansion; its error is in docs/simulation-model.md. */
const EXACT_VARIANCE = 100;

/**
 * Binomial quantile at `u` in [0, 1) for a probability in [0, 1]: exact by sequential inversion up to variance 100.
 * Monotone in `u` and in `p`.
 *
 * @param n whole, ≥ 0
 */
export function binomial(n: number, p: number, u: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  return p <= 0.5 ? upwards(n, p, 1 - p, exp(n * log(1 - p)), u) : downwards(n, p, 1 - p, u);
}

/** Smallest k with P(X ≤ k) > u, counted up from 0. */
function upwards(n: number, p: number, q: number, none: number, u: number): number {
  if (n * p * q > EXACT_VARIANCE) return expanded(n, p, q, u);
  const odds = p / q;
  let mass = none;
  let rest = u - mass;
  let k = 0;
  while (rest >= 0 && k < n) {
    mass *= ((n - k) * odds) / (k + 1);
    rest -= mass;
    k++;
    if (mass < 1e-18 && k > n * p) break;
  }
  return k;
}

/** The same quantile for p > ½, counted down from n over the escapes. */
function downwards(n: number, p: number, q: number, u: number): number {
  if (n * p * q > EXACT_VARIANCE) return expanded(n, p, q, u);
  const odds = q / p;
  let mass = exp(n * log(p));
  let rest = 1 - u - mass;
  let escapes = 0;
  while (rest > 0 && escapes < n) {
    mass *= ((n - escapes) * odds) / (escapes + 1);
    rest -= mass;
    escapes++;
    if (mass < 1e-18 && escapes > n * q) break;
  }
  return n - escapes;
}

function expanded(n: number, p: number, q: number, u: number): number {
  const variance = n * p * q;
  const sd = Math.sqrt(variance);
  const k = Math.floor(n * p + sd * cornishFisher(u, (q - p) / sd, (1 - 6 * p * q) / variance) + 0.5);
  return k < 0 ? 0 : k > n ? n : k;
}
