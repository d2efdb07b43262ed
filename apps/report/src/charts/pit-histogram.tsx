import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import { at, type ChartSize } from "./chart-size.ts";

/** One sentence for those who do not see the bars. */
export function pitLabel(bins: readonly number[], locale: Locale): string {
  return locale.t("backtest.pit-label", {
    list: locale.list(bins.map((bin) => locale.percent(bin, 0))),
    even: locale.percent(1 / bins.length, 0),
  });
}

/** Where what came fell among the simulated futures, from the lowest to the highest part: even bars are right. */
export function PitHistogram(props: {
  readonly bins: readonly number[];
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { bins, locale, size } = props;
  const [top, bottom, height] = [20, 140, 164];
  const even = 1 / bins.length;
  const x = scaleLinear([0, bins.length], [4, size.width - 4]);
  const y = scaleLinear([0, Math.max(2 * even, max(bins)!)], [bottom, top]);
  return (
    <svg
      class="chart shares pit"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={pitLabel(bins, locale)}
    >
      {bins.map((bin, i) => (
        <g key={i} class="row">
          <rect
            class="span"
            x={at(x(i) + 2)}
            y={at(y(bin))}
            width={at(x(i + 1) - x(i) - 4)}
            height={at(bottom - y(bin))}
          />
          <text class="value" x={at((x(i) + x(i + 1)) / 2)} y={at(y(bin) - 4)} text-anchor="middle">
            {locale.number(100 * bin, 0)}
          </text>
        </g>
      ))}
      <line class="promised" x1={at(x(0))} x2={at(x(bins.length))} y1={at(y(even))} y2={at(y(even))} />
      <g class="axis">
        <text x="4" y={height - 6}>
          {locale.t("backtest.lower")}
        </text>
        <text x={size.width - 4} y={height - 6} text-anchor="end">
          {locale.t("backtest.higher")}
        </text>
      </g>
    </svg>
  );
}
