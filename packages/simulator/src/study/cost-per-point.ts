import { Z975 } from "./summaries.ts";

export interface CostPerPoint {
  /** Money per point of the mean total on the last day; null where the mean gain is not positive. */
  readonly value: number | null;
  /** 95 % Monte Carlo interval (Fieller); null where the gain cannot be told from nothing: no finite interval exists. */
  readonly interval: readonly [number, number] | null;
}

/**
 * Ratio of two means of paired futures, what it costs over what it gains, with the interval of Fieller (1954): all ratios
 * ρ for which mean cost − ρ × mean gain cannot be told from 0. Futures without a gain drop out.
 */
export function costPerPoint(costs: Float64Array, gains: Float64Array): CostPerPoint {
  let [n, cost, gain] = [0, 0, 0];
  for (let r = 0; r < gains.length; r++) {
    if (Number.isNaN(gains[r]!)) continue;
    n++;
    cost += costs[r]!;
    gain += gains[r]!;
  }
  if (n < 2) return { value: null, interval: null };
  cost /= n;
  gain /= n;
  let [costs2, gains2, both] = [0, 0, 0];
  for (let r = 0; r < gains.length; r++) {
    if (Number.isNaN(gains[r]!)) continue;
    const [c, g] = [costs[r]! - cost, gains[r]! - gain];
    costs2 += c * c;
    gains2 += g * g;
    both += c * g;
  }
  const scale = (Z975 * Z975) / (n * (n - 1));
  const a = gain * gain - scale * gains2;
  const b = gain * cost - scale * both;
  const c = cost * cost - scale * costs2;
  const value = gain > 0 ? cost / gain : null;
  if (a <= 0 || value === null) return { value, interval: null };
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return { value, interval: [(b - root) / a, (b + root) / a] };
}
