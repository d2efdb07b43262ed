import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { FUTURES } from "../frequency.ts";
import type { Locale } from "../locale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { DateAxis, dayNumber } from "./date-axis.tsx";
import { fitText } from "./fit-text.ts";
import { ValueAxis } from "./value-axis.tsx";

/** The chance of one condition, by day. */
export interface ChanceLine {
  readonly id: string;
  readonly label: string;
  /** In [0, 1], on the days of the picture; null: unknown that day. */
  readonly chances: readonly (number | null)[];
}

export interface Chances {
  /** Ascending; at least one. */
  readonly dates: readonly string[];
  /** At most five: so many ways there are to break a line. */
  readonly lines: readonly ChanceLine[];
  /** Chances of having happened by a day, which only grow; drawn in steps. */
  readonly cumulative: boolean;
}

/** Least distance of two labels, in SVG units. */
const GAP = 16;

/** Heights as close to `wanted` as labels need that must not lie on each other; ascending order is kept. */
export function spreadLabels(wanted: readonly number[], lowest: number): readonly number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  for (const [n, i] of order.entries())
    if (n > 0) placed[i] = Math.max(placed[i]!, placed[order[n - 1]!]! + GAP);
  for (let n = order.length - 1; n >= 0; n--) {
    const most = n === order.length - 1 ? lowest : placed[order[n + 1]!]! - GAP;
    placed[order[n]!] = Math.min(placed[order[n]!]!, most);
  }
  return placed;
}

/** One sentence for those who do not see the lines. */
export function chancesLabel({ dates, lines }: Chances, locale: Locale): string {
  const items = lines.map(({ label, chances }) => {
    const last = chances.findLast((chance) => chance !== null) ?? null;
    return locale.t("chances.item", {
      label,
      count: last === null ? locale.t("no-data") : locale.number(last * FUTURES, 0),
    });
  });
  return locale.t("chances.label", {
    date: locale.date(dates.at(-1)!),
    of: FUTURES,
    list: items.join(locale.t("punctuation.join")),
  });
}

/** Chances by day as so many of 50 futures, a line for each condition, told apart by their dashes and their labels. */
export function ChanceLines(props: {
  readonly chances: Chances;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { chances, locale, size } = props;
  const { dates, lines, cumulative } = chances;
  const height = size.phone ? 230 : 250;
  const [left, right, bottom] = [30, size.width - (size.phone ? 96 : 150), height - 26];
  const x = scaleLinear([dayNumber(dates[0]!), dayNumber(dates.at(-1)!)], [left, right]);
  const y = scaleLinear([0, 1], [bottom, 12]);
  const on = (i: number): number => at(x(dayNumber(dates[i]!)));
  const ends = lines.map(({ chances: values }) => y(values.findLast((value) => value !== null) ?? 0));
  const heights = spreadLabels(ends, bottom);
  const path = (values: readonly (number | null)[]): string => {
    if (!cumulative)
      return (
        line<number | null>(
          (_, i) => on(i),
          (value) => at(y(value ?? 0)),
        ).defined((value) => value !== null)([...values]) ?? ""
      );
    return values
      .map((value, i) => (i === 0 ? `M${on(0)} ${at(y(value ?? 0))}` : `H${on(i)}V${at(y(value ?? 0))}`))
      .join("");
  };
  return (
    <svg
      class="chart chances"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={chancesLabel(chances, locale)}
    >
      <ValueAxis
        ticks={[0, 0.2, 0.4, 0.6, 0.8, 1]}
        y={y}
        left={left}
        right={right}
        text={(tick) => locale.number(tick * FUTURES, 0)}
      />
      {lines.map(({ id, label, chances: values }, i) => (
        <g key={id} class={`line l${i}`}>
          <path class="stroke" d={path(values)} />
          <path class="leader" d={`M${right + 2} ${at(ends[i]!)}L${right + 10} ${at(heights[i]!)}`} />
          <text class="label" x={right + 13} y={at(heights[i]! + 4)}>
            {fitText(label, size.width - right - 14)}
          </text>
        </g>
      ))}
      <DateAxis
        dates={dates}
        x={(iso) => x(dayNumber(iso))}
        y={height - 6}
        most={size.phone ? 3 : 5}
        locale={locale}
      />
    </svg>
  );
}
