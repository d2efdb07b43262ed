import type { EvaluatedDay, Evaluation } from "@scorecast/simulator/report";
import { max, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { Locale } from "../locale.ts";
import { metricValue } from "../metric-value.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { DateAxis, dayNumber } from "./date-axis.tsx";
import { ValueAxis } from "./value-axis.tsx";

/** One sentence for those who do not see the picture. */
export function eventLabel({ curve, from, unit }: Evaluation, locale: Locale): string {
  const last = curve.findLast(({ actual, without }) => actual !== null && without !== null);
  if (!last) return locale.t("no-data");
  const text = (value: number): string => metricValue(value, unit, locale);
  return locale.t("evaluation.event-label", {
    from: locale.date(from),
    date: locale.date(last.date),
    actual: text(last.actual!),
    median: text(last.without!["0.5"]),
    low: text(last.without!["0.05"]),
    high: text(last.without!["0.95"]),
  });
}

/** What came, inside the fan of the futures without the measure, and how it was expected to go with it. */
export function EventStudy(props: {
  readonly evaluation: Evaluation;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { evaluation, locale, size } = props;
  const { curve, from, unit } = evaluation;
  const height = size.phone ? 230 : 270;
  const [left, right] = [52, size.width - 12];
  const bottom = height - 30;
  const share = unit === "share";
  const values = curve.flatMap(({ actual, without, expected }) =>
    [actual, without?.["0.05"] ?? null, without?.["0.95"] ?? null, expected].filter((v) => v !== null),
  );
  const [low, high] = [min(values) ?? 0, max(values) ?? 1];
  const air = (high - low) * 0.06 || 1;
  const x = scaleLinear([dayNumber(curve[0]!.date), dayNumber(curve.at(-1)!.date)], [left, right]);
  const y = scaleLinear([low - air, high + air], [bottom, 12]);
  const on = ({ date }: EvaluatedDay): number => at(x(dayNumber(date)));
  const of = (pick: (day: EvaluatedDay) => number | null): string | null =>
    line<EvaluatedDay>(on, (day) => at(y(pick(day) ?? 0))).defined((day) => pick(day) !== null)([...curve]);
  const band = (lower: "0.05" | "0.25", upper: "0.95" | "0.75"): string | null =>
    area<EvaluatedDay>(
      on,
      (day) => at(y(day.without?.[lower] ?? 0)),
      (day) => at(y(day.without?.[upper] ?? 0)),
    ).defined(({ without }) => without !== null)([...curve]);
  const start = at(x(dayNumber(from)));
  const ticks = y.ticks(5);
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) * (share ? 100 : 1);
  const digits = Math.min(4, Math.max(0, -Math.floor(Math.log10(step + 1e-12))));
  const paths = [
    { name: "band b95", d: band("0.05", "0.95") },
    { name: "band b50", d: band("0.25", "0.75") },
    { name: "without", d: of(({ without }) => without?.["0.5"] ?? null) },
    { name: "expected", d: of(({ expected }) => expected) },
    { name: "past", d: of(({ actual }) => actual) },
  ];
  return (
    <svg
      class="chart event"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={eventLabel(evaluation, locale)}
    >
      <ValueAxis
        ticks={ticks}
        y={y}
        left={left}
        right={right}
        text={(tick) => (share ? locale.percent(tick, digits) : locale.number(tick, digits))}
      />
      {paths.map(({ name, d }) => (d ? <path key={name} class={name} d={d} /> : null))}
      <line class="today" x1={start} x2={start} y1="12" y2={bottom} />
      <text class="today-label" x={at(start - 5)} y="22" text-anchor="end">
        {locale.t("evaluation.start")}
      </text>
      <DateAxis
        dates={curve.map(({ date }) => date)}
        x={(iso) => x(dayNumber(iso))}
        y={height - 8}
        most={size.phone ? 3 : 6}
        locale={locale}
      />
    </svg>
  );
}
