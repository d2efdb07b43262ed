import { poissonQuantile } from "../../src/kernel/poisson-quantile.ts";

/** A Poisson count at `u` in [0, 1). */
export function poisson(mean: number, u: number): number {
  return poissonQuantile(mean, Math.floor(u * 4_294_967_296));
}
