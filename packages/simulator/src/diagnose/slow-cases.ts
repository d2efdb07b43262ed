import { chanceAbove, studentTail } from "./chance.ts";
import { beyondLuck, type Ground } from "./ground.ts";

/** Cases that took longer than a standard allows. */
export interface SlowCases<T> {
  readonly cases: readonly T[];
  /** In the unit of `took`. */
  readonly limit: number;
  /** Which standard was broken. */
  readonly broken: "limit" | "mean" | null;
  readonly all: number;
  readonly mean: number;
  readonly slow: readonly T[];
  readonly share: number;
  readonly chance: number;
}

/**
 * Whether the weighted mean of `cases` exceeds `meanLimit` (those above it then count as slow), or too many exceed `limit`:
 * more than the tolerated share, beyond luck.
 */
export function slowCases<T>(
  ground: Ground,
  cases: readonly T[],
  took: (one: T) => number,
  weigh: (one: T) => number,
  { limit, meanLimit }: { readonly limit: number; readonly meanLimit: number },
): SlowCases<T> {
  let [sum, weight, all] = [0, 0, 0];
  for (const one of cases) {
    sum += took(one) * weigh(one);
    weight += weigh(one);
    all += took(one);
  }
  const mean = weight > 0 ? sum / weight : Number.NaN;
  const plain = all / cases.length;
  const beyond = (bound: number) => cases.filter((one) => took(one) > bound);
  const slow = beyond(limit);
  const tolerated = ground.standard("tolerated-share");
  const share = cases.length === 0 ? 0 : slow.length / cases.length;
  const chance = chanceAbove(slow.length, cases.length, tolerated);
  const told = { cases, limit, all: cases.length, mean, chance };
  const spread = cases.reduce((squares, one) => squares + (took(one) - plain) * (took(one) - plain), 0);
  const error = Math.sqrt(spread / Math.max(1, cases.length - 1) / cases.length);
  const chanceOfMean = studentTail((plain - meanLimit / 2) / error, cases.length - 1);
  if (mean > meanLimit && beyondLuck(ground, chanceOfMean)) {
    const slower = beyond(meanLimit);
    const lasting = { slow: slower, share: slower.length / cases.length, chance: chanceOfMean };
    return { ...told, ...lasting, broken: "mean", limit: meanLimit };
  }
  if (share > tolerated && beyondLuck(ground, chance)) return { ...told, broken: "limit", slow, share };
  return { ...told, broken: null, slow, share };
}
