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
  CauseLine,
  CauseVerdict,
  ContributionLine,
  DiagnosisReport,
  NewEventLine,
  Observed,
  StandardLine,
  TroubleUnit,
} from "./diagnosis-report.ts";
export type {
  Confounder,
  Contrast,
  EvaluatedDay,
  Evaluation,
  EvaluationReport,
  MeasureVerdict,
  Placebo,
  Posterior,
  TailShare,
} from "./evaluation-report.ts";
export type {
  BindingConstraint,
  Chance,
  GoalPlan,
  GoalReport,
  PlannedMeasure,
} from "./goal-report.ts";
export type {
  ExpectedNode,
  ExpectedValue,
  Lateness,
  MeasureStatus,
  PlanDay,
  PlanScenario,
  PlanStatusReport,
  RecordLine,
} from "./plan-status-report.ts";
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
export type {
  FigureLine,
  HeldOut,
  LearntStandard,
  LearntStatus,
  LearntWeights,
  NotLearnt,
  ReconciledShop,
  ReconcileReport,
  VariantLine,
} from "./reconcile-report.ts";
export type { SensitivityOutput, SensitivityReport } from "./sensitivity-report.ts";
