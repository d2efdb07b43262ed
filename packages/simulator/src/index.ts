export type { EngineState } from "./engine/engine-state.ts";
export { columnOf, mergeProjections, type Projection } from "./engine/projection.ts";
export { canSimulate } from "./engine/simulable.ts";
export { simulateRange, type Watch } from "./engine/simulate.ts";
export type { Incident } from "./incidents/incident.ts";
export { type IncidentId, incidents } from "./incidents/registry.ts";
export type { Lever } from "./levers/lever.ts";
export { type LeverId, levers } from "./levers/registry.ts";
export {
  type ChainLine,
  type CheckLine,
  type FitLine,
  type FitReport,
  fitReport,
  type PairLine,
} from "./model/fit-report.ts";
export { type FittedShop, fitShop, type TooLittleData } from "./model/fit-shop.ts";
export type { PooledLine, UnitLine, UnitsReport } from "./model/pooled-report.ts";
export type { ScenarioIssue } from "./scenario/issue.ts";
export type { ScenarioRules } from "./scenario/scenario-rules.ts";
export {
  fullDose,
  type IncidentSpec,
  type LeverSpec,
  type RulesSpec,
  type ScenarioSpec,
} from "./scenario/scenario-spec.ts";
export { compare, forecast, type StudyOutcome } from "./study/forecast.ts";
export { baselineOf, type PlannedStudy, planStudy, type Study, type StudyInput } from "./study/plan-study.ts";
export { pairsOf, type RunFacts, reportStudy } from "./study/report-study.ts";
export {
  type Answers,
  answersOf,
  planSensitivity,
  reportSensitivity,
  type SensitivityPlan,
  sensitivity,
} from "./study/sensitivity.ts";
export { checkpoints, type Precision, preciseEnough, widestOf } from "./study/stopping.ts";
export { type Variation, variedState } from "./study/variation.ts";
