import { normalQuantile } from "../numeric/normal-quantile.ts";

/** Half a step of the 32-bit grid keeps u = 0 finite. */
const HALF_STEP = 1.1641532182693481e-10;

/** Standardised quantile at `u` of a distribution with this skewness and excess kurtosis (Cornish and Fisher 1938, two terms). */
export function cornishFisher(u: number, skewness: number, excess: number): number {
  const z = normalQuantile(u + HALF_STEP);
  const z2 = z * z;
  return (
    z +
    (skewness * (z2 - 1)) / 6 +
    (excess * z * (z2 - 3)) / 24 -
    (skewness * skewness * z * (2 * z2 - 5)) / 36
  );
}
