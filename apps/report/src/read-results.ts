import type { ExplanationReport, ImportReport, ScoreReport } from "@scorecast/core/report";
import type {
  BacktestReport,
  FitReport,
  ProjectionReport,
  SensitivityReport,
} from "@scorecast/simulator/report";

export type Result =
  | ScoreReport
  | ExplanationReport
  | ProjectionReport
  | SensitivityReport
  | FitReport
  | BacktestReport
  | ImportReport;

/** A result that the page cannot show: `place` counts from 1. */
export type ResultProblem =
  | { readonly kind: "not-json"; readonly place: 0 }
  | { readonly kind: "unknown-kind"; readonly place: number; readonly found: string }
  | { readonly kind: "unknown-version"; readonly place: number; readonly found: string };

const kinds = ["score", "explain", "forecast", "compare", "sensitivity", "fit", "backtest", "import"];

/** Splits the embedded JSON into results of a known kind and version, and problems. An empty text is no result. */
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
    const { kind, formatVersion } = (item ?? {}) as { kind?: unknown; formatVersion?: unknown };
    if (!kinds.includes(String(kind)))
      problems.push({ kind: "unknown-kind", place: i + 1, found: String(kind) });
    else if (formatVersion !== 1)
      problems.push({ kind: "unknown-version", place: i + 1, found: String(formatVersion) });
    else results.push(item as Result);
  }
  return { results, problems };
}
