import type { History } from "../../packages/core/src/index.ts";
import { type BacktestGround, backtestGround, curveOf } from "../../packages/simulator/src/backtest/ground.ts";
import { contrastOf, widened } from "../../packages/simulator/src/evaluate/contrast.ts";
import { describedOf } from "../../packages/simulator/src/evaluate/evaluate-measure.ts";
import { type Futures, simulateFutures } from "../../packages/simulator/src/evaluate/futures.ts";
import { judgePlacebos, wideningOf } from "../../packages/simulator/src/evaluate/placebos.ts";
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
  { node, days, shop, placebos }: { node: string; days: number; shop: string; placebos: number },
): JudgedMeasure | null {
  const place = ground.nodes.indexOf(node);
  const { better } = describedOf(ground, place);
  const at = (one: BacktestGround) => curveOf(one, place)[from + days - one.curve.from]!;
  const tested =
    placebos === 0
      ? []
      : judgePlacebos({
          ...{ ground, measure: { id: "", from }, node: place, better, days, others: [] },
          ...{ placebos, seed: shop },
        })!;
  const base = widened(without.draws(place, days), wideningOf(tested, days));
  const came = at(actual);
  if (!base || base.sd === 0 || Number.isNaN(came)) return null;
  const contrast = contrastOf(came, base, better);
  const effect = truth === null ? null : came - at(truth);
  const [low, high] = contrast.effect.interval;
  return {
    ...{ shop, node, days },
    worked: contrast.asGood.share <= 0.05,
    worse: contrast.asBad.share <= 0.05,
    held: effect === null ? null : low <= effect && effect <= high,
    size: effect === null ? null : Math.abs(effect) / base.sd,
  };
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
