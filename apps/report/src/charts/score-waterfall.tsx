import { max, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import type { WaterfallRow } from "../waterfall-rows.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { fitText } from "./fit-text.ts";

/** One sentence for those who do not see the bars. */
export function waterfallLabel(rows: readonly WaterfallRow[], scale: Scale, locale: Locale): string {
  const metrics = rows.filter((row) => row.kind === "metric" && row.scored);
  const gained = (row: WaterfallRow): number => row.to - row.from;
  const lost = (row: WaterfallRow): number => (row.full ?? row.to) - row.to;
  const top = metrics.reduce((a, b) => (gained(b) > gained(a) ? b : a));
  const loss = metrics.reduce((a, b) => (lost(b) > lost(a) ? b : a));
  return locale.t("waterfall.label", {
    total: locale.number(rows.at(-1)!.to, scale.digits),
    top: top.label,
    points: locale.number(gained(top), scale.digits),
    loss: loss.label,
    lost: locale.number(lost(loss), scale.digits),
  });
}

/** Bars from 0 to the total, one row each; hollow ends are what full marks would have added. At least one scored metric. */
export function ScoreWaterfall(props: {
  readonly rows: readonly WaterfallRow[];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { rows, scale, locale, size } = props;
  const left = size.phone ? 0 : 275;
  const right = size.width - (size.phone ? 66 : 84);
  const pitch = size.phone ? 42 : 28;
  const barTop = size.phone ? 20 : 6;
  const ends = rows.flatMap((row) => [row.from, row.to, row.full ?? row.to]);
  const x = scaleLinear([Math.min(0, min(ends)!), Math.max(scale.max, max(ends)!)], [left, right]);
  const height = rows.length * pitch + 8;
  return (
    <svg
      class="chart waterfall"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={waterfallLabel(rows, scale, locale)}
    >
      {rows.map((row, i) => {
        const y = i * pitch + 4;
        const [start, end] = [Math.min(row.from, row.to), Math.max(row.from, row.to)];
        const gained = row.to - row.from;
        const next = row.scored ? rows.findIndex((later, r) => r > i && later.scored) : -1;
        const value = !row.scored
          ? locale.t("no-data")
          : row.kind === "total"
            ? locale.number(row.to, scale.digits)
            : locale.signed(gained, scale.digits);
        return (
          <g key={row.id} class={`row ${row.kind}${gained < 0 ? " loss" : ""}`}>
            {row.kind === "dimension" || row.kind === "total" ? (
              <rect class="stripe" x="0" y={y - 2} width={size.width} height={pitch} rx="4" />
            ) : null}
            <text
              class="label"
              x={size.phone ? 2 : left - 10}
              y={y + 15}
              text-anchor={size.phone ? "start" : "end"}
            >
              {fitText(row.label, size.phone ? size.width - 4 : left - 14)}
            </text>
            {row.scored && row.full !== null && row.full > row.to ? (
              <rect
                class="missed"
                x={at(x(row.to))}
                y={y + barTop}
                width={at(x(row.full) - x(row.to))}
                height="12"
                rx="2"
              />
            ) : null}
            {row.scored ? (
              <rect
                class="bar"
                x={at(x(start))}
                y={y + barTop}
                width={at(Math.max(1, x(end) - x(start)))}
                height="12"
                rx="2"
              />
            ) : null}
            {next > 0 ? (
              <line
                class="link"
                x1={at(x(row.to))}
                x2={at(x(row.to))}
                y1={y + barTop + 12}
                y2={next * pitch + 4 + barTop}
              />
            ) : null}
            <text class="value" x={size.width - 2} y={y + barTop + 10} text-anchor="end">
              {value}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
