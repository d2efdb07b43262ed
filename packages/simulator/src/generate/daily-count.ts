import type { RandomSource } from "./random-source.ts";

const SLOTS_PER_EVENT = 20;

/**
 * Number of purchases on one day: nearly Poisson (20 chances for each expected purchase, so its variance is 5 %
 * below the mean) around a level that itself varies from day to day.
 *
 * @param mean expected number, ≥ 0
 * @param dispersion standard deviation of the day's level as a share of the mean, in [0, 0.28]:
 *   variance ≈ mean + (dispersion × mean)²
 */
export function dailyCount(mean: number, dispersion: number, random: RandomSource): number {
  const bell = (random() + random() + random() + random() - 2) * Math.sqrt(3);
  const level = mean * (1 + dispersion * bell);
  const slots = Math.ceil(level * SLOTS_PER_EVENT);
  let count = 0;
  for (let slot = 0; slot < slots; slot++) if (random() * slots < level) count++;
  return count;
}
