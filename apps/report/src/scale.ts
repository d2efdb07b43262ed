import type { ExplanationReport, ScoreReport } from "@scorecast/core/report";
import type { ProjectionReport } from "@scorecast/simulator/report";

/** The scale of a rule version as its reader sees it: 3–5 with two decimals, or points up to 100. */
export interface Scale {
  readonly max: 5 | 100;
  /** Decimals of a displayed total. */
  readonly totalDigits: 0 | 2;
  /** Decimals of a score or a contribution. */
  readonly digits: 1 | 2;
  /** Least step between two displayed totals. */
  readonly step: 1 | 0.01;
}

export const five: Scale = { max: 5, totalDigits: 2, digits: 2, step: 0.01 };
export const hundred: Scale = { max: 100, totalDigits: 0, digits: 1, step: 1 };

/**
 * Reports do not name their scale; their numbers do: under the 5-point versions no score is above 5, under the
 * others every dimension has at least 50. Without any number it is taken for the scale in force, 100 points.
 */
export function scaleOf(
  score: ScoreReport | null,
  explanation: ExplanationReport | null,
  projection: ProjectionReport | null,
): Scale {
  const numbers = [
    ...(score
      ? [score.total, ...score.dimensions.map((d) => d.score), ...score.metrics.map((m) => m.score)]
      : []),
    ...(explanation ? [explanation.total, ...explanation.curve.map((day) => day.total)] : []),
    ...(projection ? projection.past.map((day) => day.total) : []),
    ...(projection?.scenarios ?? []).flatMap((s) => s.days.map((day) => day.total.mean)),
  ].filter((n) => n !== null);
  return numbers.length > 0 && Math.max(...numbers) <= 5 ? five : hundred;
}
