export type { ChangeLine, DistanceLine, EventLine, ExplanationReport } from "./explanation.ts";
export type { ImpactLine, ImpactReport } from "./impact-report.ts";
export type {
  ComputableLine,
  CoverageLine,
  ImportedFileLine,
  ImportProblemLine,
  ImportReport,
  QualityLine,
} from "./import-report.ts";
export type { InverseAnswers } from "./inverse-report.ts";
export type {
  Assumption,
  ConsequenceLine,
  DimensionLine,
  MappingCurve,
  MetricLine,
  MetricStatus,
  RequirementLine,
  ScoreReport,
  Stage,
  Text,
} from "./score-report.ts";
