import { predictiveQuantile, ranksOf } from "../backtest/ensemble.ts";
import type { Contrast, TailShare } from "../report/evaluation-report.ts";
import { momentsOf, sortedOf, wilsonInterval } from "../study/summaries.ts";

/** Chance of a false "worked" where nothing happened, and of a false "worse": one side each. */
export const FALSE_ALARMS = 0.05;

/** The futures without the measure on one day, widened about their mean. */
export interface Widened {
  /** Ascending. */
  readonly values: Float64Array;
  readonly mean: number;
  readonly sd: number;
}

/** @returns null where most futures have no value */
export function widened(draws: Float64Array, by: number): Widened | null {
  const values = sortedOf(draws);
  const moments = momentsOf(values);
  if (!moments || values.length * 2 <= draws.length) return null;
  const { mean, sd } = moments;
  return { values: by === 1 ? values : values.map((v) => mean + by * (v - mean)), mean, sd: by * sd };
}

/** What came against the futures without the measure. @param better whether more is better */
export function contrastOf(actual: number, without: Widened, better: "higher" | "lower"): Contrast {
  const { values, mean, sd } = without;
  const n = values.length;
  const ensemble = { values, drawn: true };
  const interval = [
    predictiveQuantile(ensemble, FALSE_ALARMS),
    predictiveQuantile(ensemble, 1 - FALSE_ALARMS),
  ] as const;
  const { below, upTo } = ranksOf(values, actual);
  const [atMost, atLeast] = [tailShare(upTo, n), tailShare(n - below, n)];
  return {
    actual,
    without: { mean, standardError: sd / Math.sqrt(n), interval },
    effect: { value: actual - mean, interval: [actual - interval[1], actual - interval[0]] },
    asGood: better === "higher" ? atLeast : atMost,
    asBad: better === "higher" ? atMost : atLeast,
  };
}

/** (k + 1) / (n + 1): the chance of so high a rank among n + 1 alike (Phipson and Smyth 2010). */
function tailShare(hits: number, n: number): TailShare {
  const [low, high] = wilsonInterval(hits, n);
  const share = (hits + 1) / (n + 1);
  return { share, interval: [Math.min(low, share), Math.max(high, share)] };
}

/** Chance that a future with the measure would be called "worked". */
export function powerAgainst(
  without: Widened,
  tried: readonly Float64Array[],
  better: "higher" | "lower",
): number {
  const { values } = without;
  const n = values.length;
  const most = Math.floor(FALSE_ALARMS * (n + 1)) - 1; // futures at least as good that may be
  if (most < 0) return 0;
  // The rank of a value decides alone, as in `contrastOf`.
  const good = (value: number) => {
    const { below, upTo } = ranksOf(values, value);
    return (better === "higher" ? n - below : upTo) <= most;
  };
  let [hits, all] = [0, 0];
  for (const draws of tried)
    for (const value of draws) {
      if (Number.isNaN(value)) continue;
      all++;
      if (good(value)) hits++;
    }
  return all === 0 ? 0 : hits / all;
}
