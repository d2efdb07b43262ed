import {
  type DayState,
  evaluate,
  newEvaluation,
  type Plan,
  type ShopTallies,
  sumOver,
} from "@scorecast/core";
import { binomialQuantile } from "../../kernel/binomial-quantile.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { openSlots, type Slots, wordAt } from "../../random/slots.ts";
import { streamKey } from "../../random/stream-key.ts";

/** One window as it was on the day of the origin. */
interface Window {
  readonly numerator: number;
  readonly denominator: number;
  /** Whole events among whole cases. */
  readonly share: boolean;
  /** Standard deviation of the numerator of as many independent entries. */
  readonly sd: number;
}

/**
 * The next windows have the last ones' sizes and rates and differ from them by luck alone: events are binomial, sums of
 * stars and hours normal with the scatter of the window's entries. The same for every horizon; what is known already of the
 * windows to come is not used.
 *
 * @param state of the day that is forecast, as far as it was known at the origin
 * @returns [node of the plan as in a projection][replication], NaN without a score
 */
export function binomialNoise(
  plan: Plan,
  tallies: ShopTallies,
  origin: number,
  state: DayState,
  replications: number,
  seed: string,
): Float64Array[] {
  const windows = plan.slots.map(({ series, window }) => windowOf(plan, tallies, series, window, origin));
  const nodes = 1 + plan.dimensions.length + plan.metrics.length;
  const columns = Array.from({ length: nodes }, () => new Float64Array(replications));
  const numerators = new Float64Array(plan.slots.length);
  const denominators = Float64Array.from(windows, (one) => one?.denominator ?? Number.NaN);
  const evaluation = newEvaluation(plan);
  const slots: Slots = { start: 0, step: 1 };
  const key = streamKey(seed, "binomial-noise");
  for (let r = 0; r < replications; r++) {
    openSlots(slots, key, r, origin);
    for (const [slot, window] of windows.entries())
      numerators[slot] = window ? drawn(window, wordAt(slots.start, slots.step, slot)) : Number.NaN;
    evaluate(plan, numerators, denominators, state, evaluation);
    columns[0]![r] = evaluation.total;
    for (const [d, score] of evaluation.dimensionScores.entries()) columns[1 + d]![r] = score;
    for (const [m, value] of evaluation.values.entries()) columns[1 + plan.dimensions.length + m]![r] = value;
  }
  return columns;
}

function windowOf(
  plan: Plan,
  tallies: ShopTallies,
  id: string,
  window: Plan["slots"][number]["window"],
  origin: number,
): Window | null {
  const series = tallies.series[id];
  if (!series) return null;
  const { numerator, denominator } = sumOver(window, series, origin);
  const metric = plan.metrics.find((one) => one.id === id)?.metric;
  if (!metric) return { numerator, denominator, share: false, sd: 0 };
  const share = metric.unit === "share" && numerator >= 0 && numerator <= denominator;
  const rate = denominator === 0 ? 0 : numerator / denominator;
  let squares = 0;
  for (let i = 0; i < series.cohortDay.length; i++) {
    const cohort = series.cohortDay[i]!;
    if (cohort < origin - window.fromDaysAgo || cohort > origin - window.toDaysAgo) continue;
    if (series.knownDay[i]! >= origin) continue;
    const off = series.numerator[i]! - rate * series.denominator[i]!;
    squares += off * off;
  }
  return { numerator, denominator, share, sd: Math.sqrt(squares) };
}

function drawn({ numerator, denominator, share, sd }: Window, word: number): number {
  if (share && denominator > 0)
    return binomialQuantile(Math.round(denominator), numerator / denominator, word);
  return sd === 0 ? numerator : Math.max(0, numerator + sd * normalQuantile((word + 0.5) / 4294967296));
}
