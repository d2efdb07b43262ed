export type { ChangeLine, DistanceLine, EventLine, ExplanationReport } from "./explanation.ts";
export type {
  Assumption,
  ConsequenceLine,
  DimensionLine,
  MetricLine,
  MetricStatus,
  ScoreReport,
  Stage,
  Text,
} from "./score-report.ts";
