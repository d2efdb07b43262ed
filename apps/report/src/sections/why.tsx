import type { ExplanationReport, ScoreReport } from "@scorecast/core/report";
import { changeRows } from "../change-rows.ts";
import { ChangeBars } from "../charts/change-bars.tsx";
import { curveLabel, ScoreCurve } from "../charts/score-curve.tsx";
import { ScoreWaterfall } from "../charts/score-waterfall.tsx";
import { ChartFigure } from "../parts/chart-figure.tsx";
import { DistanceCard } from "../parts/distance-card.tsx";
import { EventCard } from "../parts/event-card.tsx";
import { MetricPlaces } from "../parts/metric-places.tsx";
import { MetricTable } from "../parts/metric-table.tsx";
import { ProvenanceMark } from "../parts/provenance-mark.tsx";
import { SmallMultiples } from "../parts/small-multiples.tsx";
import type { View } from "../view.ts";
import { waterfallRows } from "../waterfall-rows.ts";

function Waterfall({ dossier, locale, size, score }: View & { score: ScoreReport }) {
  const rows = waterfallRows(score, dossier.scale, locale);
  if (!rows?.some((row) => row.kind === "metric" && row.scored))
    return (
      <p class="card plain">{locale.t(score.stage === "growth" ? "waterfall.growth" : "waterfall.none")}</p>
    );
  const { digits } = dossier.scale;
  return (
    <ChartFigure
      title={locale.t("waterfall.title")}
      note={locale.t("waterfall.note")}
      locale={locale}
      columns={[
        { title: locale.t("waterfall.item") },
        { title: locale.t("waterfall.gained"), numeric: true },
        { title: locale.t("waterfall.missed"), numeric: true },
      ]}
      rows={() =>
        rows.map((row) => ({
          id: row.id,
          cells: [
            row.label,
            row.scored ? locale.signed(row.to - row.from, digits) : locale.t("no-data"),
            row.scored && row.full !== null ? locale.number(row.full - row.to, digits) : "—",
          ],
        }))
      }
    >
      <ScoreWaterfall rows={rows} scale={dossier.scale} locale={locale} size={size} />
    </ChartFigure>
  );
}

function Dimensions({ dossier, locale, score }: View & { score: ScoreReport }) {
  return (
    <ul class="dimensions" aria-label={locale.t("dimensions.title")}>
      {score.dimensions.map((dimension) => (
        <li key={dimension.id} class="card">
          <span class="eyebrow">
            {locale.pick(dimension.title)}{" "}
            <ProvenanceMark provenance={dimension.provenance} locale={locale} />
          </span>
          <span class="dimension-score">
            {dimension.score === null ? (
              <span class="none">{locale.t("no-data")}</span>
            ) : (
              locale.number(dimension.score, dossier.scale.digits)
            )}
          </span>
          <span class="eyebrow">
            {locale.t("dimensions.weight", { weight: locale.percent(dimension.weight) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Change({ dossier, locale, size, explanation }: View & { explanation: ExplanationReport }) {
  const { change } = explanation;
  if (!change) return null;
  const { digits } = dossier.scale;
  const title = locale.t("change.title", { date: locale.date(change.from) });
  if (
    change.totalBefore === null ||
    change.totalAfter === null ||
    change.lines.every((line) => line.points === 0)
  )
    return (
      <div class="card">
        <h3>{title}</h3>
        <p class="note">
          {locale.t(
            change.totalBefore === null || change.totalAfter === null ? "change.no-sum" : "change.label-none",
          )}
        </p>
      </div>
    );
  return (
    <ChartFigure
      title={title}
      note={locale.t("change.sum", {
        before: locale.number(change.totalBefore, digits),
        after: locale.number(change.totalAfter, digits),
        change: locale.signed(change.totalAfter - change.totalBefore, digits + 1),
      })}
      locale={locale}
      columns={[
        { title: locale.t("change.reason") },
        { title: locale.t("change.cause") },
        { title: locale.t("change.events"), numeric: true },
        { title: locale.t("change.entries"), numeric: true },
        { title: locale.t("change.points"), numeric: true },
      ]}
      rows={() =>
        change.lines.map((line, i) => ({
          id: `${i}`,
          cells: [
            locale.pick(line.title),
            locale.t(`cause.${line.cause}`),
            locale.number(line.events, 0),
            locale.signed(line.entries, 0),
            locale.signed(line.points, digits + 1),
          ],
        }))
      }
    >
      <ChangeBars
        rows={changeRows(change.lines, digits + 1, locale)}
        scale={dossier.scale}
        locale={locale}
        size={size}
      />
    </ChartFigure>
  );
}

function Curve({ dossier, locale, size, explanation }: View & { explanation: ExplanationReport }) {
  const { curve } = explanation;
  if (curve.length < 2) return null;
  if (curve.every((day) => day.total === null))
    return <p class="card plain">{curveLabel(curve, dossier.scale, locale)}</p>;
  return (
    <ChartFigure
      title={locale.t("curve.title", { days: curve.length })}
      locale={locale}
      columns={[{ title: locale.t("chart.day") }, { title: locale.t("chart.total"), numeric: true }]}
      rows={() =>
        curve.map((day) => ({
          id: day.date,
          cells: [
            locale.date(day.date),
            day.total === null ? locale.t("no-data") : locale.number(day.total, dossier.scale.digits),
          ],
        }))
      }
    >
      <ScoreCurve days={curve} scale={dossier.scale} locale={locale} size={size} />
    </ChartFigure>
  );
}

/** Section 2: contributions that add up, every metric, what hurt, what changed. */
export function WhySection(view: View) {
  const { score, explanation, scale } = view.dossier;
  return (
    <>
      {score ? <Dimensions {...view} score={score} /> : null}
      {score ? <Waterfall {...view} score={score} /> : null}
      {explanation ? <Change {...view} explanation={explanation} /> : null}
      {score ? (
        <div class="card">
          <h3>{view.locale.t("metrics.title")}</h3>
          <MetricTable score={score} scale={scale} locale={view.locale} />
        </div>
      ) : null}
      {score ? <MetricPlaces {...view} score={score} explanation={explanation} /> : null}
      {explanation ? <EventCard {...view} explanation={explanation} /> : null}
      {explanation ? <DistanceCard {...view} explanation={explanation} /> : null}
      {explanation ? <Curve {...view} explanation={explanation} /> : null}
      {explanation ? <SmallMultiples {...view} explanation={explanation} /> : null}
    </>
  );
}
