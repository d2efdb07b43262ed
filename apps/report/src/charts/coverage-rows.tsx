import type { CoverageCalendar, CoverageCell, CoverageRow, Unit } from "../coverage-calendar.ts";
import type { Locale } from "../locale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { DateAxis, dayNumber } from "./date-axis.tsx";
import { fitText } from "./fit-text.ts";
import { hatch } from "./hatch.ts";
import { isoDay, MonthAxis, monthStarts } from "./month-axis.tsx";

const PITCH = 46;
const HEIGHT = 18;
const LABEL = 20;
const WIDEST = 28;
const LEAST: Record<Unit, number> = { 1: 4, 7: 3, 28: 3, 91: 3, 364: 3 };
/** Height of the hollow part that stands for a single missing day of many. */
const LEAST_HOLLOW = 5;

/** How many cells of each unit a drawing of this size has room for. */
export function cellsThatFit(size: ChartSize): (unit: Unit) => number {
  return (unit) => Math.floor((size.width - 2) / LEAST[unit]);
}

/** What a row of the calendar says in words: how many rows, and which days are missing. */
export function coverageText(row: CoverageRow, locale: Locale): string {
  const { rows, missingDays, quietDays } = row;
  const table = locale.pick(row.line.title);
  if (missingDays > 0) return locale.t("coverage.missing", { table, rows, days: missingDays });
  return locale.t(quietDays > 0 ? "coverage.quiet" : "coverage.whole", { table, rows });
}

/** One sentence for those who do not see the cells. */
export function coverageLabel({ first, last, rows }: CoverageCalendar, locale: Locale): string {
  return locale.t("coverage.label", {
    from: locale.date(isoDay(first)),
    to: locale.date(isoDay(last)),
    days: last - first + 1,
    list: rows.map((row) => coverageText(row, locale)).join(locale.t("punctuation.join")),
  });
}

/** Height of the hollow part of a cell: all of it where every day is missing. */
function hollowOf({ days, missing }: CoverageCell): number {
  if (missing === 0) return 0;
  return missing === days ? HEIGHT : Math.max(LEAST_HOLLOW, (HEIGHT * missing) / days);
}

/**
 * Calendar of the imported tables: a row for each, a cell for each day or so many days. Shade: rows compared with what is
 * usual in that table. Hollow and hatched: days that are missing, in long cells from below by their share. A dot: no row,
 * as happens in a table that has few. Nothing: the table could have no rows then.
 */
export function CoverageRows(props: {
  readonly calendar: CoverageCalendar;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { calendar, locale, size } = props;
  const { first, last, unit, rows } = calendar;
  const days = last - first + 1;
  const perDay = Math.min(WIDEST, (size.width - 2) / Math.ceil(days / unit)) / unit;
  const x = (day: number): number => 1 + (day - first) * perDay;
  const right = x(last + 1);
  const gap = perDay * unit >= 5 ? 1 : 0;
  const height = rows.length * PITCH + 26;
  const starts = monthStarts(first, last, perDay, 62);
  return (
    <svg
      class="chart coverage"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={coverageLabel(calendar, locale)}
    >
      {starts.length > 1 ? (
        <MonthAxis starts={starts} x={x} top={LABEL} y={height - 6} right={size.width} locale={locale} />
      ) : (
        <DateAxis
          dates={days === 1 ? [isoDay(first)] : [isoDay(first), isoDay(last)]}
          x={(iso) => (dayNumber(iso) === first ? x(first) : Math.max(right, x(first) + 110))}
          y={height - 6}
          most={2}
          locale={locale}
        />
      )}
      {rows.map((row, i) => {
        const top = i * PITCH + LABEL;
        const box = (cell: CoverageCell) => ({
          left: x(cell.day),
          width: Math.min(right, x(cell.day + unit)) - x(cell.day) - gap,
          hollow: hollowOf(cell),
        });
        const filled = ([0, 1, 2, 3] as const).map((shade) =>
          row.cells
            .filter((cell) => cell.shade === shade)
            .map((cell) => {
              const { left, width, hollow } = box(cell);
              return `M${at(left)} ${top}h${at(width)}v${at(HEIGHT - hollow)}h${at(-width)}z`;
            })
            .join(""),
        );
        const hollows = row.cells.filter((cell) => cell.missing > 0).map(box);
        const quiet = row.cells.filter((cell) => cell.shade === null && cell.missing === 0).map(box);
        return (
          <g key={row.line.table}>
            <text class={row.missingDays > 0 ? "label lacking" : "label"} x="1" y={top - 7}>
              {fitText(coverageText(row, locale), size.width)}
            </text>
            <line class="base" x1="1" x2={at(right - gap)} y1={top + HEIGHT + 0.5} y2={top + HEIGHT + 0.5} />
            {filled.map((d, shade) =>
              d === "" ? null : <path key={shade} class={`shade s${shade}`} d={d} />,
            )}
            {hollows.length > 0 ? (
              <path
                class="hollow"
                d={hollows
                  .map(({ left, width, hollow }) => {
                    const y = top + HEIGHT - hollow;
                    return `M${at(left)} ${at(y)}h${at(width)}v${at(hollow)}h${at(-width)}z${hatch(left, y, width, hollow)}`;
                  })
                  .join("")}
              />
            ) : null}
            {quiet.length > 0 ? (
              <path
                class="quiet"
                d={quiet.map(({ left, width }) => `M${at(left + width / 2)} ${top + HEIGHT / 2}h0`).join("")}
              />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
