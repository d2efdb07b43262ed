import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import { frequencyText } from "../sentences.ts";
import { at, type ChartSize } from "./chart-size.ts";

/** Equally likely totals of one day, ascending. */
export interface Dots {
  readonly date: string;
  readonly totals: readonly number[];
  readonly threshold: number;
}

/** Of the dots, how many reach the threshold. Compared as displayed values, to a tenth of the scale's step. */
export function reaching({ totals, threshold }: Dots, scale: Scale): number {
  return totals.filter((total) => total >= threshold - scale.step / 10).length;
}

/** `n` of the dots, evenly spread over their ranks; the dots themselves when there are no more than that. */
export function thin(totals: readonly number[], n: number): readonly number[] {
  if (totals.length <= n) return totals;
  return Array.from({ length: n }, (_, i) => totals[Math.floor(((i + 0.5) / n) * totals.length)]!);
}

/** One sentence for those who do not see the dots. */
export function dotsLabel(dots: Dots, scale: Scale, locale: Locale): string {
  const { totals } = dots;
  const text = (n: number): string => locale.number(n, scale.totalDigits);
  return locale.t("dots.label", {
    date: locale.date(dots.date),
    median: text(totals[Math.floor((totals.length - 1) / 2)]!),
    low: text(totals[0]!),
    high: text(totals.at(-1)!),
    above: locale.t("dots.above", {
      frequency: frequencyText({ count: reaching(dots, scale), of: totals.length, bound: "exact" }, locale),
      threshold: text(dots.threshold),
    }),
  });
}

/** Height of the highest stack, in SVG units; of every stack's room where days compare. */
const TALLEST = 230;

const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Width of a column of dots, in points: the scale's own step, or wider where that makes more than `most` columns. */
function columnStep(range: number, scale: Scale, most: number): number {
  return steps.find((step) => step >= scale.step && range / step <= most) ?? 10;
}

/**
 * Quantile dot plot: each dot is one of so many equally likely futures, stacked where the displayed totals fall.
 * Atoms stay atoms: nothing is smoothed. At least one dot.
 */
export function QuantileDots(props: {
  readonly dots: Dots;
  /** Totals that the picture spans beyond its own dots, so that days compare on one axis. */
  readonly range?: readonly [number, number];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { dots, scale, locale, size } = props;
  const { totals, threshold } = dots;
  const { range = [totals[0]!, totals.at(-1)!] } = props;
  const low = Math.min(totals[0]!, threshold, range[0]);
  const high = Math.max(totals.at(-1)!, threshold, range[1]);
  const step = columnStep(high - low, scale, size.phone ? 22 : 40);
  const column = (total: number): number => Math.round(total / step);
  const stacks = new Map<number, number>();
  const placed = totals.map((total) => {
    const rank = stacks.get(column(total)) ?? 0;
    stacks.set(column(total), rank + 1);
    return { total, rank };
  });
  const columns = column(high) - column(low) + 3;
  const [left, right] = [14, size.width - 14];
  const tallest = Math.max(...stacks.values());
  const pitch = Math.min((right - left) / Math.max(columns, props.range ? 24 : 0), 22, TALLEST / tallest);
  const radius = at(pitch * 0.43);
  const bottom = (props.range ? TALLEST : tallest * pitch) + 30;
  const height = Math.ceil(bottom + 26);
  const middle = (left + right) / 2;
  const even = (right - left) / Math.max(columns, 24);
  const span = Math.min(right - left, columns * (props.range ? even : Math.max(pitch, even)));
  const edge = (props.range ? even : pitch) / 2;
  const x = scaleLinear(
    [(column(low) - 1) * step, (column(high) + 1) * step],
    [middle - span / 2 + edge, middle + span / 2 - edge],
  );
  const cut = at(x(column(threshold) * step - step / 2));
  const text = (n: number): string => locale.number(n, scale.totalDigits);
  const ticks = x.ticks(size.phone ? 5 : 9).filter((tick) => scale.max === 5 || Number.isInteger(tick));
  return (
    <svg
      class="chart dots"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={dotsLabel(dots, scale, locale)}
    >
      <line class="base" x1={left} x2={right} y1={at(bottom)} y2={at(bottom)} />
      {placed.map(({ total, rank }, i) => (
        <circle
          key={i}
          class={total >= threshold - scale.step / 10 ? "reached" : "short"}
          cx={at(x(column(total) * step))}
          cy={at(bottom - (rank + 0.5) * pitch)}
          r={radius}
        />
      ))}
      <line class="threshold" x1={cut} x2={cut} y1="18" y2={at(bottom)} />
      <text
        class="value"
        x={Math.min(Math.max(cut, left + 24), right - 24)}
        y="12"
        text-anchor="middle"
      >{`≥ ${text(threshold)}`}</text>
      <g class="axis">
        {ticks.map((tick) => (
          <text key={tick} x={at(x(tick))} y={at(bottom + 18)} text-anchor="middle">
            {text(tick)}
          </text>
        ))}
      </g>
    </svg>
  );
}
