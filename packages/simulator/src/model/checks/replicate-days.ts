import { binomialQuantile } from "../../kernel/binomial-quantile.ts";
import { poissonQuantile } from "../../kernel/poisson-quantile.ts";
import { gammaQuantile } from "../../numeric/gamma-distribution.ts";
import { atomAt, gammaAtoms } from "../../random/atoms.ts";
import { openSlots, uniformAt, wordAt } from "../../random/slots.ts";
import type { StreamKey } from "../../random/stream-key.ts";
import type { ProcessFit } from "../process-fit.ts";

const POINTS = 256;
const SUM_POINTS = 64;

/**
 * Records of the same days as the model would have them: a level from the posterior, a good or bad factor for each day,
 * and chance around both. What was at risk on each day stays as it was.
 *
 * @returns one column per replica
 */
export function replicateDays(fit: ProcessFit, key: StreamKey, replicas: number): Float64Array[] {
  const { days, dayVariance, evidence, counts } = fit;
  const dayFactors = gammaAtoms(dayVariance, POINTS);
  const levels = gammaAtoms(Math.min(4, 1 / Math.max(evidence, 0.25)), POINTS);
  const sums = counts ? [] : days.map(({ expected, chance }) => sumAtoms(expected, chance));
  const slots = { start: 0, step: 1 };
  return Array.from({ length: replicas }, (_, replica) => {
    openSlots(slots, key, replica, 0);
    const level = atomAt(levels, uniformAt(slots, 0));
    return Float64Array.from(days, ({ expected, chance, sensitivity }, day) => {
      if (expected <= 0) return 0;
      const factor = level * atomAt(dayFactors, uniformAt(slots, 1 + 2 * day));
      const mean = Math.max(0, expected + sensitivity * (factor - 1));
      if (!counts) return factor * atomAt(sums[day]!, uniformAt(slots, 2 + 2 * day));
      const word = wordAt(slots.start, slots.step, 2 + 2 * day);
      const missed = Math.min(1, chance / expected);
      if (missed > 0.995) return poissonQuantile(mean, word);
      const trials = Math.max(1, Math.floor(expected / (1 - missed) + 0.5));
      return binomialQuantile(trials, Math.min(1, mean / trials), word);
    });
  });
}

/** Equally likely sums with this mean and chance variance: gamma. */
function sumAtoms(mean: number, variance: number): Float64Array {
  if (mean <= 0 || variance <= 0) return Float64Array.of(mean);
  const shape = Math.max(0.05, (mean * mean) / variance);
  return Float64Array.from({ length: SUM_POINTS }, (_, i) => {
    return (mean * gammaQuantile(shape, (i + 0.5) / SUM_POINTS)) / shape;
  });
}
