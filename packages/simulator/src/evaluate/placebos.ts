import { formatDay, parseDay } from "@scorecast/core";
import { type BacktestGround, curveOf } from "../backtest/ground.ts";
import { RUN_UP_DAYS } from "../backtest/origins.ts";
import type { Watch } from "../engine/simulate.ts";
import type { Evaluation, Placebo } from "../report/evaluation-report.ts";
import type { Begun } from "./confounders.ts";
import { contrastOf, FALSE_ALARMS, widened } from "./contrast.ts";
import { simulateFutures } from "./futures.ts";

/** Futures of a placebo: its rank is of so many. */
const REPLICATIONS = 199;
/** Fewer placebos than this say nothing about the ranges. */
const AT_LEAST = 8;

export interface PlaceboInput {
  readonly ground: BacktestGround;
  readonly measure: { readonly id: string; readonly from: number };
  readonly node: number;
  readonly better: Evaluation["better"];
  /** Days that the measure has run: as many does a placebo run. */
  readonly days: number;
  readonly others: readonly Begun[];
  readonly placebos: number;
  readonly seed: string;
}

/**
 * Earlier days on which nothing began, evenly spread over the record before the measure, judged in the same way: as many
 * days on, and none of them later than the measure's first.
 *
 * @returns oldest first; null if the watch aborted it
 */
export function judgePlacebos(input: PlaceboInput, watch: Watch = {}): Placebo[] | null {
  const { ground, measure, node, better, days, others, seed } = input;
  const first = (ground.history.firstDay ?? measure.from) + RUN_UP_DAYS;
  const last = measure.from - days;
  const count = Math.min(input.placebos, Math.max(0, last - first + 1));
  const curve = curveOf(ground, node);
  const judged: Placebo[] = [];
  for (let i = 0; i < count; i++) {
    const from = count === 1 ? last : Math.round(first + (i * (last - first)) / (count - 1));
    if (
      others.some(({ id, from: began }) => id !== measure.id && began >= from - days && began < from + days)
    )
      continue;
    const actual = curve[from + days - ground.curve.from] ?? Number.NaN;
    if (Number.isNaN(actual)) continue;
    if (watch.aborted?.()) return null;
    const future = simulateFutures({
      ...{ ground, from, horizon: days, lever: null, nodes: [node] },
      ...{ replications: { without: REPLICATIONS, with: 0 }, seed: `${seed} placebo` },
    });
    const without = future.kind === "ready" ? widened(future.without.draws(node, days), 1) : null;
    if (!without || without.sd === 0) continue;
    const { asGood, asBad, effect } = contrastOf(actual, without, better);
    judged.push({
      date: formatDay(from),
      z: ((better === "higher" ? 1 : -1) * effect.value) / without.sd,
      asGood: asGood.share,
      verdict: asGood.share <= FALSE_ALARMS ? "worked" : asBad.share <= FALSE_ALARMS ? "worse" : "nothing",
    });
  }
  return judged;
}

/**
 * How much wider than the model's the ranges have to be for this shop: the root mean square of the placebos' deviations, where it
 * exceeds 1 by more than two of its standard errors (overlapping placebos count as one); else 1. (Empirical calibration by
 * negative controls, after Schuemie et al. 2014, about a mean of 0.)
 */
export function wideningOf(placebos: readonly Placebo[], days: number): number {
  if (placebos.length < AT_LEAST) return 1;
  const span = parseDay(placebos.at(-1)!.date)! - parseDay(placebos[0]!.date)! + days;
  const independent = Math.max(1, Math.min(placebos.length, span / days));
  const rms = Math.sqrt(placebos.reduce((sum, { z }) => sum + z * z, 0) / placebos.length);
  return rms > 1 + 2 / Math.sqrt(2 * independent) ? rms : 1;
}
