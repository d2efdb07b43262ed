import { type Ensemble, ranksOf } from "./ensemble.ts";

/** Where the truth falls in a forecast's distribution: P(below it) and P(up to it), both in [0, 1]. */
export interface Pit {
  readonly low: number;
  readonly high: number;
}

/**
 * Probability integral transform of the truth. The truth and n members of a good forecast are exchangeable, so that the
 * truth takes each of n + 1 ranks with the same probability; several where members are equal to it.
 */
export function pitOf({ values }: Ensemble, y: number): Pit {
  const { below, upTo } = ranksOf(values, y);
  return { low: below / (values.length + 1), high: (upTo + 1) / (values.length + 1) };
}

/**
 * Share of a transform that lies below u, in [0, 1]: the non-randomised conditional distribution of Czado, Gneiting and
 * Held (2009), which spreads an atom evenly over its width.
 */
export function pitBelow({ low, high }: Pit, u: number): number {
  return Math.min(1, Math.max(0, (u - low) / (high - low)));
}

/** Share of a transform inside the central interval of `level`: 1 or 0 where the forecast has no atom at the truth. */
export function pitWithin(pit: Pit, level: number): number {
  return pitBelow(pit, (1 + level) / 2) - pitBelow(pit, (1 - level) / 2);
}

/** Mean share of the transforms in each of `bins` equal bins; 1 / bins each for a good forecast. */
export function pitHistogram(pits: readonly Pit[], bins: number): number[] {
  return Array.from({ length: bins }, (_, bin) => {
    let sum = 0;
    for (const pit of pits) sum += pitBelow(pit, (bin + 1) / bins) - pitBelow(pit, bin / bins);
    return pits.length === 0 ? 0 : sum / pits.length;
  });
}
