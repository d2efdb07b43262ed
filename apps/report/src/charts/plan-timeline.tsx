import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { DateAxis, dayNumber } from "./date-axis.tsx";
import { fitText } from "./fit-text.ts";

/** A measure from its first day on. */
export interface TimelineRow {
  readonly id: string;
  readonly label: string;
  /** Dose and cost, in a few words. */
  readonly note: string;
  readonly from: string;
  /** null: to the end. */
  readonly until: string | null;
}

export interface PlanTimelineData {
  /** First and last day of the picture. */
  readonly dates: readonly [string, string];
  /** At least one. */
  readonly rows: readonly TimelineRow[];
}

/** One sentence for those who do not see the bars. */
export function timelineLabel({ rows }: PlanTimelineData, locale: Locale): string {
  return rows
    .map(({ label, from, note }) => locale.t("goal.timeline-item", { label, from: locale.date(from), note }))
    .join(locale.t("punctuation.join"));
}

/** What begins when: a bar a measure, its dose and cost above it. */
export function PlanTimeline(props: {
  readonly data: PlanTimelineData;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { data, locale, size } = props;
  const { dates, rows } = data;
  const pitch = 46;
  const bottom = rows.length * pitch + 6;
  const x = scaleLinear([dayNumber(dates[0]), dayNumber(dates[1])], [8, size.width - 8]);
  const on = (iso: string): number => at(x(dayNumber(iso)));
  return (
    <svg
      class="chart plan-timeline"
      viewBox={`0 0 ${size.width} ${bottom + 26}`}
      role="img"
      aria-label={timelineLabel(data, locale)}
    >
      {rows.map(({ id, label, note, from, until }, i) => {
        const y = i * pitch + 8;
        const end = on(until ?? dates[1]);
        return (
          <g key={id}>
            <text class="label" x="8" y={y + 12}>
              {fitText(`${label} · ${note}`, size.width - 16)}
            </text>
            <line class="grid" x1={8} x2={size.width - 8} y1={y + 26} y2={y + 26} />
            <rect
              class="plan-bar"
              x={on(from)}
              y={y + 20}
              width={at(Math.max(2, end - on(from)))}
              height="12"
              rx="2"
            />
          </g>
        );
      })}
      <DateAxis dates={dates} x={(iso) => x(dayNumber(iso))} y={bottom + 18} most={2} locale={locale} />
    </svg>
  );
}
