/** Quantiles by level, as a projection report has them: "0.025" … "0.975". */
export type Quantiles = Readonly<Record<string, number>>;

/** Central intervals that the quantiles of a report bound: their level and its two ends. */
const intervals = [
  { level: 0.5, low: "0.25", high: "0.75" },
  { level: 0.8, low: "0.1", high: "0.9" },
  { level: 0.9, low: "0.05", high: "0.95" },
  { level: 0.95, low: "0.025", high: "0.975" },
] as const;

/** What was said of one value, and whether it came so. */
export interface KeptScore {
  readonly median: number;
  readonly interval80: [number, number];
  /** Whether the intervals of 50, 80 and 95 %, ends included, hold what came. */
  readonly held: Record<"0.5" | "0.8" | "0.95", boolean>;
  /** Weighted interval score over the median and four intervals (Bracher et al. 2021), in the value's unit. */
  readonly wis: number;
}

/** Scores quantiles that were kept by what came. @throws {RangeError} where a quantile is missing */
export function scoreKept(quantiles: Quantiles, actual: number): KeptScore {
  const at = (level: string) => {
    const value = quantiles[level];
    if (value === undefined) throw new RangeError(`The forecast has no quantile ${level}.`);
    return value;
  };
  const holds = (low: string, high: string) => at(low) <= actual && actual <= at(high);
  let sum = 0.5 * Math.abs(actual - at("0.5"));
  for (const { level, low, high } of intervals)
    sum +=
      0.5 * (1 - level) * (at(high) - at(low)) +
      Math.max(0, at(low) - actual) +
      Math.max(0, actual - at(high));
  return {
    median: at("0.5"),
    interval80: [at("0.1"), at("0.9")],
    held: {
      "0.5": holds("0.25", "0.75"),
      "0.8": holds("0.1", "0.9"),
      "0.95": holds("0.025", "0.975"),
    },
    wis: sum / (intervals.length + 0.5),
  };
}
