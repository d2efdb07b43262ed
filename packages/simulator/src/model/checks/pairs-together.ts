import { gammaCdf } from "../../numeric/gamma-distribution.ts";
import { log } from "../../numeric/log.ts";
import type { ProcessFit } from "../process-fit.ts";
import type { ProcessId } from "../processes.ts";

const LEAST_EVENTS = 30;
const LEAST_DAYS = 14;

/** Two processes whose good and bad days coincide; the model takes them for unrelated. */
export interface PairTogether {
  readonly processes: readonly [ProcessId, ProcessId];
  /** Correlation of their daily residuals, in [-1, 1]. */
  readonly correlation: number;
  /** Two-sided, by Fisher's (1921) transform. */
  readonly p: number;
}

/** Correlation of the daily residuals of every pair of processes with enough on record. */
export function pairsTogether(fits: readonly ProcessFit[]): PairTogether[] {
  const columns = fits
    .filter(({ events }) => events >= LEAST_EVENTS)
    .map((fit) => ({ process: fit.process, values: residualsOf(fit) }));
  return columns.flatMap((a, i) =>
    columns.slice(i + 1).flatMap((b): PairTogether[] => {
      const on = a.values.flatMap((z, day) => (z === null || b.values[day] == null ? [] : [day]));
      if (on.length < LEAST_DAYS) return [];
      const correlation = correlationOf(
        on.map((day) => a.values[day]!),
        on.map((day) => b.values[day]!),
      );
      const bounded = Math.min(Math.max(correlation, -0.999), 0.999);
      const z2 = 0.25 * (on.length - 3) * square(log((1 + bounded) / (1 - bounded)));
      return [{ processes: [a.process, b.process], correlation, p: 1 - gammaCdf(0.5, z2 / 2) }];
    }),
  );
}

/** By day, in standard deviations under the model; null where nothing was at risk. */
function residualsOf({ days, dayVariance }: ProcessFit): (number | null)[] {
  return days.map(({ seen, expected, chance, sensitivity }) => {
    const variance = chance + dayVariance * square(sensitivity);
    return expected > 0 && variance > 0 ? (seen - expected) / Math.sqrt(variance) : null;
  });
}

function correlationOf(x: readonly number[], y: readonly number[]): number {
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [i, value] of x.entries()) {
    xx += square(value - meanX);
    yy += square(y[i]! - meanY);
    xy += (value - meanX) * (y[i]! - meanY);
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function square(x: number): number {
  return x * x;
}
