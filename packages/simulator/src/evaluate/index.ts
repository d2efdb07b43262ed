export { type BacktestGround, backtestGround } from "../backtest/ground.ts";
export type { ImprovementPlan, PlannedMeasure } from "../plan/plan.ts";
export { PLANNED, pathInPlan, planHorizon, planScenarios, STARTED } from "../plan/plan-scenarios.ts";
export { type PlanStatusInput, type PlanStatusOutcome, planStatus } from "../plan/plan-status.ts";
export { defaultSeed } from "../study/plan-study.ts";
export type { Begun, KnownIncident } from "./confounders.ts";
export { FALSE_ALARMS } from "./contrast.ts";
export {
  describedOf,
  type EvaluateInput,
  type EvaluateOutcome,
  evaluateMeasure,
  type MeasureToEvaluate,
  nodeOf,
} from "./evaluate-measure.ts";
export { leverOf } from "./futures.ts";
