import {
  backtestGround,
  type JudgedForecast,
  judgeOrigin,
} from "../../packages/simulator/src/backtest/index.ts";
import {
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

/** One origin in each of so many shops of every preset, incidents left out; an origin's number is its shop's. */
export function judgeGenerated(seeds: number, only: readonly string[]): Map<string, JudgedForecast[]> {
  const judged = new Map<string, JudgedForecast[]>();
  const presets = Object.keys(shopPresets) as ShopPresetName[];
  const rules = rulesOf(RULES);
  for (const [p, preset] of presets.entries()) {
    if (only.length > 0 && !only.includes(preset)) continue;
    const own: JudgedForecast[] = [];
    let tooLittle = 0;
    for (let shop = 0; shop < seeds; shop++) {
      const spec = { ...shopPresets[preset], incidents: [], days: HISTORY + HORIZONS.at(-1)! };
      const history = shopHistory(generateShop(spec, `evidence-${shop}`));
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
