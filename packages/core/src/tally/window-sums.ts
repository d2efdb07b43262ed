import type { TallySeries } from "./tally-series.ts";

/** Days [D − fromDaysAgo, D − toDaysAgo] of the score shown on day D. */
export interface DayWindow {
  readonly fromDaysAgo: number;
  readonly toDaysAgo: number;
}

export interface Sums {
  readonly numerator: number;
  readonly denominator: number;
}

/** Sums of the window of day `asOf`, over what was known by the end of the day before. Numerator unscaled. */
export function sumOver(window: DayWindow, series: TallySeries, asOf: number): Sums {
  const first = asOf - window.fromDaysAgo;
  const last = asOf - window.toDaysAgo;
  let numerator = 0;
  let denominator = 0;
  for (let i = 0; i < series.cohortDay.length; i++) {
    const cohort = series.cohortDay[i]!;
    if (cohort < first || cohort > last || series.knownDay[i]! >= asOf) continue;
    numerator += series.numerator[i]!;
    denominator += series.denominator[i]!;
  }
  return { numerator, denominator };
}

/**
 * The same sums for every day from `from` to `to`, both included, in one pass over the entries:
 * each entry counts on days [max(cohort + toDaysAgo, known + 1), cohort + fromDaysAgo].
 */
export function dailySums(
  window: DayWindow,
  series: TallySeries,
  from: number,
  to: number,
): { numerator: Float64Array; denominator: Float64Array } {
  const days = to - from + 1;
  const numerator = new Float64Array(days + 1);
  const denominator = new Float64Array(days + 1);
  for (let i = 0; i < series.cohortDay.length; i++) {
    const cohort = series.cohortDay[i]!;
    const start = Math.max(cohort + window.toDaysAgo, series.knownDay[i]! + 1, from) - from;
    const end = Math.min(cohort + window.fromDaysAgo, to) - from + 1;
    if (start >= end) continue;
    numerator[start]! += series.numerator[i]!;
    numerator[end]! -= series.numerator[i]!;
    denominator[start]! += series.denominator[i]!;
    denominator[end]! -= series.denominator[i]!;
  }
  for (let d = 1; d < days; d++) {
    numerator[d]! += numerator[d - 1]!;
    denominator[d]! += denominator[d - 1]!;
  }
  return { numerator: numerator.subarray(0, days), denominator: denominator.subarray(0, days) };
}
