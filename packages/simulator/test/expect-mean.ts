import { expect } from "vitest";

/**
 * Fails if the sample mean is more than `z` standard errors from `mean`.
 * z = 5 would misfire about once in 1.7 million honest seeds.
 */
export function expectMean(
  sample: ArrayLike<number>,
  { mean, sd }: { mean: number; sd: number },
  z = 5,
): void {
  const observed = Array.from(sample).reduce((a, b) => a + b, 0) / sample.length;
  const tolerance = (z * sd) / Math.sqrt(sample.length);
  expect(Math.abs(observed - mean), `mean ${observed}, expected ${mean} ± ${tolerance}`).toBeLessThanOrEqual(
    tolerance,
  );
}

/** Fails if two independent samples differ in mean, or in variance, by more than `z` standard errors. */
export function expectSameMoments(a: ArrayLike<number>, b: ArrayLike<number>, z = 5): void {
  const [x, y] = [momentsOf(a), momentsOf(b)];
  const meanError = Math.sqrt(x.variance / a.length + y.variance / b.length);
  expect(Math.abs(x.mean - y.mean), `means ${x.mean} and ${y.mean} ± ${meanError}`).toBeLessThanOrEqual(
    z * meanError,
  );
  const varianceError = Math.sqrt(
    (x.fourth - x.variance ** 2) / a.length + (y.fourth - y.variance ** 2) / b.length,
  );
  expect(
    Math.abs(x.variance - y.variance),
    `variances ${x.variance} and ${y.variance} ± ${varianceError}`,
  ).toBeLessThanOrEqual(z * varianceError);
}

function momentsOf(sample: ArrayLike<number>) {
  const values = Array.from(sample);
  const mean = values.reduce((s, x) => s + x, 0) / values.length;
  const central = (k: number) => values.reduce((s, x) => s + (x - mean) ** k, 0) / values.length;
  return { mean, variance: central(2), fourth: central(4) };
}
