import type { CoverageLine } from "@scorecast/simulator/report";
import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import { at, type ChartSize } from "./chart-size.ts";

/** One sentence for those who do not see the bars. */
export function coverageLabel(lines: readonly CoverageLine[], locale: Locale): string {
  return locale.list(
    lines.map(({ level, share }) =>
      locale.t("backtest.covered", {
        level: locale.percent(level, 0),
        share: share.value === null ? locale.t("no-data") : locale.percent(share.value, 0),
      }),
    ),
  );
}

/** How many of the ranges held what came, against what they promised (upright stroke), with intervals as whiskers. */
export function CoverageBars(props: {
  readonly lines: readonly CoverageLine[];
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { lines, locale, size } = props;
  const pitch = 40;
  const x = scaleLinear([0, 1], [4, size.width - 70]);
  const bottom = lines.length * pitch + 4;
  const height = bottom + 22;
  return (
    <svg
      class="chart shares coverage-bars"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={coverageLabel(lines, locale)}
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
      {lines.map(({ level, held, of, share: { value, interval } }, i) => {
        const bar = i * pitch + 31;
        const whisker = interval?.map((end) => at(x(end)));
        return (
          <g key={level} class="row">
            <text class="label" x="4" y={i * pitch + 18}>
              {locale.t("backtest.range", { level: locale.percent(level, 0), held, of })}
            </text>
            {value === null ? null : (
              <rect
                class="span"
                x={at(x(0))}
                y={bar - 6}
                width={at(Math.max(1, x(value) - x(0)))}
                height="12"
              />
            )}
            {whisker ? (
              <path
                class="whisker"
                d={`M${whisker[0]} ${bar}H${whisker[1]}M${whisker[0]} ${bar - 4}V${bar + 4}M${whisker[1]} ${bar - 4}V${bar + 4}`}
              />
            ) : null}
            <line class="promised" x1={at(x(level))} x2={at(x(level))} y1={bar - 10} y2={bar + 10} />
            <text class="value" x={size.width - 2} y={bar + 4} text-anchor="end">
              {value === null ? locale.t("no-data") : locale.percent(value, 0)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
