import {
  backtestGround,
  type JudgedForecast,
  judgeOrigin,
} from "../../packages/simulator/src/backtest/index.ts";
import {
  adaptedSpec,
  generateShop,
  type ShopPresetName,
  shopHistory,
  shopPresets,
} from "../../packages/simulator/src/generate/index.ts";
import { rulesOf } from "../../packages/simulator/test/rules.ts";

const RULES = "douyin-2026-09-08";
const HISTORY = 120;
const HORIZONS = [1, 7, 14, 30, 60];
const REPLICATIONS = 200;

/**
 * One origin in each of so many shops of every preset; an origin's number is its shop's, and every shop has luck of its own (one
 * seed would give the shops of all presets like days). Planted incidents and violations are
 * left out: they are news that no record announces. The growth stage sells 2 orders a day, or there would be too little data.
 */
export function judgeGenerated(seeds: number, only: readonly string[]): Map<string, JudgedForecast[]> {
  const judged = new Map<string, JudgedForecast[]>();
  const presets = Object.keys(shopPresets) as ShopPresetName[];
  const rules = rulesOf(RULES);
  for (const [p, preset] of presets.entries()) {
    if (only.length > 0 && !only.includes(preset)) continue;
    const own: JudgedForecast[] = [];
    let tooLittle = 0;
    for (let shop = 0; shop < seeds; shop++) {
      const days = HISTORY + HORIZONS.at(-1)!;
      const grown = preset === "growth-stage" ? { days, ordersPerDay: 2 } : { days };
      const spec = { ...adaptedSpec(shopPresets[preset], grown), incidents: [], violations: [] };
      const history = shopHistory(generateShop(spec, `evidence-${preset}-${shop}`));
      const origin = history.firstDay! + HISTORY;
      const ground = backtestGround(history, rules, origin + HORIZONS.at(-1)!);
      const seed = `${preset}-${shop}`;
      const outcome = judgeOrigin({
        ground,
        origin,
        horizons: HORIZONS,
        replications: REPLICATIONS,
        seed,
        smoother: null,
      });
      if (outcome.kind === "judged")
        own.push(...outcome.judged.map((one) => ({ ...one, origin: p * seeds + shop })));
      else tooLittle++;
    }
    console.log(`${preset}: ${seeds - tooLittle} shops, ${tooLittle} with too little data`);
    judged.set(preset, own);
  }
  return judged;
}
