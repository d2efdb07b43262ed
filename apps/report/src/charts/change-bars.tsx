import type { ChangeLine } from "@scorecast/core/report";
import { max, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { fitText } from "./fit-text.ts";

/** One sentence for those who do not see the bars. */
export function changeLabel(lines: readonly ChangeLine[], scale: Scale, locale: Locale): string {
  const change = lines.reduce((sum, line) => sum + line.points, 0);
  if (lines.every((line) => line.points === 0)) return locale.t("change.label-none");
  const top = lines.reduce((a, b) => (Math.abs(b.points) > Math.abs(a.points) ? b : a));
  return locale.t("change.label", {
    change: locale.signed(change, scale.digits + 1),
    top: locale.pick(top.title),
    points: locale.signed(top.points, scale.digits + 1),
  });
}

/** What moved the total since an earlier day: bars left and right of zero that sum to the change. At least one line. */
export function ChangeBars(props: {
  readonly lines: readonly ChangeLine[];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { lines, scale, locale, size } = props;
  const left = 4;
  const right = size.width - 70;
  const pitch = 44;
  const barTop = 22;
  const least = scale.max / 1000;
  const low = Math.min(-least, min(lines, (line) => line.points)!);
  const high = Math.max(least, max(lines, (line) => line.points)!);
  const x = scaleLinear([low, high], [left, right]);
  const height = lines.length * pitch + 8;
  return (
    <svg
      class="chart change"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={changeLabel(lines, scale, locale)}
    >
      {lines.map((line, i) => {
        const y = i * pitch + 4;
        return (
          <g key={`${i}-${line.cause}`} class={`row${line.points < 0 ? " loss" : ""}`}>
            <text class="label" x="2" y={y + 14}>
              {fitText(locale.pick(line.title), size.width - 4)}
            </text>
            <rect
              class="bar"
              x={at(Math.min(x(0), x(line.points)))}
              y={y + barTop}
              width={at(Math.max(1, Math.abs(x(line.points) - x(0))))}
              height="12"
              rx="2"
            />
            <text class="value" x={size.width - 2} y={y + barTop + 10} text-anchor="end">
              {locale.signed(line.points, scale.digits + 1)}
            </text>
          </g>
        );
      })}
      {lines.map((line, i) => (
        <line
          key={`${i}-${line.cause}`}
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
