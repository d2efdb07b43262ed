import type { ExplanationReport, ScoreReport } from "@scorecast/core/report";
import { ChangeBars } from "../charts/change-bars.tsx";
import { curveLabel, ScoreCurve } from "../charts/score-curve.tsx";
import { ScoreWaterfall } from "../charts/score-waterfall.tsx";
import { nodeTitle } from "../dossier.ts";
import { metricValue } from "../metric-value.ts";
import { ChartFigure } from "../parts/chart-figure.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { MetricTable } from "../parts/metric-table.tsx";
import { ProvenanceMark } from "../parts/provenance-mark.tsx";
import { tableTitle } from "../parts/table-title.ts";
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
  if (change.totalBefore === null || change.totalAfter === null || change.lines.length === 0)
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
      <ChangeBars lines={change.lines} scale={dossier.scale} locale={locale} size={size} />
    </ChartFigure>
  );
}

function Events({ dossier, locale, explanation }: View & { explanation: ExplanationReport }) {
  const { digits } = dossier.scale;
  const counted = Object.values(explanation.eventCounts).reduce((sum, n) => sum + n, 0);
  const more = counted - explanation.events.length;
  const none = <span class="none">{locale.t("no-data")}</span>;
  return (
    <div class="card">
      <h3>{locale.t("events.title")}</h3>
      {explanation.events.length === 0 ? (
        <p class="note">{locale.t("events.none")}</p>
      ) : (
        <>
          <DataTable
            stack
            caption={locale.t("events.title")}
            columns={[
              { title: locale.t("events.event") },
              { title: locale.t("events.metric") },
              { title: locale.t("events.day") },
              { title: locale.t("events.leaves") },
              { title: locale.t("events.without"), numeric: true },
              { title: locale.t("events.cost"), numeric: true },
            ]}
            rows={explanation.events.map((event) => ({
              id: `${event.table}/${event.id}/${event.metric}`,
              cells: [
                <span key="event">
                  {tableTitle(event.table, locale)} <code>{event.id}</code>
                  {event.orderId && event.orderId !== event.id ? (
                    <span class="reason">{locale.t("events.order", { id: event.orderId })}</span>
                  ) : null}
                  {event.product ? <span class="reason">{event.product}</span> : null}
                </span>,
                locale.pick(nodeTitle(dossier, event.metric)),
                locale.shortDate(event.cohortDay),
                locale.shortDate(event.leavesOn),
                event.totalWithout === null ? none : locale.number(event.totalWithout, digits + 1),
                event.cost === null ? none : locale.number(event.cost, digits + 1),
              ],
            }))}
          />
          <p class="note">
            {locale.t("events.note")} {more > 0 ? locale.t("events.more", { count: more }) : null}
          </p>
        </>
      )}
    </div>
  );
}

function Distances({ dossier, locale, explanation }: View & { explanation: ExplanationReport }) {
  const { distances } = explanation;
  const days = distances[0]?.days;
  if (days === undefined) return null;
  const unitOf = new Map(dossier.score?.metrics.map((metric) => [metric.id, metric.unit]));
  const amount = (orders: number | null, unit: string) =>
    orders === null ? (
      <span class="none">{locale.t("distances.unreachable")}</span>
    ) : (
      locale.t("distances.amount", { orders: locale.number(orders, 0), unit })
    );
  return (
    <div class="card">
      <h3>{locale.t("distances.title")}</h3>
      <DataTable
        stack
        caption={locale.t("distances.title")}
        columns={[
          { title: locale.t("metrics.metric") },
          { title: locale.t("distances.target") },
          { title: locale.t("distances.orders") },
          { title: locale.t("distances.spread", { days }) },
        ]}
        rows={distances.map((distance, i) => {
          const unit = unitOf.get(distance.metric);
          const points = locale.number(
            distance.targetPoints,
            Number.isInteger(distance.targetPoints) ? 0 : 2,
          );
          return {
            id: `${i}`,
            cells: [
              locale.pick(nodeTitle(dossier, distance.metric)),
              distance.targetValue === null
                ? locale.t("distances.total", { points })
                : locale.t("distances.to", {
                    points,
                    value: unit
                      ? metricValue(distance.targetValue, unit, locale)
                      : locale.number(distance.targetValue, dossier.scale.digits),
                  }),
              amount(distance.orders, locale.pick(distance.unit)),
              amount(distance.ordersWithRollOff, locale.pick(distance.unit)),
            ],
          };
        })}
      />
    </div>
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
      {explanation ? <Events {...view} explanation={explanation} /> : null}
      {explanation ? <Distances {...view} explanation={explanation} /> : null}
      {explanation ? <Curve {...view} explanation={explanation} /> : null}
    </>
  );
}
