import type { MetricLine, ScoreReport } from "@scorecast/core/report";
import type { Locale } from "../locale.ts";
import { metricBasis, metricValue } from "../metric-value.ts";
import type { Scale } from "../scale.ts";
import { DataTable } from "./data-table.tsx";
import { ProvenanceMark } from "./provenance-mark.tsx";

/** Why a metric has no score, in words where the reason is a known one. */
function missingText(metric: MetricLine, locale: Locale): string | null {
  const { missing } = metric;
  if (missing === null) return null;
  if (
    missing === "no-entries" ||
    missing === "stand-ins-only" ||
    missing === "no-value" ||
    missing === "unpublished"
  )
    return locale.t(`missing.${missing}`);
  if (missing.startsWith("table:"))
    return locale.t("missing.table", {
      tables: locale.list(
        missing
          .slice(6)
          .split(",")
          .map((table) => `${table}.csv`),
      ),
    });
  if (missing.startsWith("column:")) return locale.t("missing.column", { column: missing.slice(7) });
  return locale.t("missing.other", { id: missing });
}

function Status({ metric, locale }: { metric: MetricLine; locale: Locale }) {
  const reason = missingText(metric, locale);
  return (
    <span>
      <span class={`status status-${metric.status}`}>{locale.t(`status.${metric.status}`)}</span>
      {reason ? <span class="reason">{reason}</span> : null}
      {metric.fallbacks.length > 0 ? (
        <span
          class="mark mark-fallback"
          title={locale.t("metrics.fallback-title", { columns: metric.fallbacks.join(", ") })}
        >
          {locale.t("metrics.fallback")}
        </span>
      ) : null}
    </span>
  );
}

/** Every metric of the report with what it was computed from. */
export function MetricTable({ score, scale, locale }: { score: ScoreReport; scale: Scale; locale: Locale }) {
  const dimension = new Map(score.dimensions.map((d) => [d.id, locale.pick(d.title)]));
  const none = <span class="none">{locale.t("no-data")}</span>;
  const formal = score.stage === "formal" && score.total !== null;
  return (
    <DataTable
      stack
      caption={locale.t("metrics.title")}
      columns={[
        { title: locale.t("metrics.metric") },
        { title: locale.t("metrics.value"), numeric: true },
        { title: locale.t("metrics.weight"), tight: true },
        { title: locale.t("metrics.score"), numeric: true },
        ...(formal ? [{ title: locale.t("metrics.contribution"), numeric: true }] : []),
        { title: locale.t("metrics.status") },
      ]}
      rows={score.metrics.map((metric) => {
        const basis = metricBasis(metric, locale);
        return {
          id: metric.id,
          cells: [
            <span key="title">
              {locale.pick(metric.title)} <ProvenanceMark provenance={metric.provenance} locale={locale} />
            </span>,
            <span key="value">
              {metric.value === null ? none : metricValue(metric.value, metric.unit, locale)}
              {basis === null ? null : (
                <span class="reason" title={locale.t("metrics.basis")}>
                  {basis}
                </span>
              )}
            </span>,
            <span key="weight">
              {locale.t("metrics.weight-of", {
                dimension: dimension.get(metric.dimension) ?? metric.dimension,
                weight: locale.percent(metric.weight),
              })}
              <span class="reason">
                {locale.t("metrics.from-to", {
                  from: locale.shortDate(metric.window.from),
                  to: locale.shortDate(metric.window.to),
                })}
              </span>
            </span>,
            metric.score === null ? none : locale.number(metric.score, scale.digits),
            ...(formal
              ? [metric.score === null ? none : locale.number(metric.contribution, scale.digits)]
              : []),
            <Status key="status" metric={metric} locale={locale} />,
          ],
        };
      })}
    />
  );
}
