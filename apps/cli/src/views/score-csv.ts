import type { ScoreReport } from "@scorecast/core/report";
import type { Csv } from "../csv.ts";

/** One row a metric, then one for each adjustment and the total. */
export function scoreCsv(report: ScoreReport): Csv {
  const { metrics, adjustments, clamped, total, asOf, rules, provenance } = report;
  const only = (id: string, contribution: number | null, from: string | null) => [
    ...[asOf, rules, null, id, null, null, null, null, null, null, null, null],
    ...[contribution, from, null, null],
  ];
  return {
    header: [
      ...["date", "rules", "dimension", "id", "value", "unit", "numerator", "denominator"],
      ...["window_from", "window_to", "weight", "score", "contribution", "provenance", "status", "missing"],
    ],
    rows: [
      ...metrics.map((line) => [
        ...[asOf, rules, line.dimension, line.id, line.value, line.unit, line.numerator, line.denominator],
        ...[line.window.from, line.window.to, line.weight, line.score, line.contribution],
        ...[line.provenance, line.status, line.missing],
      ]),
      ...adjustments.map((line) => only(line.id, line.contribution, line.provenance)),
      ...(clamped === null ? [] : [only("clamp", clamped, null)]),
      only("total", total, provenance),
    ],
  };
}
