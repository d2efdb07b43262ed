import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { DateAxis, dayNumber } from "./date-axis.tsx";
import { scoreDomain } from "./score-domain.ts";
import { ValueAxis } from "./value-axis.tsx";

export interface CurveDay {
  readonly date: string;
  readonly total: number | null;
}

/** One sentence for those who do not see the line. */
export function curveLabel(days: readonly CurveDay[], scale: Scale, locale: Locale): string {
  const totals = days.map((day) => day.total).filter((total) => total !== null);
  const span = { from: locale.date(days[0]!.date), to: locale.date(days.at(-1)!.date) };
  if (totals.length === 0) return locale.t("curve.label-none", span);
  const text = (n: number): string => locale.number(n, scale.digits);
  const [low, high] = extent(totals) as [number, number];
  const label = locale.t("curve.label", {
    ...span,
    first: text(totals[0]!),
    last: text(totals.at(-1)!),
    low: text(low),
    high: text(high),
  });
  const gaps = days.length - totals.length;
  return gaps === 0 ? label : `${label} ${locale.t("curve.label-gaps", { count: gaps })}`;
}

/** Line of past totals; broken, and marked by a dotted base line, where there was no score. At least one day. */
export function ScoreCurve(props: {
  readonly days: readonly CurveDay[];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { days, scale, locale, size } = props;
  const height = size.phone ? 180 : 200;
  const [left, right, bottom] = [scale.max === 5 ? 40 : 32, size.width - 44, height - 26];
  const totals = days.map((day) => day.total).filter((total) => total !== null);
  const x = scaleLinear([dayNumber(days[0]!.date), dayNumber(days.at(-1)!.date)], [left, right]);
  const y = scaleLinear(scoreDomain(totals, scale), [bottom, 10]);
  const on = (iso: string): number => x(dayNumber(iso));
  const path = line<CurveDay>(
    (day) => at(on(day.date)),
    (day) => at(y(day.total ?? 0)),
  ).defined((day) => day.total !== null)([...days]);
  const last = days.findLast((day) => day.total !== null);
  return (
    <svg
      class="chart curve"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={curveLabel(days, scale, locale)}
    >
      <ValueAxis
        ticks={y.ticks(6)}
        y={y}
        left={left}
        right={right}
        text={(tick) => locale.number(tick, scale.max === 5 ? 2 : Number.isInteger(tick) ? 0 : 1)}
      />
      {days.map((day) =>
        day.total === null ? (
          <rect key={day.date} class="gap" x={at(on(day.date) - 1)} y={bottom - 3} width="2" height="3" />
        ) : null,
      )}
      {path ? <path class="past" d={path} /> : null}
      {last ? (
        <g>
          <circle class="now" cx={at(on(last.date))} cy={at(y(last.total!))} r="4" />
          <text class="value" x={at(on(last.date) + 8)} y={at(y(last.total!) + 4)}>
            {locale.number(last.total!, scale.digits)}
          </text>
        </g>
      ) : null}
      <DateAxis
        dates={days.map((day) => day.date)}
        x={on}
        y={height - 6}
        most={size.phone ? 3 : 5}
        locale={locale}
      />
    </svg>
  );
}
