import { scaleLinear } from "d3-scale";
import { frequency } from "../frequency.ts";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import { frequencyText } from "../sentences.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { reaching, thin } from "./quantile-dots.tsx";

/** The same day in two plans, seen over the same axis. */
export interface PairedDotsData {
  readonly date: string;
  readonly threshold: number;
  /** Displayed totals, ascending, equally many in each row. */
  readonly rows: readonly { readonly title: string; readonly totals: readonly number[] }[];
}

const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** One sentence for those who do not see the dots. */
export function pairedDotsLabel(
  { date, threshold, rows }: PairedDotsData,
  scale: Scale,
  locale: Locale,
): string {
  const text = (n: number): string => locale.number(n, scale.totalDigits);
  return locale.t("paired-dots.label", {
    date: locale.date(date),
    threshold: text(threshold),
    list: locale.list(
      rows.map(({ title, totals }) =>
        locale.t("paired-dots.item", {
          title,
          median: text(totals[Math.floor((totals.length - 1) / 2)]!),
          frequency: frequencyText(
            frequency(reaching({ date, totals, threshold }, scale) / totals.length),
            locale,
          ),
        }),
      ),
    ),
  });
}

/**
 * Two quantile dot plots, one above the other, with one axis for both: each dot is one of equally many, equally likely
 * futures. Filled dots reach the threshold.
 */
export function PairedDots(props: {
  readonly data: PairedDotsData;
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { scale, locale, size } = props;
  const { threshold } = props.data;
  const rows = props.data.rows.map(({ title, totals }) => ({
    title,
    totals: size.phone ? thin(totals, 20) : totals,
  }));
  const low = Math.min(threshold, ...rows.map(({ totals }) => totals[0]!));
  const high = Math.max(threshold, ...rows.map(({ totals }) => totals.at(-1)!));
  const step = steps.find((one) => one >= scale.step && (high - low) / one <= (size.phone ? 20 : 36)) ?? 10;
  const column = (total: number): number => Math.round(total / step);
  const stacked = rows.map(({ title, totals }) => {
    const heights = new Map<number, number>();
    const dots = totals.map((total) => {
      const rank = heights.get(column(total)) ?? 0;
      heights.set(column(total), rank + 1);
      return { total, rank };
    });
    return { title, dots, tallest: Math.max(...heights.values()) };
  });
  const [left, right] = [14, size.width - 14];
  const columns = Math.max(column(high) - column(low) + 3, size.phone ? 14 : 24);
  const middle = (column(high) + column(low)) / 2;
  const x = scaleLinear([(middle - columns / 2) * step, (middle + columns / 2) * step], [left, right]);
  const pitch = Math.min(
    (right - left) / columns,
    18,
    150 / Math.max(...stacked.map(({ tallest }) => tallest)),
  );
  const tops = stacked.map(
    (_, i) => 24 + stacked.slice(0, i).reduce((sum, row) => sum + row.tallest * pitch + 34, 0),
  );
  const bottoms = stacked.map(({ tallest }, i) => tops[i]! + 22 + tallest * pitch);
  const end = bottoms.at(-1)!;
  const cut = at(x(column(threshold) * step - step / 2));
  const text = (n: number): string => locale.number(n, scale.totalDigits);
  const ticks = x.ticks(size.phone ? 5 : 9).filter((tick) => scale.max === 5 || Number.isInteger(tick));
  return (
    <svg
      class="chart dots paired-dots"
      viewBox={`0 0 ${size.width} ${Math.ceil(end + 26)}`}
      role="img"
      aria-label={pairedDotsLabel(props.data, scale, locale)}
    >
      <line class="threshold" x1={cut} x2={cut} y1="18" y2={at(end)} />
      <text
        class="value"
        x={Math.min(Math.max(cut, left + 24), right - 24)}
        y="12"
        text-anchor="middle"
      >{`≥ ${text(threshold)}`}</text>
      {stacked.map(({ title, dots }, i) => (
        <g key={i}>
          <text class="row-title" x={left} y={at(tops[i]! + 12)}>
            {title}
          </text>
          <line class="base" x1={left} x2={right} y1={at(bottoms[i]!)} y2={at(bottoms[i]!)} />
          {dots.map(({ total, rank }, dot) => (
            <circle
              key={dot}
              class={total >= threshold - scale.step / 10 ? "reached" : "short"}
              cx={at(x(column(total) * step))}
              cy={at(bottoms[i]! - (rank + 0.5) * pitch)}
              r={at(pitch * 0.43)}
            />
          ))}
        </g>
      ))}
      <g class="axis">
        {ticks.map((tick) => (
          <text key={tick} x={at(x(tick))} y={at(end + 18)} text-anchor="middle">
            {text(tick)}
          </text>
        ))}
      </g>
    </svg>
  );
}
