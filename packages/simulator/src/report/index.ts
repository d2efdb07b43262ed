export type {
  Answer,
  NodeSummary,
  ProjectedDay,
  ProjectionReport,
  ScenarioResult,
  Verdict,
} from "./projection-report.ts";
