export { defaultSeed } from "../study/plan-study.ts";
export { type BaselineId, baselineIds, baselines } from "./baselines/registry.ts";
export type { Smoother } from "./baselines/smoother.ts";
export { type BacktestGround, backtestGround } from "./ground.ts";
export { judgeOrigin, type OriginInput, type OriginOutcome } from "./judge-origin.ts";
export type { JudgedForecast, JudgedOrigin } from "./judged.ts";
export { type KeptScore, scoreKept } from "./kept-forecast.ts";
export { originsOf } from "./origins.ts";
export { type BacktestFacts, backtestLines, reportBacktest } from "./report-backtest.ts";
