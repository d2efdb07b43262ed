import type { MeasureStatus, PlanDay, PlanStatusReport } from "@scorecast/simulator/report";
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { DateAxis, dayNumber } from "./date-axis.tsx";
import { fitText } from "./fit-text.ts";
import { scoreDomain } from "./score-domain.ts";
import { ValueAxis } from "./value-axis.tsx";

const PITCH = 34;

/** One sentence for those who do not see the curve: today, or the last day of the plan where there is no score today. */
export function planLabel({ curve, measures }: PlanStatusReport, scale: Scale, locale: Locale): string {
  const bars = measures
    .map(({ title, from, started }) =>
      locale.t("plan.bar", {
        title: locale.pick(title),
        from: locale.date(from),
        started: started
          ? locale.t("plan.bar-started", { date: locale.date(started) })
          : locale.t("plan.bar-waiting"),
      }),
    )
    .join(locale.t("punctuation.join"));
  const day = curve.findLast((one) => one.actual !== null && one.expected.started) ?? curve.at(-1);
  const { started, without } = day?.expected ?? {};
  if (!day || !started || !without) return bars;
  const text = (value: number): string => locale.number(value, scale.digits);
  const blanks = {
    date: locale.date(day.date),
    ...{ median: text(started[1]), low: text(started[0]), high: text(started[2]), without: text(without[1]) },
    measures: bars,
  };
  return day.actual === null
    ? locale.t("plan.curve-ahead", blanks)
    : locale.t("plan.curve-label", { ...blanks, actual: text(day.actual) });
}

/** The total as it came and as it was expected, over the measures' planned and actual days. */
export function PlanCurve(props: {
  readonly report: PlanStatusReport;
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { report, scale, locale, size } = props;
  const { curve, measures, start, asOf } = report;
  const [left, right] = [scale.max === 5 ? 40 : 32, size.width - 12];
  const top = size.phone ? 200 : 230;
  const height = top + 18 + measures.length * PITCH + 26;
  const seen = curve.flatMap(({ actual, expected }) =>
    [actual, expected.started?.[0], expected.started?.[2], expected.without?.[1]].filter((v) => v != null),
  );
  const dates = curve.map(({ date }) => date);
  const x = scaleLinear([dayNumber(dates[0]!), dayNumber(dates.at(-1)!)], [left, right]);
  const y = scaleLinear(scoreDomain(seen, scale), [top, 12]);
  const on = ({ date }: PlanDay): number => at(x(dayNumber(date)));
  const of = (pick: (day: PlanDay) => number | null): string | null =>
    line<PlanDay>(on, (day) => at(y(pick(day) ?? 0))).defined((day) => pick(day) !== null)([...curve]);
  const band = area<PlanDay>(
    on,
    (day) => at(y(day.expected.started?.[0] ?? 0)),
    (day) => at(y(day.expected.started?.[2] ?? 0)),
  ).defined(({ expected }) => expected.started !== null)([...curve]);
  const paths = [
    { name: "band b80", d: band },
    { name: "median", d: of(({ expected }) => expected.started?.[1] ?? null) },
    { name: "without", d: of(({ expected }) => expected.without?.[1] ?? null) },
    { name: "past", d: of(({ actual }) => actual) },
  ];
  const within = (iso: string): number => Math.min(Math.max(x(dayNumber(iso)), left), right);
  return (
    <svg
      class="chart plan"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={planLabel(report, scale, locale)}
    >
      <ValueAxis
        ticks={y.ticks(5)}
        y={y}
        left={left}
        right={right}
        text={(tick) => locale.number(tick, scale.max === 5 ? 2 : Number.isInteger(tick) ? 0 : 1)}
      />
      {paths.map(({ name, d }) => (d ? <path key={name} class={name} d={d} /> : null))}
      {[start, asOf].map((iso) => (
        <line key={iso} class="today" x1={at(within(iso))} x2={at(within(iso))} y1="12" y2={height - 26} />
      ))}
      {measures.map((measure, i) => (
        <Bar
          key={measure.id}
          measure={measure}
          y={top + 18 + i * PITCH}
          x={within}
          {...{ left, right, asOf, locale }}
        />
      ))}
      <DateAxis
        dates={dates}
        x={(iso) => x(dayNumber(iso))}
        y={height - 8}
        most={size.phone ? 3 : 6}
        locale={locale}
      />
    </svg>
  );
}

function Bar(props: {
  readonly measure: MeasureStatus;
  readonly y: number;
  readonly x: (iso: string) => number;
  readonly left: number;
  readonly right: number;
  readonly asOf: string;
  readonly locale: Locale;
}) {
  const { measure, y, x, left, right, asOf, locale } = props;
  const { title, from, until, started, late } = measure;
  const planned = [x(from), until ? x(until) : right] as const;
  const ran = started ? ([x(started), until && until < asOf ? x(until) : x(asOf)] as const) : null;
  return (
    <g>
      <text class="label" x={left} y={y + 10}>
        {fitText(locale.pick(title), right - left)}
      </text>
      <rect
        class="planned"
        x={at(planned[0])}
        y={y + 15}
        width={at(Math.max(2, planned[1] - planned[0]))}
        height="9"
      />
      {ran ? (
        <rect class="ran" x={at(ran[0])} y={y + 15} width={at(Math.max(2, ran[1] - ran[0]))} height="9" />
      ) : null}
      {late && !started ? (
        <rect
          class="overdue"
          x={at(planned[0])}
          y={y + 15}
          width={at(Math.max(2, x(asOf) - planned[0]))}
          height="9"
        />
      ) : null}
    </g>
  );
}
