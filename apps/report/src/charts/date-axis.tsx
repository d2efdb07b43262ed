import type { Locale } from "../locale.ts";
import { at } from "./chart-size.ts";

/** Whole days since 1970-01-01 of "YYYY-MM-DD". */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

/** Up to `most` dates between the first and the last, evenly spread, both ends included. */
function marks(dates: readonly string[], most: number): readonly string[] {
  const n = Math.min(most, dates.length);
  if (n < 2) return dates.slice(0, n);
  return Array.from({ length: n }, (_, i) => dates[Math.round((i * (dates.length - 1)) / (n - 1))]!);
}

/** Dates under a chart: a few of `dates`, ascending. */
export function DateAxis(props: {
  readonly dates: readonly string[];
  readonly x: (iso: string) => number;
  readonly y: number;
  readonly most: number;
  readonly locale: Locale;
}) {
  const shown = marks(props.dates, props.most);
  return (
    <g class="axis">
      {shown.map((iso, i) => (
        <text
          key={iso}
          x={at(props.x(iso))}
          y={props.y}
          text-anchor={i === 0 ? "start" : i === shown.length - 1 ? "end" : "middle"}
        >
          {props.locale.shortDate(iso)}
        </text>
      ))}
    </g>
  );
}
