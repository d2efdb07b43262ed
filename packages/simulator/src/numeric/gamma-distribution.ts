import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { logGamma } from "./log-gamma.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** P(X ≤ x) of the gamma distribution with the given shape and scale 1 (series below shape + 1, continued fraction above). */
export function gammaCdf(shape: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  const front = exp(shape * log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < 10_000; n++) {
      term *= x / (shape + n);
      sum += term;
      if (term < sum * 1e-16) break;
    }
    return Math.min(1, sum * front);
  }
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return 1 - front * fraction;
}

/**
 * Quantile of the gamma distribution with scale 1, monotone in p.
 * Starts from Wilson and Hilferty (1931), then Newton steps inside a bracket, to a relative 1e-12.
 */
export function gammaQuantile(shape: number, p: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const spread = 1 / (9 * shape);
  const cube = 1 - spread + normalQuantile(p) * Math.sqrt(spread);
  let x =
    cube > 0.1 && shape > 0.3
      ? shape * cube * cube * cube
      : exp((log(p) + log(shape) + logGamma(shape)) / shape);
  const logFront = logGamma(shape);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 200; step++) {
    const error = gammaCdf(shape, x) - p;
    if (error > 0) high = x;
    else low = x;
    const density = exp((shape - 1) * log(x) - x - logFront);
    let next = x - error / density;
    if (!(next > low && next < high)) next = high === Number.POSITIVE_INFINITY ? x * 2 : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-12 * next || next < 1e-300) return next;
    x = next;
  }
  return x;
}
