import { tallyShop } from "@scorecast/core";
import { fitShop } from "../../src/model/fit-shop.ts";
import { type ProcessFit, posteriorQuantile } from "../../src/model/process-fit.ts";
import { currentRules } from "../rules.ts";
import { drawShop, kinds } from "./drawn-shop.ts";

/** Where a drawn truth lies in the posterior of its process: in [0, 1], evenly spread if the fit is calibrated. */
export interface Rank {
  readonly process: string;
  readonly rank: number;
  /** (truth − posterior's middle) ÷ truth. */
  readonly error: number;
}

/** Truth drawn, shop recorded, fitted; for `shops` shops, the kinds in turn (Talts et al. 2018). */
export function ranksOf(shops: number, seed: string): Rank[] {
  return Array.from({ length: shops }, (_, i) => {
    const { history, start, truth } = drawShop(kinds[i % kinds.length]!, `${seed} ${i}`);
    const fitted = fitShop(history, currentRules, tallyShop(history, currentRules), start);
    if (fitted.kind !== "fitted") return [];
    return fitted.fits.flatMap((fit): Rank[] => {
      const value = truth[fit.process];
      if (value === undefined) return [];
      return [{ process: fit.process, rank: rankOf(fit, value), error: (value - fit.level) / value }];
    });
  }).flat();
}

/** P(level ≤ truth) under the posterior, to a thousandth. */
function rankOf({ posterior }: ProcessFit, truth: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (posteriorQuantile(posterior, middle) < truth) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Share of ranks within the central interval of the given probability, and its standard error if that were right. */
export function coverage(
  ranks: readonly Rank[],
  probability: number,
): { readonly share: number; readonly error: number } {
  const within = ranks.filter(({ rank }) => Math.abs(rank - 0.5) <= probability / 2).length;
  return {
    share: within / ranks.length,
    error: Math.sqrt((probability * (1 - probability)) / ranks.length),
  };
}
