import type { ScenarioResult } from "@scorecast/simulator/report";
import { PointsIntervals, type PointsRow } from "../charts/points-intervals.tsx";
import type { View } from "../view.ts";
import { ChartFigure } from "./chart-figure.tsx";

/** Scenarios that have scores to compare, as rows of the picture. */
export function differenceRows(others: readonly ScenarioResult[], view: View): readonly PointsRow[] {
  return others.flatMap(({ id, title, difference }) => {
    if (difference?.mean == null || difference.interval === null) return [];
    const { mean, interval, jointly, spread } = difference;
    const [low, high] = [spread?.quantiles["0.05"], spread?.quantiles["0.95"]];
    return [
      {
        id,
        label: view.locale.pick(title),
        mean,
        interval,
        jointly: jointly?.interval ?? null,
        futures: low === undefined || high === undefined ? null : ([low, high] as const),
      },
    ];
  });
}

/** Mean differences on one axis: how well each is known, alone and all together, and how far single futures differ. */
export function DifferenceFigure(props: View & { readonly others: readonly ScenarioResult[] }) {
  const { dossier, locale, size, others } = props;
  const { scale } = dossier;
  const rows = differenceRows(others, props);
  if (rows.length === 0) return null;
  const text = (points: number): string => locale.signed(points, scale.digits + 1);
  const interval = (ends: readonly [number, number] | null): string =>
    ends === null ? "—" : `${text(ends[0])} … ${text(ends[1])}`;
  const together = rows.some(({ jointly }) => jointly !== null);
  const verdictOf = new Map(others.map(({ id, difference }) => [id, difference]));
  return (
    <ChartFigure
      title={locale.t("points.title")}
      note={[locale.t("points.note"), together ? locale.t("points.jointly-note", { count: rows.length }) : ""]
        .filter(Boolean)
        .join(locale.lang === "zh" ? "" : " ")}
      locale={locale}
      columns={[
        { title: locale.t("what-if.scenario") },
        { title: locale.t("difference.mean"), numeric: true },
        { title: locale.t("difference.interval"), numeric: true },
        ...(together ? [{ title: locale.t("points.jointly"), numeric: true }] : []),
        { title: locale.t("points.futures"), numeric: true },
        { title: locale.t("what-if.verdict") },
      ]}
      rows={() =>
        rows.map((row) => {
          const difference = verdictOf.get(row.id);
          return {
            id: row.id,
            cells: [
              row.label,
              text(row.mean),
              interval(row.interval),
              ...(together ? [interval(row.jointly)] : []),
              interval(row.futures),
              difference ? locale.t(`verdict.${difference.verdict}`) : "",
            ],
          };
        })
      }
    >
      <PointsIntervals rows={rows} scale={scale} locale={locale} size={size} />
    </ChartFigure>
  );
}
