import { type JudgedForecast, reportBacktest } from "@scorecast/simulator/backtest";
import type { BacktestReport } from "@scorecast/simulator/report";

/** A report of made-up judgements: what came falls among the futures at places that go round; 2 of 3 80 % ranges hold. */
export function exampleBacktest(origins: number, partial = false): BacktestReport {
  const judged = Array.from({ length: origins }, (_, i) => {
    const origin = 20_500 + 7 * i;
    const forecasts = [7, 30].map((horizon): JudgedForecast => {
      const place = (7 * i + horizon) % 20;
      const off = 1 + ((3 * i + horizon) % 5);
      return {
        ...{ origin, horizon, node: "total", actual: 80 + (i % 4), thresholds: [] },
        model: { crps: 0.6 * off, wis: 0.5 * off },
        baselines: { stays: { crps: off, wis: off } },
        pit: { low: place / 20, high: (place + 1) / 20 },
        held: [place > 5 && place < 14, i % 3 > 0, place > 0],
      };
    });
    return { origin, judged: forecasts, missing: 0 };
  });
  return reportBacktest(judged, {
    ...{ program: "0.1.0", input: "sha256:example", seed: "example", replications: 200, every: 7 },
    shop: { id: "example", name: "示例店 <b>", industry: null, shopType: "other" },
    ...{ rules: [], horizons: [7, 30], tooLittleData: 0, rulesChanged: 0, partial },
  });
}
