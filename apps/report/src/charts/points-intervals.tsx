import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { fitText } from "./fit-text.ts";

/** Points of the total around zero, with how well they are known and, beside it, how far single futures differ. */
export interface PointsRow {
  readonly id: string;
  readonly label: string;
  readonly mean: number;
  /** 95 % Monte Carlo interval of the mean. */
  readonly interval: readonly [number, number];
  /** So wide that all rows hold together. */
  readonly jointly: readonly [number, number] | null;
  /** 5th and 95th percentile of single futures. */
  readonly futures: readonly [number, number] | null;
}

/** One sentence for those who do not see the intervals. */
export function pointsLabel(rows: readonly PointsRow[], scale: Scale, locale: Locale): string {
  const text = (points: number): string => locale.signed(points, scale.digits + 1);
  return rows
    .map(({ label, mean, interval: [low, high] }) =>
      locale.t("points.item", { label, mean: text(mean), low: text(low), high: text(high) }),
    )
    .join(locale.t("punctuation.join"));
}

/**
 * Means with their intervals around a zero line: the thick bar is the 95 % interval of the mean, the thin one holds for
 * all rows together, the pale one is where nine in ten single futures lie. At least one row.
 */
export function PointsIntervals(props: {
  readonly rows: readonly PointsRow[];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { rows, scale, locale, size } = props;
  const pitch = 48;
  const bottom = rows.length * pitch + 4;
  const height = bottom + 24;
  const ends = rows.flatMap(({ interval, jointly, futures }) => [
    ...interval,
    ...(jointly ?? []),
    ...(futures ?? []),
  ]);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends, low + scale.max / 1000);
  const x = scaleLinear([low, high], [22, size.width - 74]).nice(5);
  const all = x.ticks(size.phone ? 4 : 7);
  const zero = all.indexOf(0);
  const ticks = all.filter((_, i) => !size.phone || all.length <= 5 || (i - zero) % 2 === 0);
  const digits = Math.min(4, Math.max(0, -Math.floor(Math.log10((ticks[1] ?? 1) - (ticks[0] ?? 0) + 1e-12))));
  const bar = ([from, to]: readonly [number, number], y: number, thick: number, name: string) => (
    <rect
      class={name}
      x={at(x(from))}
      y={y - thick / 2}
      width={at(Math.max(1.5, x(to) - x(from)))}
      height={thick}
      rx="1.5"
    />
  );
  return (
    <svg
      class="chart points"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={pointsLabel(rows, scale, locale)}
    >
      <g class="axis">
        {ticks.map((tick) => (
          <g key={tick}>
            <line class={tick === 0 ? "zero" : "grid"} x1={at(x(tick))} x2={at(x(tick))} y1="4" y2={bottom} />
            <text x={at(x(tick))} y={height - 7} text-anchor="middle">
              {locale.signed(tick, tick === 0 ? 0 : digits)}
            </text>
          </g>
        ))}
      </g>
      {rows.map(({ id, label, mean, interval, jointly, futures }, i) => {
        const y = i * pitch + 34;
        return (
          <g key={id}>
            <text class="label" x="4" y={y - 14}>
              {fitText(label, size.width - 8)}
            </text>
            {futures ? bar(futures, y, 14, "futures") : null}
            {jointly ? bar(jointly, y, 3, "jointly") : null}
            {bar(interval, y, 9, "sure")}
            <circle class="mean" cx={at(x(mean))} cy={y} r="3.5" />
            <text class="value" x={size.width - 2} y={y + 4} text-anchor="end">
              {locale.signed(mean, scale.digits + 1)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
