import { exp } from "../numeric/exp.ts";
import { cornishFisher } from "./cornish-fisher.ts";

/** Poisson quantile at `u` in [0, 1): exact by sequential inversion up to mean 100, Cornish–Fisher above. Monotone in both. */
export function poisson(mean: number, u: number): number {
  if (mean <= 0 || u <= 1 - mean) return 0;
  if (mean > 100) {
    const sd = Math.sqrt(mean);
    return Math.max(0, Math.floor(mean + sd * cornishFisher(u, 1 / sd, 1 / mean) + 0.5));
  }
  let mass = exp(-mean);
  let rest = u - mass;
  let k = 0;
  while (rest >= 0) {
    k++;
    mass *= mean / k;
    rest -= mass;
    if (mass < 1e-18 && k > mean) break;
  }
  return k;
}
