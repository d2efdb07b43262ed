import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { AutoETS, initSync } from "@bsull/augurs/ets";
import type { Smoother } from "@scorecast/simulator/backtest";

/** 90 % point of the standard normal distribution: half an 80 % interval in standard deviations. */
const Z90 = 1.2815515655446004;

/** Exponential smoothing with additive errors and the trend that fits best (augurs): reads its WebAssembly once. */
export function etsSmoother(): Smoother {
  const entry = createRequire(import.meta.url).resolve("@bsull/augurs/ets");
  initSync({ module: readFileSync(entry.replace(/ets\.js$/, "ets_bg.wasm")) });
  return (past, horizon) => {
    const model = new AutoETS(1, "AZN");
    try {
      model.fit(past);
      const { point, intervals } = model.predict(horizon, 0.8);
      if (!intervals) return null;
      return { mean: point, sd: intervals.upper.map((upper, day) => (upper - point[day]!) / Z90) };
    } catch {
      return null; // it throws where no model can be fitted
    } finally {
      model.free();
    }
  };
}
