export type { FitLine, FitReport } from "../model/fit-report.ts";
export type {
  BacktestLine,
  BacktestReport,
  BaselineScore,
  BrierLine,
  CoverageLine,
  Measured,
  ReliabilityBin,
} from "./backtest-report.ts";
export type {
  BindingConstraint,
  Chance,
  GoalPlan,
  GoalReport,
  PlannedMeasure,
} from "./goal-report.ts";
export type {
  Answer,
  ConsequencePath,
  Estimate,
  NodeSummary,
  Passage,
  ProjectedDay,
  ProjectionReport,
  ScenarioResult,
  Stopping,
  Verdict,
} from "./projection-report.ts";
export type { SensitivityOutput, SensitivityReport } from "./sensitivity-report.ts";
