import type { ImportReport } from "@scorecast/core/report";
import type { ChartSize } from "../charts/chart-size.ts";
import { CoverageRows, cellsThatFit } from "../charts/coverage-rows.tsx";
import { hatch } from "../charts/hatch.ts";
import { isoDay } from "../charts/month-axis.tsx";
import {
  type CoverageCalendar,
  type CoverageCell,
  coverageCalendar,
  type Run,
} from "../coverage-calendar.ts";
import type { Locale } from "../locale.ts";
import { ChartFigure } from "./chart-figure.tsx";

/** Runs of missing days that are named for each table: the longest. */
const NAMED = 6;

const shades = ["low", "usual", "more", "most"] as const;

function Legend({ locale }: { locale: Locale }) {
  return (
    <ul class="legend">
      {shades.map((name, shade) => (
        <li key={name}>
          <svg viewBox="0 0 22 12" aria-hidden="true" class="chart coverage">
            <path class={`shade s${shade}`} d="M4 0h14v12h-14z" />
          </svg>
          {locale.t(`coverage.${name}`)}
        </li>
      ))}
      <li>
        <svg viewBox="0 0 22 12" aria-hidden="true" class="chart coverage">
          <path class="hollow" d={`M4.5 0.5h13v11h-13z${hatch(4.5, 0.5, 13, 11)}`} />
        </svg>
        {locale.t("coverage.hollow")}
      </li>
      <li>
        <svg viewBox="0 0 22 12" aria-hidden="true" class="chart coverage">
          <path class="quiet" d="M11 6h0" />
        </svg>
        {locale.t("coverage.dot")}
      </li>
    </ul>
  );
}

function runText({ from, until }: Run, locale: Locale): string {
  const [first, last] = [locale.date(isoDay(from)), locale.date(isoDay(until))];
  return from === until ? first : locale.t("coverage.run", { from: first, to: last, days: until - from + 1 });
}

/** The longest few of some runs, in the order of their days. */
function longest(runs: readonly Run[]): readonly Run[] {
  const days = ({ from, until }: Run): number => until - from;
  return [...runs]
    .sort((a, b) => days(b) - days(a) || a.from - b.from)
    .slice(0, NAMED)
    .sort((a, b) => a.from - b.from);
}

/** Which days are missing, in words. */
function Missing({ calendar, locale }: { calendar: CoverageCalendar; locale: Locale }) {
  const lacking = calendar.rows.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return null;
  return (
    <>
      <h4>{locale.t("coverage.missing-title")}</h4>
      <ul class="plain-list">
        {lacking.map(({ line, missing }) => {
          const runs = longest(missing).map((run) => runText(run, locale));
          const more = missing.length - NAMED;
          if (more > 0) runs.push(locale.t("coverage.more-runs", { count: more }));
          return (
            <li key={line.table}>
              {locale.t("coverage.missing-line", {
                table: locale.pick(line.title),
                days: runs.join(locale.t("punctuation.comma")),
              })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function cellText(cell: CoverageCell | undefined, locale: Locale): string {
  if (!cell) return "—";
  const rows = cell.rows === 0 ? locale.t("coverage.cell-none") : locale.number(cell.rows, 0);
  return cell.missing === 0 ? rows : locale.t("coverage.cell-missing", { rows, days: cell.missing });
}

/** The calendar of the tables with its legend, the missing days in words, and the rows of every cell as a table. */
export function CoverageFigure(props: {
  readonly account: ImportReport;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { account, locale, size } = props;
  const calendar = coverageCalendar(account.coverage, cellsThatFit(size));
  if (calendar === null) return <p class="card plain">{locale.t("coverage.none")}</p>;
  const { first, last, unit, rows } = calendar;
  return (
    <ChartFigure
      title={locale.t("coverage.title")}
      note={unit === 1 ? locale.t("coverage.note-day") : locale.t("coverage.note-days", { unit })}
      locale={locale}
      columns={[
        { title: unit === 1 ? locale.t("chart.day") : locale.t("coverage.from") },
        ...rows.map(({ line }) => ({ title: locale.pick(line.title), numeric: true })),
      ]}
      rows={() => {
        const cells = rows.map((row) => new Map(row.cells.map((cell) => [cell.day, cell])));
        return Array.from({ length: Math.ceil((last - first + 1) / unit) }, (_, i) => first + i * unit).map(
          (day) => ({
            id: `${day}`,
            cells: [locale.date(isoDay(day)), ...cells.map((of) => cellText(of.get(day), locale))],
          }),
        );
      }}
    >
      <CoverageRows calendar={calendar} locale={locale} size={size} />
      <Legend locale={locale} />
      <Missing calendar={calendar} locale={locale} />
    </ChartFigure>
  );
}
