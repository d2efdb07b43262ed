import type { ProjectedDay } from "@scorecast/simulator/report";
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { Locale } from "../locale.ts";
import { quantile } from "../outlook.ts";
import type { Scale } from "../scale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { DateAxis, dayNumber } from "./date-axis.tsx";
import type { CurveDay } from "./score-curve.tsx";
import { scoreDomain } from "./score-domain.ts";
import { ValueAxis } from "./value-axis.tsx";

const bands = [
  { name: "b95", low: "0.025", high: "0.975" },
  { name: "b80", low: "0.1", high: "0.9" },
  { name: "b50", low: "0.25", high: "0.75" },
] as const;

export interface Fan {
  readonly past: readonly CurveDay[];
  /** Ascending; at least one. */
  readonly days: readonly ProjectedDay[];
  /** Totals that something depends on, drawn as dashed lines where they fall into the picture. */
  readonly thresholds: readonly number[];
}

/** One sentence for those who do not see the fan. */
export function fanLabel({ days }: Fan, scale: Scale, locale: Locale): string {
  const first = days[0]!;
  const last = days.at(-1)!;
  const start = quantile(first, "0.5");
  if (start === null || quantile(last, "0.5") === null) return locale.t("fan.label-none");
  const text = (p: string): string => locale.number(quantile(last, p)!, scale.digits);
  return locale.t("fan.label", {
    start: locale.date(first.date),
    first: locale.number(start, scale.digits),
    end: locale.date(last.date),
    median: text("0.5"),
    low50: text("0.25"),
    high50: text("0.75"),
    low80: text("0.1"),
    high80: text("0.9"),
    low95: text("0.025"),
    high95: text("0.975"),
  });
}

/**
 * Fan chart: the record so far, then the median inside its 50, 80 and 95 % bands, and below it how much of each day's
 * window is settled already. Days without a score leave a hole.
 */
export function ScoreFan(props: {
  readonly fan: Fan;
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { fan, scale, locale, size } = props;
  const { past, days } = fan;
  const height = size.phone ? 280 : 330;
  const [left, right] = [scale.max === 5 ? 40 : 32, size.width - 44];
  const [bottom, stripTop, stripBottom] = [height - 80, height - 52, height - 28];
  const dates = [...past.map((day) => day.date), ...days.map((day) => day.date)];
  const seen = [
    ...past.map((day) => day.total),
    ...days.flatMap((day) => [quantile(day, "0.025"), quantile(day, "0.975")]),
  ].filter((value) => value !== null);
  const [low, high] = scoreDomain(seen, scale);
  const near = fan.thresholds.filter((t) => t >= low - scale.max / 20 && t <= high + scale.max / 20);
  const x = scaleLinear([dayNumber(dates[0]!), dayNumber(dates.at(-1)!)], [left, right]);
  const y = scaleLinear([Math.min(low, ...near), Math.max(high, ...near)], [bottom, 12]);
  const on = (iso: string): number => x(dayNumber(iso));
  const scored = (day: ProjectedDay): boolean => day.total.quantiles !== null;
  const bandPath = (lower: string, upper: string): string | null =>
    area<ProjectedDay>(
      (day) => at(on(day.date)),
      (day) => at(y(quantile(day, lower) ?? 0)),
      (day) => at(y(quantile(day, upper) ?? 0)),
    ).defined(scored)([...days]);
  const median = line<ProjectedDay>(
    (day) => at(on(day.date)),
    (day) => at(y(quantile(day, "0.5") ?? 0)),
  ).defined(scored)([...days]);
  const record = line<CurveDay>(
    (day) => at(on(day.date)),
    (day) => at(y(day.total ?? 0)),
  ).defined((day) => day.total !== null)([
    ...past,
    { date: days[0]!.date, total: quantile(days[0]!, "0.5") },
  ]);
  const today = at(on(days[0]!.date));
  const last = days.findLast(scored);
  const pitch = days.length > 1 ? x(1) - x(0) : 4;
  return (
    <svg
      class="chart fan"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={fanLabel(fan, scale, locale)}
    >
      <ValueAxis
        ticks={y.ticks(5)}
        y={y}
        left={left}
        right={right}
        text={(tick) => locale.number(tick, scale.max === 5 ? 2 : Number.isInteger(tick) ? 0 : 1)}
      />
      {bands.map((band) => {
        const d = bandPath(band.low, band.high);
        return d ? <path key={band.name} class={`band ${band.name}`} d={d} /> : null;
      })}
      {near.map((threshold) => (
        <g key={threshold}>
          <line class="threshold" x1={left} x2={right} y1={at(y(threshold))} y2={at(y(threshold))} />
          <text class="value" x={right + 6} y={at(y(threshold) + 4)}>{`≥ ${threshold}`}</text>
        </g>
      ))}
      {record ? <path class="past" d={record} /> : null}
      {median ? <path class="median" d={median} /> : null}
      <line class="today" x1={today} x2={today} y1="12" y2={stripBottom} />
      <text class="today-label" x={at(today + 5)} y={bottom - 6}>
        {locale.t("chart.today")}
      </text>
      {last && near.every((t) => Math.abs(y(t) - y(quantile(last, "0.5")!)) > 12) ? (
        <text class="value" x={right + 6} y={at(y(quantile(last, "0.5")!) + 4)}>
          {locale.number(quantile(last, "0.5")!, scale.digits)}
        </text>
      ) : null}
      <text class="strip-label" x={left} y={stripTop - 6}>
        {locale.t("fan.known")}
      </text>
      {days.map((day) => (
        <rect
          key={day.date}
          class="known"
          x={at(on(day.date) - pitch / 2)}
          y={at(stripBottom - day.known * (stripBottom - stripTop))}
          width={at(Math.max(1, pitch * 0.8))}
          height={at(day.known * (stripBottom - stripTop))}
        />
      ))}
      <line class="base" x1={left} x2={right} y1={stripBottom} y2={stripBottom} />
      <DateAxis dates={dates} x={on} y={height - 8} most={size.phone ? 3 : 6} locale={locale} />
    </svg>
  );
}
