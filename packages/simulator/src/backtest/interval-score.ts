import { type Ensemble, predictiveQuantile } from "./ensemble.ts";

/** Central intervals that are judged. */
export const levels = [0.5, 0.8, 0.95] as const;

/** The central interval of an ensemble that is to hold the truth with probability `level`. */
export function centralInterval(ensemble: Ensemble, level: number): readonly [number, number] {
  return [predictiveQuantile(ensemble, (1 - level) / 2), predictiveQuantile(ensemble, (1 + level) / 2)];
}

/**
 * Weighted interval score of the median and the central intervals (Bracher, Ray, Gneiting and Reich 2021), in the unit
 * of `y`; the smaller the better.
 */
export function weightedIntervalScore(ensemble: Ensemble, y: number): number {
  let sum = 0.5 * Math.abs(y - predictiveQuantile(ensemble, 0.5));
  for (const level of levels) {
    const [low, high] = centralInterval(ensemble, level);
    const missed = Math.max(0, low - y) + Math.max(0, y - high);
    sum += 0.5 * (1 - level) * (high - low) + missed;
  }
  return sum / (levels.length + 0.5);
}
