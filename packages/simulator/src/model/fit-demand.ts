import { type DayCount, dayVariance, evidenceOf } from "./day-variance.ts";
import { type Festival, festivalOn } from "./festivals.ts";
import { levelFactor, levelFit, type ProcessFit } from "./process-fit.ts";
import { chooseRecency, recencyWeights } from "./recency.ts";
import type { ShopModel } from "./shop-model.ts";
import type { ShopRecord } from "./shop-record.ts";

/** The level is that of the last four weeks of ordinary days; the weekday profile and the scatter are those of the whole fit. */
const LEVEL_DAYS = 28;
/** Weeks of an even profile that the weekday profile is drawn towards. */
const EVEN_WEEKS = 2;

/** How much more was ordered on the days of a festival than on ordinary ones. */
export interface FestivalEffect {
  readonly festival: Festival;
  readonly days: number;
  readonly orders: number;
  /** Orders ÷ orders that ordinary days would have had. */
  readonly factor: number;
  /** 5 % and 95 % points, the scatter of days included. */
  readonly interval: readonly [number, number];
}

/**
 * Orders per day: a level, a weekday profile and a scatter, learnt from ordinary days; days of festivals are told apart and
 * raise none of them. The level forgets by the last four weeks or, where it drifts, by a half-life. No trend is carried on.
 */
export function fitDemand({ paid, firstDay, days }: ShopRecord): {
  readonly part: Pick<ShopModel, "demand">;
  readonly fits: ProcessFit[];
  readonly festivals: readonly FestivalEffect[];
} {
  const festival = Array.from({ length: days }, (_, day) => festivalOn(firstDay + day));
  let ordinary = festival.flatMap((one, day) => (one === null ? [day] : []));
  if (ordinary.length < Math.min(days, LEVEL_DAYS / 2)) ordinary = festival.map((_, day) => day);
  const weekday = weekdayProfile(paid, firstDay, ordinary);
  const at = (day: number, level: number): DayCount => {
    const expected = level * weekday[weekdayOf(firstDay + day)]!;
    return { seen: paid[day]!, expected, chance: expected, sensitivity: expected };
  };
  const overall = levelOn(ordinary, (day) => at(day, 1), undefined);
  const recency = chooseRecency(ordinary.map((day) => at(day, overall)));
  const chosen = recency.halfLife === null ? ordinary.slice(-LEVEL_DAYS) : ordinary;
  const weights = recencyWeights(recency.halfLife, chosen.length);
  const level = levelOn(chosen, (day) => at(day, 1), weights);
  const counts = chosen.map((day) => at(day, level));
  const variance = dayVariance(counts, weights);
  const evidence = evidenceOf(counts, variance, weights);
  const all = Array.from({ length: days }, (_, day) => {
    const none = { seen: 0, expected: 0, chance: 0, sensitivity: 0 };
    return chosen.includes(day) ? at(day, level) : none;
  });
  const events = chosen.reduce((sum, day) => sum + paid[day]!, 0);
  return {
    part: { demand: { mean: level, evidence, dayVariance: variance, weekday } },
    fits: [
      levelFit("demand", "per-day", level, true, {
        ...{ dayVariance: variance, events, evidence, recency, days: all },
      }),
    ],
    festivals: effects(festival, (day) => at(day, overall), variance),
  };
}

/** Orders of each weekday relative to the mean one, drawn towards an even week. */
function weekdayProfile(paid: Float64Array, firstDay: number, ordinary: readonly number[]): number[] {
  const overall = ordinary.reduce((sum, day) => sum + paid[day]!, 0) / ordinary.length;
  const sums = new Float64Array(7).fill(EVEN_WEEKS * overall);
  const weeks = new Float64Array(7).fill(EVEN_WEEKS);
  for (const day of ordinary) {
    sums[weekdayOf(firstDay + day)]! += paid[day]!;
    weeks[weekdayOf(firstDay + day)]! += 1;
  }
  const means = sums.map((sum, weekday) => (overall === 0 ? 1 : sum / weeks[weekday]! / overall));
  const mean = means.reduce((a, b) => a + b, 0) / 7;
  return Array.from(means, (factor) => factor / mean);
}

/** Seen ÷ expected at level 1. */
function levelOn(
  days: readonly number[],
  at: (day: number) => DayCount,
  weights: Float64Array | undefined,
): number {
  let [seen, expected] = [0, 0];
  for (const [i, day] of days.entries()) {
    const count = at(day);
    seen += (weights?.[i] ?? 1) * count.seen;
    expected += (weights?.[i] ?? 1) * count.expected;
  }
  return expected === 0 ? 0 : seen / expected;
}

/** What each festival on record did to the orders. */
function effects(
  festival: readonly (Festival | null)[],
  at: (day: number) => DayCount,
  variance: number,
): FestivalEffect[] {
  return [...new Set(festival)].flatMap((one) => {
    if (one === null) return [];
    const days = festival.flatMap((other, day) => (other === one ? [day] : []));
    const counts = days.map(at);
    const expected = counts.reduce((sum, count) => sum + count.expected, 0);
    const orders = counts.reduce((sum, count) => sum + count.seen, 0);
    if (expected === 0) return [];
    const factor = orders / expected;
    const seen = counts.map((count) => {
      const own = factor * count.expected;
      return { seen: count.seen, expected: own, chance: own, sensitivity: own };
    });
    const evidence = evidenceOf(seen, variance);
    const interval = [0.05, 0.95].map((p) => factor * levelFactor(evidence, p)) as [number, number];
    return [{ festival: one, days: days.length, orders, factor, interval }];
  });
}

/** Monday = 0 … Sunday = 6 of a day number. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
