import { max, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { ChangeRow } from "../change-rows.ts";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { fitText } from "./fit-text.ts";

/** One sentence for those who do not see the bars. */
export function changeLabel(rows: readonly ChangeRow[], scale: Scale, locale: Locale): string {
  const change = rows.reduce((sum, row) => sum + row.points, 0);
  if (rows.every((row) => row.points === 0)) return locale.t("change.label-none");
  const top = rows.reduce((a, b) => (Math.abs(b.points) > Math.abs(a.points) ? b : a));
  return locale.t("change.label", {
    change: locale.signed(change, scale.digits + 1),
    top: top.label,
    points: locale.signed(top.points, scale.digits + 1),
  });
}

/** What moved the total since an earlier day: bars left and right of zero that sum to the change. At least one row. */
export function ChangeBars(props: {
  readonly rows: readonly ChangeRow[];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { rows, scale, locale, size } = props;
  const left = 4;
  const right = size.width - 70;
  const pitch = 44;
  const barTop = 22;
  const least = scale.max / 1000;
  const low = Math.min(-least, min(rows, (row) => row.points)!);
  const high = Math.max(least, max(rows, (row) => row.points)!);
  const x = scaleLinear([low, high], [left, right]);
  const height = rows.length * pitch + 8;
  return (
    <svg
      class="chart change"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={changeLabel(rows, scale, locale)}
    >
      {rows.map((row, i) => {
        const y = i * pitch + 4;
        return (
          <g key={row.id} class={`row${row.points < 0 ? " loss" : ""}`}>
            <text class="label" x="2" y={y + 14}>
              {fitText(row.label, size.width - 4)}
            </text>
            <rect
              class="bar"
              x={at(Math.min(x(0), x(row.points)))}
              y={y + barTop}
              width={at(Math.max(1, Math.abs(x(row.points) - x(0))))}
              height="12"
              rx="2"
            />
            <text class="value" x={size.width - 2} y={y + barTop + 10} text-anchor="end">
              {locale.signed(row.points, scale.digits + 1)}
            </text>
          </g>
        );
      })}
      {rows.map((row, i) => (
        <line
          key={row.id}
          class="zero"
          x1={at(x(0))}
          x2={at(x(0))}
          y1={i * pitch + barTop}
          y2={i * pitch + barTop + 20}
        />
      ))}
    </svg>
  );
}
