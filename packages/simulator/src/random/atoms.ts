import { betaCdf, betaQuantile } from "../numeric/beta-distribution.ts";
import { gammaCdf, gammaQuantile } from "../numeric/gamma-distribution.ts";
import { normalQuantile } from "../numeric/normal-quantile.ts";

/**
 * A distribution as equally likely points, ascending: each the mean of its slice, so that the mean is kept exactly
 * and a draw is one look-up, monotone in its uniform.
 */
export type Atoms = Float64Array;

/** The point whose slice holds `u` in [0, 1). */
export function atomAt(atoms: Atoms, u: number): number {
  return atoms[Math.floor(u * atoms.length)]!;
}

/** Below this variance a gamma distribution is as good as its Wilson–Hilferty quantiles; next to 0 it is one point. */
const SMALL_VARIANCE = 1 / 2000;
const NO_VARIANCE = 1e-10;

/** Gamma distribution of mean 1 and the given variance; variance 0 is the single point 1. */
export function gammaAtoms(variance: number, count: number): Atoms {
  if (variance <= NO_VARIANCE) return Float64Array.of(1);
  if (variance < SMALL_VARIANCE) return narrowGamma(variance, count);
  const shape = 1 / variance;
  return slices(
    count,
    (p) => gammaQuantile(shape, p),
    (x) => gammaCdf(shape + 1, x),
  );
}

/** Cube-root normal quantiles (Wilson and Hilferty 1931) at the middle of each slice, scaled to mean 1. */
function narrowGamma(variance: number, count: number): Atoms {
  const spread = variance / 9;
  const atoms = Float64Array.from({ length: count }, (_, i) => {
    const root = 1 - spread + Math.sqrt(spread) * normalQuantile((i + 0.5) / count);
    return root * root * root;
  });
  const mean = atoms.reduce((a, b) => a + b, 0) / count;
  return atoms.map((x) => x / mean);
}

/** Beta(a, b). */
export function betaAtoms(a: number, b: number, count: number): Atoms {
  const mean = a / (a + b);
  return slices(
    count,
    (p) => betaQuantile(a, b, p),
    (x) => mean * betaCdf(a + 1, b, x),
  );
}

/** Slice means from the quantile function and the partial mean ∫ up to x. */
function slices(count: number, quantile: (p: number) => number, partialMean: (x: number) => number): Atoms {
  const atoms = new Float64Array(count);
  const whole = partialMean(Number.POSITIVE_INFINITY);
  let before = 0;
  for (let i = 0; i < count; i++) {
    const upTo = i === count - 1 ? whole : partialMean(quantile((i + 1) / count));
    atoms[i] = (upTo - before) * count;
    before = upTo;
  }
  return atoms;
}

/** Slices of an observed sample, at most `count`; the sample's mean is kept exactly. */
export function sampleAtoms(sample: Float64Array, count: number): Atoms {
  const sorted = Float64Array.from(sample).sort();
  const atoms = new Float64Array(Math.min(count, sorted.length));
  for (let i = 0; i < atoms.length; i++) {
    const from = (i * sorted.length) / atoms.length;
    const to = ((i + 1) * sorted.length) / atoms.length;
    let sum = 0;
    for (let k = Math.floor(from); k < to; k++) sum += sorted[k]! * (Math.min(k + 1, to) - Math.max(k, from));
    atoms[i] = sum / (to - from);
  }
  return atoms;
}
