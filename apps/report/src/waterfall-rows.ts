import type { ScoreReport } from "@scorecast/core/report";
import type { Locale } from "./locale.ts";
import type { Scale } from "./scale.ts";

/** One bar of the waterfall, from `from` to `to` points of the total. */
export interface WaterfallRow {
  readonly id: string;
  readonly kind: "metric" | "dimension" | "adjustment" | "rest" | "total";
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Where the bar would end with full marks; null where full marks make no sense. */
  readonly full: number | null;
  /** False for a metric without a score: it has no bar, which is not a bar of length 0. */
  readonly scored: boolean;
  readonly estimated: boolean;
}

/**
 * Metrics by dimension, each dimension's sum, adjustments, what other rules (a ceiling, a floor) put on top, and the
 * total: each bar starts where the one before ended. Null where the total is not such a sum: no score, or growth stage.
 */
export function waterfallRows(
  report: ScoreReport,
  scale: Scale,
  locale: Locale,
): readonly WaterfallRow[] | null {
  const { total } = report;
  if (total === null || report.stage !== "formal") return null;
  const rows: WaterfallRow[] = [];
  const estimated = (provenance: ScoreReport["provenance"]): boolean => provenance === "assumed";
  let sum = 0;
  for (const dimension of report.dimensions) {
    const start = sum;
    let fullEnd = start;
    for (const metric of report.metrics.filter((m) => m.dimension === dimension.id)) {
      const scored = metric.score !== null;
      const to = sum + (scored ? metric.contribution : 0);
      const full = scored ? sum + metric.share * scale.max : null;
      fullEnd += scored ? metric.share * scale.max : 0;
      rows.push({
        id: metric.id,
        kind: "metric",
        label: locale.pick(metric.title),
        from: sum,
        to,
        full,
        scored,
        estimated: estimated(metric.provenance),
      });
      sum = to;
    }
    rows.push({
      id: dimension.id,
      kind: "dimension",
      label: locale.t("waterfall.subtotal", { dimension: locale.pick(dimension.title) }),
      from: start,
      to: sum,
      full: fullEnd > start ? fullEnd : null,
      scored: dimension.score !== null,
      estimated: estimated(dimension.provenance),
    });
  }
  for (const adjustment of report.adjustments) {
    rows.push({
      id: adjustment.id,
      kind: "adjustment",
      label: locale.pick(adjustment.title),
      from: sum,
      to: sum + adjustment.contribution,
      full: null,
      scored: true,
      estimated: estimated(adjustment.provenance),
    });
    sum += adjustment.contribution;
  }
  if (Math.abs(total - sum) > 1e-9)
    rows.push({
      id: "rest",
      kind: "rest",
      label: locale.t("waterfall.clamp"),
      from: sum,
      to: total,
      full: null,
      scored: true,
      estimated: false,
    });
  rows.push({
    id: "total",
    kind: "total",
    label: locale.t("waterfall.total"),
    from: 0,
    to: total,
    full: scale.max,
    scored: true,
    estimated: estimated(report.provenance),
  });
  return rows;
}
