import { expect } from "vitest";

/** Probabilities of `first`, `first + 1` …; what lies beyond has less than 1e-15. */
export interface Masses {
  readonly first: number;
  readonly p: readonly number[];
}

export function binomialMasses(n: number, p: number): Masses {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  return around(
    mode,
    (k) => (k < n ? ((n - k) * p) / ((k + 1) * (1 - p)) : 0),
    (k) => (k * (1 - p)) / ((n - k + 1) * p),
  );
}

export function poissonMasses(mean: number): Masses {
  return around(
    Math.floor(mean),
    (k) => mean / (k + 1),
    (k) => k / mean,
  );
}

/** Masses from the ratios up and down, scaled to 1. */
function around(mode: number, up: (k: number) => number, down: (k: number) => number): Masses {
  const [above, below]: [number[], number[]] = [[], []];
  for (let k = mode, mass = up(k); mass > 1e-18; mass *= up(++k)) above.push(mass);
  for (let k = mode, mass = down(k); mass > 1e-18; mass *= down(--k)) below.push(mass);
  const raw = [...below.reverse(), 1, ...above];
  const total = raw.reduce((a, b) => a + b, 0);
  return { first: mode - below.length, p: raw.map((mass) => mass / total) };
}

/**
 * Chi-square goodness of fit, outcomes pooled to at least 30 expected ones. Fails beyond 6 standard deviations of the
 * statistic by Wilson and Hilferty's cube root: about once in a thousand million honest samples.
 */
export function expectFit(sample: Int32Array, { first, p }: Masses): void {
  const counts = new Float64Array(p.length);
  let impossible = 0;
  for (const k of sample)
    if (k >= first && k < first + p.length) counts[k - first]!++;
    else impossible++;
  expect(impossible).toBe(0);
  const cells: { expected: number; seen: number }[] = [];
  let cell = { expected: 0, seen: 0 };
  for (let i = 0; i < p.length; i++) {
    cell.expected += p[i]! * sample.length;
    cell.seen += counts[i]!;
    if (cell.expected < 30) continue;
    cells.push(cell);
    cell = { expected: 0, seen: 0 };
  }
  const last = cells.at(-1)!;
  last.expected += cell.expected;
  last.seen += cell.seen;
  const statistic = cells.reduce((sum, { expected, seen }) => sum + (seen - expected) ** 2 / expected, 0);
  const freedom = Math.max(1, cells.length - 1);
  const z = (Math.cbrt(statistic / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
  expect(z, `chi-square ${statistic} at ${freedom} degrees of freedom`).toBeLessThan(6);
}
