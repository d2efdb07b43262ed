import { exp } from "../numeric/exp.ts";
import { countUpPoisson } from "./count-up.ts";
import { expandedQuantile, SMALL_VARIANCE } from "./expanded-quantile.ts";
import { deviance, stirlingError } from "./stirling-error.ts";

const HALF_WORD = 1 / 8_589_934_592;
const WORD = 1 / 4_294_967_296;

/** Poisson quantile: the least k with P(X ≤ k) > (word + ½) / 2³². Monotone in both; NaN draws nothing. `mean` below 2³⁰. */
export function poissonQuantile(mean: number, word: number): number {
  if (!(mean > 0)) return 0;
  const u = word * WORD + HALF_WORD;
  if (u <= 1 - mean * (1 - mean * (0.5 - mean * 0.16666666666666666))) return 0;
  if (mean < SMALL_VARIANCE) return countUpPoisson(mean, exp(-mean), u);
  const k = expandedQuantile(mean, mean, 1, 1, 1, word);
  return k >= 0 ? k : settlePoisson(mean, -1 - k, u);
}

function settlePoisson(mean: number, guess: number, u: number): number {
  let k = guess;
  let mass =
    k === 0 ? exp(-mean) : exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(6.283185307179586 * k);
  let term = mass;
  let sum = 0;
  let upTo: number;
  if (k <= mean) {
    for (let j = k; j > 0; j--) {
      term *= j / mean;
      sum += term;
      if (term < sum * 1e-17) break;
    }
    upTo = sum + mass;
  } else {
    for (let j = k + 1; ; j++) {
      term *= mean / j;
      sum += term;
      if (term < sum * 1e-17) break;
    }
    upTo = 1 - sum;
  }
  while (upTo <= u) {
    k++;
    mass *= mean / k;
    upTo += mass;
    if (mass < 1e-18) break;
  }
  while (k > 0 && upTo - mass > u) {
    upTo -= mass;
    mass *= k / mean;
    k--;
  }
  return k;
}
