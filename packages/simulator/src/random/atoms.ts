import { betaCdf, betaQuantile } from "../numeric/beta-distribution.ts";
import { gammaCdf, gammaQuantile } from "../numeric/gamma-distribution.ts";

/**
 * A distribution as equally likely points, ascending: each the mean of its slice, so that the mean is kept exactly
 * and a draw is one look-up, monotone in its uniform.
 */
export type Atoms = Float64Array;

/** The point whose slice holds `u` in [0, 1). */
export function atomAt(atoms: Atoms, u: number): number {
  return atoms[Math.floor(u * atoms.length)]!;
}

/** Gamma distribution of mean 1 and the given variance; variance 0 is the single point 1. */
export function gammaAtoms(variance: number, count: number): Atoms {
  if (variance <= 0) return Float64Array.of(1);
  const shape = 1 / variance;
  return slices(
    count,
    (p) => gammaQuantile(shape, p),
    (x) => gammaCdf(shape + 1, x),
  );
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
