import { backtestGround } from "../../packages/simulator/src/backtest/ground.ts";
import {
  adaptedSpec,
  generateShop,
  type ShopPresetName,
  type ShopSpec,
  shopHistory,
  shopPresets,
} from "../../packages/simulator/src/generate/index.ts";
import { historyWithMeasure } from "../../packages/simulator/test/evaluate/shop-with-measure.ts";
import { rulesOf } from "../../packages/simulator/test/rules.ts";
import { foreseen, type JudgedMeasure, judge, RULES } from "./judged.ts";

const HISTORY = 120;
export const DAYS = [14, 28, 56];
const REPLICATIONS = 399;
export const NODES = ["pickup-hours", "after-sale-review-hours", "chat-response-seconds", "total"];

function specOf(preset: ShopPresetName): ShopSpec {
  const days = HISTORY + Math.max(...DAYS);
  const grown = preset === "growth-stage" ? { days, ordersPerDay: 2 } : { days };
  return { ...adaptedSpec(shopPresets[preset], grown), incidents: [], violations: [] };
}

/** Packing, the review of after-sales and replies take so many times as long: three measures of one strength. */
export function faster(spec: ShopSpec, factor: number): ShopSpec {
  const times = (table: ShopSpec["handling"]["packingHours"]) =>
    table.map(([p, value]) => [p, value * factor] as const);
  return {
    ...spec,
    handling: { ...spec.handling, packingHours: times(spec.handling.packingHours) },
    afterSales: { ...spec.afterSales, reviewHours: times(spec.afterSales.reviewHours) },
    chats: { ...spec.chats, replySeconds: times(spec.chats.replySeconds) },
  };
}

/** Nothing begins in any of these shops: how often is something called "worked"? */
export function nothingHappens(seeds: number): JudgedMeasure[] {
  const judged: JudgedMeasure[] = [];
  for (const preset of Object.keys(shopPresets) as ShopPresetName[])
    for (let shop = 0; shop < seeds; shop++) {
      const name = `${preset}-${shop}`;
      const history = shopHistory(generateShop(specOf(preset), name));
      const from = history.firstDay! + HISTORY;
      const known = foreseen(history, from, DAYS, NODES, REPLICATIONS, name);
      if (!known) continue;
      for (const node of NODES)
        for (const days of DAYS) {
          const one = judge(known, known.ground, known.ground, { node, days, shop: name });
          if (one) judged.push(one);
        }
    }
  return judged;
}

/** A measure begins: by its strength, how often is it seen, and do intervals hold what it did? */
export function measureBegins(
  preset: ShopPresetName,
  seeds: number,
  factors: readonly number[],
): Map<number, JudgedMeasure[]> {
  const judged = new Map<number, JudgedMeasure[]>(factors.map((factor) => [factor, []]));
  const rules = rulesOf(RULES);
  const spec = specOf(preset);
  for (let shop = 0; shop < seeds; shop++) {
    const seed = `measure-${shop}`;
    const history = shopHistory(generateShop(spec, seed));
    const from = history.firstDay! + HISTORY;
    const known = foreseen(history, from, DAYS, NODES, REPLICATIONS, seed);
    if (!known) continue;
    for (const factor of factors) {
      const changed = historyWithMeasure(spec, faster(spec, factor), from, seed);
      const actual = backtestGround(changed, rules, from + Math.max(...DAYS));
      for (const node of NODES)
        for (const days of DAYS) {
          const one = judge(known, actual, known.ground, { node, days, shop: seed });
          if (one) judged.get(factor)!.push(one);
        }
    }
  }
  return judged;
}
