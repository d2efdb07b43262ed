import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { fitText } from "./fit-text.ts";

/** A share of a variance with its interval, all in [0, 1]. */
export interface ShareRow {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly interval: readonly [number, number];
  /** Cannot be told from nothing where false: drawn without a bar. */
  readonly clear: boolean;
}

/** One sentence for those who do not see the bars. */
export function shareLabel(rows: readonly ShareRow[], locale: Locale): string {
  const top = rows[0]!;
  return locale.t("shares.label", {
    top: top.label,
    value: locale.percent(top.value, 0),
    low: locale.percent(top.interval[0], 0),
    high: locale.percent(top.interval[1], 0),
    count: rows.length,
  });
}

/** Shares of a whole on an axis from 0 to 100 %, each with its interval as a whisker. At least one row. */
export function ShareBars(props: {
  readonly rows: readonly ShareRow[];
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { rows, locale, size } = props;
  const pitch = 40;
  const x = scaleLinear([0, 1], [4, size.width - 96]);
  const bottom = rows.length * pitch + 4;
  const height = bottom + 22;
  return (
    <svg
      class="chart shares"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={shareLabel(rows, locale)}
    >
      <g class="axis">
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <g key={tick}>
            <line class="grid" x1={at(x(tick))} x2={at(x(tick))} y1="4" y2={bottom} />
            <text x={at(x(tick))} y={height - 6} text-anchor={tick === 0 ? "start" : "middle"}>
              {locale.percent(tick, 0)}
            </text>
          </g>
        ))}
      </g>
      {rows.map(({ id, label, value, interval: [low, high], clear }, i) => {
        const y = i * pitch + 4;
        const bar = y + 27;
        return (
          <g key={id} class={clear ? "row" : "row unclear"}>
            <text class="label" x="4" y={y + 14}>
              {fitText(label, size.width - 8)}
            </text>
            {clear ? (
              <rect
                class="span"
                x={at(x(0))}
                y={bar - 6}
                width={at(Math.max(1, x(value) - x(0)))}
                height="12"
              />
            ) : null}
            <path
              class="whisker"
              d={`M${at(x(low))} ${bar}H${at(x(high))}M${at(x(low))} ${bar - 4}V${bar + 4}M${at(x(high))} ${bar - 4}V${bar + 4}`}
            />
            <text class="value" x={size.width - 2} y={bar + 4} text-anchor="end">
              {clear
                ? locale.percent(value, 0)
                : locale.t("shares.at-most", { high: locale.percent(high, 0) })}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
