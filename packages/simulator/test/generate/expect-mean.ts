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
  expect(sample.length).toBeGreaterThan(30);
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += sample[i]!;
  const errors = (sum / sample.length - mean) / (sd / Math.sqrt(sample.length));
  expect(
    Math.abs(errors),
    `mean ${sum / sample.length}, expected ${mean}, ${errors} standard errors`,
  ).toBeLessThan(z);
}

/** expectMean for yes and no. */
export function expectShare(events: readonly boolean[], share: number): void {
  expectMean(
    events.map((event) => (event ? 1 : 0)),
    { mean: share, sd: Math.sqrt(share * (1 - share)) },
  );
}
