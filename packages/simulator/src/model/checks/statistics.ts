import { weekdayOf } from "../fit-demand.ts";

/** Residuals of days by their standard deviation under the model, days without anything at risk left out. */
export interface Residuals {
  readonly values: Float64Array;
  /** Day number of each. */
  readonly on: readonly number[];
  /** Rank of each day's count among what the model would have had, in [0, 1]: evenly spread if the model holds. */
  readonly ranks: Float64Array;
}

export const checkIds = ["scatter", "shape", "weekday", "carry-over", "worst-week"] as const;
export type CheckId = (typeof checkIds)[number];

/** What is looked at because a score feels it. Each grows, or moves away from its replicas, as the model goes wrong. */
export const statistics: Readonly<Record<CheckId, (residuals: Residuals) => number>> = {
  /** Mean square: days vary more, or less, than the model allows. */
  scatter: ({ values }) => values.reduce((sum, z) => sum + z * z, 0) / values.length,
  /** Kolmogorov's distance of the ranks from an even spread. */
  shape: ({ ranks }) => {
    const sorted = ranks.slice().sort();
    return sorted.reduce(
      (most, rank, i) => Math.max(most, rank - i / sorted.length, (i + 1) / sorted.length - rank),
      0,
    );
  },
  /** Sum over weekdays of days × squared mean: a profile that the model has not. */
  weekday: ({ values, on }) => {
    const [sums, counts] = [new Float64Array(7), new Float64Array(7)];
    for (const [i, z] of values.entries()) {
      sums[weekdayOf(on[i]!)]! += z;
      counts[weekdayOf(on[i]!)]! += 1;
    }
    return sums.reduce((all, sum, w) => all + (counts[w] === 0 ? 0 : (sum * sum) / counts[w]!), 0);
  },
  /** Lag-1 autocorrelation: a bad day is followed by another. */
  "carry-over": ({ values, on }) => {
    let [products, squares] = [0, 0];
    for (let i = 0; i < values.length; i++) {
      squares += values[i]! * values[i]!;
      if (i > 0 && on[i]! === on[i - 1]! + 1) products += values[i]! * values[i - 1]!;
    }
    return squares === 0 ? 0 : products / squares;
  },
  /** Largest sum over seven days on end. */
  "worst-week": ({ values, on }) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < values.length; i++) {
      let sum = 0;
      for (let j = i; j >= 0 && on[i]! - on[j]! < 7; j--) sum += values[j]!;
      most = Math.max(most, sum);
    }
    return most;
  },
};
