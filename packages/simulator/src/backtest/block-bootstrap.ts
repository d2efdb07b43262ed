import { openSlots, type Slots, wordAt } from "../random/slots.ts";
import { streamKey } from "../random/stream-key.ts";

const RESAMPLES = 1000;

/** What one origin adds to the sums of a statistic. */
export interface OriginSums {
  /** Origins of one number are drawn together. */
  readonly origin: number;
  readonly sums: readonly number[];
}

export interface BootstrappedStatistic {
  readonly value: number;
  /** 95 % interval; null where fewer than two origins, or origins that are all alike, say nothing about it. */
  readonly interval: readonly [number, number] | null;
  /** Standard deviation over the resamples; null likewise. */
  readonly standardError: number | null;
}

/**
 * A statistic of sums over origins with its 95 % percentile interval by circular blocks of neighbouring origins (Politis
 * and Romano 1992): forecasts whose windows overlap err together, and so do the shops of one day.
 *
 * @param block origins that are drawn together, at least 1
 * @param statistic of the sums over origins; NaN: not defined, such resamples are left out
 */
export function blockBootstrap(
  parts: readonly OriginSums[],
  block: number,
  seed: string,
  statistic: (sums: Float64Array) => number,
): BootstrappedStatistic {
  const byOrigin = summed(parts);
  const n = byOrigin.length;
  const width = parts[0]?.sums.length ?? 0;
  const total = new Float64Array(width);
  const add = (origin: Float64Array) => {
    for (let i = 0; i < width; i++) total[i]! += origin[i]!;
  };
  for (const origin of byOrigin) add(origin);
  const value = statistic(total);
  if (n < 2 || Number.isNaN(value)) return { value, interval: null, standardError: null };
  const size = Math.min(Math.max(1, block), Math.ceil(n / 2));
  const blocks = Math.ceil(n / size);
  const slots: Slots = { start: 0, step: 1 };
  const key = streamKey(seed, "block-bootstrap");
  const values: number[] = [];
  for (let resample = 0; resample < RESAMPLES; resample++) {
    openSlots(slots, key, resample, 0);
    total.fill(0);
    let left = n;
    for (let b = 0; b < blocks; b++) {
      const first = Math.floor((wordAt(slots.start, slots.step, b) / 4294967296) * n);
      for (let i = 0; i < size && left > 0; i++, left--) add(byOrigin[(first + i) % n]!);
    }
    const one = statistic(total);
    if (!Number.isNaN(one)) values.push(one);
  }
  if (values.length < RESAMPLES / 2 || Math.max(...values) - Math.min(...values) < 1e-12)
    return { value, interval: null, standardError: null };
  values.sort((a, b) => a - b);
  const at = (p: number) => values[Math.min(values.length - 1, Math.floor(p * values.length))]!;
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const squares = values.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
  return { value, interval: [at(0.025), at(0.975)], standardError: Math.sqrt(squares / (values.length - 1)) };
}

/** One entry an origin, in their order. */
function summed(parts: readonly OriginSums[]): Float64Array[] {
  const byOrigin = new Map<number, Float64Array>();
  for (const { origin, sums } of parts) {
    const own = byOrigin.get(origin);
    if (own) for (let i = 0; i < own.length; i++) own[i]! += sums[i]!;
    else byOrigin.set(origin, Float64Array.from(sums));
  }
  return [...byOrigin].sort(([a], [b]) => a - b).map(([, sums]) => sums);
}
