import { type DayCount, dayVariance, evidenceOf } from "./day-variance.ts";
import type { ShopModel } from "./shop-model.ts";
import type { ShopRecord } from "./shop-record.ts";

/** The level is that of the last four weeks; the weekday profile and the scatter are those of the whole fit. */
const LEVEL_DAYS = 28;
/** Weeks of an even profile that the weekday profile is drawn towards. */
const EVEN_WEEKS = 2;

/** Orders per day: a level, a weekday profile and a scatter. A trend is not modelled. */
export function fitDemand({ paid, firstDay, days }: ShopRecord): ShopModel["demand"] {
  const overall = sumOf(paid, 0) / days;
  const sums = new Float64Array(7).fill(EVEN_WEEKS * overall);
  const weeks = new Float64Array(7).fill(EVEN_WEEKS);
  for (let day = 0; day < days; day++) {
    sums[weekdayOf(firstDay + day)]! += paid[day]!;
    weeks[weekdayOf(firstDay + day)]! += 1;
  }
  const means = sums.map((sum, weekday) => (overall === 0 ? 1 : sum / weeks[weekday]! / overall));
  const mean = means.reduce((a, b) => a + b, 0) / 7;
  const weekday = Array.from(means, (factor) => factor / mean);

  const from = Math.max(0, days - LEVEL_DAYS);
  let profile = 0;
  for (let day = from; day < days; day++) profile += weekday[weekdayOf(firstDay + day)]!;
  const level = sumOf(paid, from) / profile;
  const counts: DayCount[] = [];
  for (let day = from; day < days; day++) {
    const expected = level * weekday[weekdayOf(firstDay + day)]!;
    counts.push({ seen: paid[day]!, expected, chance: expected, sensitivity: expected });
  }
  const variance = dayVariance(counts);
  return { mean: level, evidence: evidenceOf(counts, variance), dayVariance: variance, weekday };
}

/** Monday = 0 … Sunday = 6 of a day number. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function sumOf(column: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < column.length; i++) sum += column[i]!;
  return sum;
}
