import { beforeAll, describe, expect, it } from "vitest";
import { backtestGround } from "../../src/backtest/ground.ts";
import { judgeOrigin } from "../../src/backtest/judge-origin.ts";
import type { JudgedForecast } from "../../src/backtest/judged.ts";
import { backtestLines } from "../../src/backtest/report-backtest.ts";
import { adaptedSpec, generateShop, shopHistory, shopPresets } from "../../src/generate/index.ts";
import type { BacktestLine } from "../../src/report/backtest-report.ts";
import { rulesOf } from "../rules.ts";

const SHOPS = 16;
const HISTORY = 90;
const HORIZONS = [7, 14, 30] as const;
const rules = rulesOf("douyin-2026-09-08");

/** One origin in each of some shops that share nothing with the engine, nothing planted; an origin's number is its shop's. */
function judgedShops(preset: "steady-fashion" | "in-crisis", shops: number): JudgedForecast[] {
  return Array.from({ length: shops }, (_, shop) => {
    const days = HISTORY + HORIZONS[2];
    const spec = {
      ...adaptedSpec(shopPresets[preset], { ordersPerDay: 6, days }),
      incidents: [],
      violations: [],
    };
    const history = shopHistory(generateShop(spec, `guard-${preset}-${shop}`));
    const origin = history.firstDay! + HISTORY;
    const ground = backtestGround(history, rules, origin + HORIZONS[2]);
    const forecast = { ground, origin, horizons: HORIZONS, replications: 99, seed: `${preset} ${shop}` };
    const outcome = judgeOrigin({ ...forecast, smoother: null });
    if (outcome.kind !== "judged") throw new Error(JSON.stringify(outcome));
    return outcome.judged.filter(({ node }) => node === "total").map((one) => ({ ...one, origin: shop }));
  }).flat();
}

describe("on generated shops", () => {
  let pooled: BacktestLine;
  beforeAll(() => {
    const judged = [
      ...judgedShops("steady-fashion", SHOPS),
      ...judgedShops("in-crisis", SHOPS).map((one) => ({ ...one, origin: SHOPS + one.origin })),
    ];
    // shops are unrelated: blocks of one
    pooled = backtestLines(judged, { seed: "guard", every: Number.POSITIVE_INFINITY }).at(-1)!;
  }, 400_000); // 16 s on a machine of its own
  it.each([0, 1, 2])("the central intervals hold what they say within three standard errors (%i)", (i) => {
    const { level, share } = pooled.coverage[i]!;
    expect(pooled.forecasts).toBe(2 * SHOPS * HORIZONS.length);
    expect(Math.abs(share.value! - level)).toBeLessThan(3 * share.standardError!);
  });
  it("the forecast is closer to what came than no change and than luck on the last window", () => {
    for (const id of ["stays", "binomial-noise"]) {
      const { skill } = pooled.baselines.find((one) => one.id === id)!;
      expect(skill.value! - 2 * skill.standardError!, id).toBeGreaterThan(0);
    }
  });
});
