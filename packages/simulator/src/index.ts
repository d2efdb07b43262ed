export type { EngineState } from "./engine/engine-state.ts";
export { mergeProjections, type Projection } from "./engine/projection.ts";
export { canSimulate } from "./engine/simulable.ts";
export { simulateRange, type Watch } from "./engine/simulate.ts";
export type { Effect } from "./levers/effect.ts";
export type { Lever } from "./levers/lever.ts";
export { type LeverId, levers } from "./levers/registry.ts";
export {
  type CheckLine,
  type FitLine,
  type FitReport,
  fitReport,
  type PairLine,
} from "./model/fit-report.ts";
export { type FittedShop, fitShop, type TooLittleData } from "./model/fit-shop.ts";
export type { ScenarioIssue } from "./scenario/issue.ts";
export { fullDose, type LeverSpec, type ScenarioSpec } from "./scenario/scenario-spec.ts";
export { compare, forecast, type StudyOutcome } from "./study/forecast.ts";
export { type PlannedStudy, planStudy, type Study, type StudyInput } from "./study/plan-study.ts";
export { reportStudy } from "./study/report-study.ts";
