import type { ExplanationReport, ImportReport, ScoreReport } from "@scorecast/core/report";
import type {
  BacktestReport,
  DiagnosisReport,
  EvaluationReport,
  FitReport,
  GoalReport,
  PlanStatusReport,
  ProjectionReport,
  ReconcileReport,
  SensitivityReport,
} from "@scorecast/simulator/report";
import { migrateResult } from "./migrations/migrate-result.ts";

export type Result =
  | ScoreReport
  | ExplanationReport
  | ProjectionReport
  | SensitivityReport
  | FitReport
  | GoalReport
  | BacktestReport
  | PlanStatusReport
  | EvaluationReport
  | ReconcileReport
  | DiagnosisReport
  | ImportReport;

/** A result that the page cannot show: `place` counts from 1. */
export type ResultProblem =
  | { readonly kind: "not-json"; readonly place: 0 }
  | { readonly kind: "unknown-kind" | "older" | "newer"; readonly place: number; readonly found: string };

/** Splits the embedded JSON into results of a known kind, of whatever older form, and problems. An empty text is no result. */
export function readResults(json: string): {
  results: readonly Result[];
  problems: readonly ResultProblem[];
} {
  if (json.trim() === "") return { results: [], problems: [] };
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch {
    return { results: [], problems: [{ kind: "not-json", place: 0 }] };
  }
  const results: Result[] = [];
  const problems: ResultProblem[] = [];
  for (const [i, item] of (Array.isArray(list) ? list : [list]).entries()) {
    const migrated = migrateResult(item);
    if ("result" in migrated) results.push(migrated.result as unknown as Result);
    else problems.push({ kind: migrated.problem, place: i + 1, found: migrated.found });
  }
  return { results, problems };
}
