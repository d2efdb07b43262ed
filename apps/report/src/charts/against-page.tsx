import type { FigureLine } from "@scorecast/simulator/report";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Locale } from "../locale.ts";
import { metricValue } from "../metric-value.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { DateAxis, dayNumber } from "./date-axis.tsx";
import { ValueAxis } from "./value-axis.tsx";

/** A figure as its page writes it: a metric's value with its unit, points with the page's decimals. */
export function figureText({ part, unit, decimals }: FigureLine, value: number, locale: Locale): string {
  return part === "value"
    ? metricValue(value, unit, locale)
    : locale.number(value, Math.min(2, decimals + 1));
}

/** One sentence for those who do not see the lines. */
export function againstLabel(figure: FigureLine, locale: Locale): string {
  const { title, compared, agree, days } = figure;
  const known = days.filter((day) => day.ours !== null);
  const worst = known.reduce<(typeof known)[number] | null>(
    (most, day) =>
      most === null || Math.abs(day.ours! - day.page) > Math.abs(most.ours! - most.page) ? day : most,
    null,
  );
  const said = locale.t("reconcile.against-label", { title: locale.pick(title), compared, agree });
  if (worst === null || agree === compared) return said;
  const widest = locale.t("reconcile.against-widest", {
    ...{ date: locale.date(worst.date), page: figureText(figure, worst.page, locale) },
    ours: figureText(figure, worst.ours!, locale),
  });
  return `${said} ${widest}`;
}

/** What the page showed (dots) and ours (line), day by day; a stroke between them where they differ. */
export function AgainstPage(props: {
  readonly figure: FigureLine;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { figure, locale, size } = props;
  const { days } = figure;
  const height = 150;
  const [left, right, bottom] = [48, size.width - 10, height - 26];
  const values = days.flatMap(({ page, ours }) => (ours === null ? [page] : [page, ours]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = Math.max(0.08 * (high - low), 1e-9 * Math.max(1, Math.abs(high)));
  const x = scaleLinear([dayNumber(days[0]!.date), dayNumber(days.at(-1)!.date)], [left, right]);
  const y = scaleLinear([low - pad, high + pad], [bottom, 10]);
  const on = (iso: string): number => x(dayNumber(iso));
  const path = line<(typeof days)[number]>(
    (day) => at(on(day.date)),
    (day) => at(y(day.ours ?? 0)),
  ).defined((day) => day.ours !== null)([...days]);
  return (
    <svg
      class="chart against"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={againstLabel(figure, locale)}
    >
      <ValueAxis
        ticks={y.ticks(3)}
        y={y}
        left={left}
        right={right}
        text={(tick) => figureText(figure, tick, locale)}
      />
      {days.map(({ date, page, ours }) =>
        ours === null ? null : (
          <line
            key={date}
            class="apart"
            x1={at(on(date))}
            x2={at(on(date))}
            y1={at(y(page))}
            y2={at(y(ours))}
          />
        ),
      )}
      {path ? <path class="past" d={path} /> : null}
      {days.map(({ date, page }) => (
        <circle key={date} class="shown" cx={at(on(date))} cy={at(y(page))} r="2.5" />
      ))}
      <DateAxis dates={days.map(({ date }) => date)} x={on} y={height - 6} most={3} locale={locale} />
    </svg>
  );
}
