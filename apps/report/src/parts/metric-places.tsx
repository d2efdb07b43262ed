import type { DistanceLine, ExplanationReport, MetricLine, ScoreReport } from "@scorecast/core/report";
import { MappingCurve, type MetricPlace, placeSize } from "../charts/mapping-curve.tsx";
import type { Locale } from "../locale.ts";
import { metricValue } from "../metric-value.ts";
import type { View } from "../view.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { ProvenanceMark } from "./provenance-mark.tsx";

interface Placed {
  readonly metric: MetricLine;
  readonly place: MetricPlace;
  readonly distance: DistanceLine | null;
}

/** The metrics whose curve is known and who are somewhere on it. */
function placed(
  score: ScoreReport,
  explanation: ExplanationReport | null,
  digits: number,
  locale: Locale,
): readonly Placed[] {
  return score.metrics.flatMap((metric) => {
    const { mapping, value, unit } = metric;
    if (!mapping || value === null || metric.score === null || metric.status !== "scored") return [];
    const distance =
      explanation?.distances.find((one) => one.target === "tier" && one.metric === metric.id) ?? null;
    const next =
      distance === null || distance.targetValue === null
        ? null
        : { value: distance.targetValue, points: distance.targetPoints };
    const place: MetricPlace = {
      title: locale.pick(metric.title),
      curve: mapping,
      ...{ value, score: metric.score, next },
      valueText: (amount) => metricValue(amount, unit, locale),
      scoreText: (points) =>
        locale.t("unit.points", { value: locale.number(points, Number.isInteger(points) ? 0 : digits) }),
    };
    return [{ metric, place, distance }];
  });
}

/** "Next: 4.85 stars for 90 points, 17 good orders at once, 40 spread over 7 days." */
function nextText({ place, distance }: Placed, locale: Locale): string {
  const { next, valueText, scoreText } = place;
  if (!next || !distance) return locale.t("place.top");
  const target = { value: valueText(next.value), points: scoreText(next.points) };
  if (distance.orders === null) return locale.t("place.next-unreachable", target);
  const unit = locale.pick(distance.unit);
  const orders = locale.number(distance.orders, 0);
  if (distance.ordersWithRollOff === null) return locale.t("place.next-once", { ...target, orders, unit });
  return locale.t("place.next", {
    ...{ ...target, orders, unit, days: distance.days },
    spread: locale.number(distance.ordersWithRollOff, 0),
  });
}

/** Each metric on its own curve: how its value becomes points, where it stands, and how far the next step is. */
export function MetricPlaces(
  props: View & { readonly score: ScoreReport; readonly explanation: ExplanationReport | null },
) {
  const { dossier, locale, size, score, explanation } = props;
  const all = placed(score, explanation, dossier.scale.digits, locale);
  if (all.length === 0) return null;
  return (
    <ChartFigure
      title={locale.t("place.title")}
      note={locale.t("place.note")}
      locale={locale}
      columns={[
        { title: locale.t("metrics.metric") },
        { title: locale.t("place.knots") },
        { title: locale.t("metrics.value"), numeric: true },
        { title: locale.t("metrics.score"), numeric: true },
      ]}
      rows={() =>
        all.map(({ metric, place: { title, curve, value, score: points, valueText, scoreText } }) => ({
          id: metric.id,
          cells: [
            title,
            curve.knots
              .map(([knot, earned]) => `${valueText(knot)} → ${scoreText(earned)}`)
              .join(locale.t("punctuation.join")),
            valueText(value),
            scoreText(points),
          ],
        }))
      }
    >
      <ul class="places">
        {all.map((one) => (
          <li key={one.metric.id}>
            <h4>
              {one.place.title} <ProvenanceMark provenance={one.metric.provenance} locale={locale} />
            </h4>
            <MappingCurve place={one.place} locale={locale} size={placeSize(size)} />
            <p class="note">{nextText(one, locale)}</p>
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}
