import { formatDay, type History } from "../../packages/core/src/index.ts";
import {
  type BacktestGround,
  backtestGround,
  curveOf,
} from "../../packages/simulator/src/backtest/ground.ts";
import { contrastOf, FALSE_ALARMS, widened } from "../../packages/simulator/src/evaluate/contrast.ts";
import { describedOf } from "../../packages/simulator/src/evaluate/evaluate-measure.ts";
import { type Futures, simulateFutures } from "../../packages/simulator/src/evaluate/futures.ts";
import { wideningOf } from "../../packages/simulator/src/evaluate/placebos.ts";
import { rulesOf } from "../../packages/simulator/test/rules.ts";

export const RULES = "douyin-2026-09-08";

/** One evaluation of one node: what it said, and what was true. */
export interface JudgedMeasure {
  /** Evaluations of one shop hang together. */
  readonly shop: string;
  readonly node: string;
  readonly days: number;
  /** Whether it was called "worked", and "worse". */
  readonly worked: boolean;
  readonly worse: boolean;
  /** Whether the 90 % interval of the effect holds the true one; null: nobody knows it. */
  readonly held: boolean | null;
  /** True effect over the standard deviation of the futures without it; null: nobody knows it. */
  readonly size: number | null;
  /** Day number on which something began, as far as the evaluation is concerned. */
  readonly from: number;
  /** (actual − mean without) ÷ standard deviation; above 0: better. */
  readonly z: number;
  /** The verdict with ranges so many times as wide. */
  readonly widenedBy: (by: number) => Pick<JudgedMeasure, "worked" | "worse">;
}

export interface Foreseen {
  readonly ground: BacktestGround;
  readonly from: number;
  readonly without: Futures;
}

/** The futures without a measure, from the record as it was the day before. null: too little data. */
export function foreseen(
  history: History,
  from: number,
  days: readonly number[],
  nodes: readonly string[],
  replications: number,
  seed: string,
): Foreseen | null {
  const last = from + Math.max(...days);
  const ground = backtestGround(history, rulesOf(RULES), last);
  const places = nodes.map((node) => ground.nodes.indexOf(node));
  const future = simulateFutures({
    ...{ ground, from, horizon: last - from, lever: null, nodes: places, seed },
    replications: { without: replications, with: 0 },
  });
  if (future.kind !== "ready") return null;
  return { ground, from, without: future.without };
}

/** What the evaluation says of what came in `actual`, whose record until `from` is that of the foreseen shop. */
export function judge(
  { ground, from, without }: Foreseen,
  actual: BacktestGround,
  /** The same shop without the measure; null: there is none. */
  truth: BacktestGround | null,
  { node, days, shop }: { node: string; days: number; shop: string },
): JudgedMeasure | null {
  const place = ground.nodes.indexOf(node);
  const { better } = describedOf(ground, place);
  const at = (one: BacktestGround) => curveOf(one, place)[from + days - one.curve.from]!;
  const draws = without.draws(place, days);
  const base = widened(draws, 1);
  const came = at(actual);
  if (!base || base.sd === 0 || Number.isNaN(came)) return null;
  const contrast = contrastOf(came, base, better);
  const effect = truth === null ? null : came - at(truth);
  const [low, high] = contrast.effect.interval;
  const widenedBy = (by: number) => {
    const { asGood, asBad } = contrastOf(came, widened(draws, by)!, better);
    return { worked: asGood.share <= FALSE_ALARMS, worse: asBad.share <= FALSE_ALARMS };
  };
  return {
    ...{ shop, node, days, from, ...widenedBy(1), widenedBy },
    z: ((better === "higher" ? 1 : -1) * (came - base.mean)) / base.sd,
    held: effect === null ? null : low <= effect && effect <= high,
    size: effect === null ? null : Math.abs(effect) / base.sd,
  };
}

const PLACEBOS = 12;

/** The same with the ranges that earlier days of the same shop, on which nothing began either, ask for: as the command does. */
export function widenedByPlacebos(all: readonly JudgedMeasure[]): JudgedMeasure[] {
  return all.map((one) => {
    const before = all
      .filter(({ shop, node, days, from }) => {
        return shop === one.shop && node === one.node && days === one.days && from + days <= one.from;
      })
      .sort((a, b) => a.from - b.from);
    const count = Math.min(PLACEBOS, before.length);
    const spread = Array.from({ length: count }, (_, i) => {
      return before[count === 1 ? 0 : Math.round((i * (before.length - 1)) / (count - 1))]!;
    });
    const placebos = spread.map(({ from, z }) => ({
      ...{ date: formatDay(from), z, asGood: 0, verdict: "nothing" as const },
    }));
    return { ...one, ...one.widenedBy(wideningOf(placebos, one.days)) };
  });
}

/** Share with a standard error over shops, which are independent: the spread of the shops' sums about the mean. */
export function shareOf(all: readonly JudgedMeasure[], hit: (one: JudgedMeasure) => boolean): string {
  const shops = new Map<string, { hits: number; of: number }>();
  for (const one of all) {
    const shop = shops.get(one.shop) ?? { hits: 0, of: 0 };
    shop.hits += hit(one) ? 1 : 0;
    shop.of++;
    shops.set(one.shop, shop);
  }
  const list = [...shops.values()];
  const [hits, of] = [list.reduce((a, s) => a + s.hits, 0), list.reduce((a, s) => a + s.of, 0)];
  if (of === 0) return "–";
  const share = hits / of;
  const n = list.length;
  const spread = list.reduce((sum, s) => sum + (s.hits - share * s.of) ** 2, 0);
  const error = Math.sqrt((spread * n) / Math.max(1, n - 1)) / of;
  return `${(100 * share).toFixed(1)} ± ${(100 * error).toFixed(1)}`;
}
