import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { fitText } from "./fit-text.ts";

/** One input and the answer at its two ends. */
export interface TornadoRow {
  readonly id: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  /** Rests on too little record; its bar is drawn hollow. */
  readonly thin: boolean;
}

export interface Tornado {
  /** The answer with every input as it is drawn. */
  readonly middle: number;
  /** Widest swing first; at least one. */
  readonly rows: readonly TornadoRow[];
  readonly text: (value: number) => string;
}

/** One sentence for those who do not see the bars. */
export function tornadoLabel({ middle, rows, text }: Tornado, locale: Locale): string {
  const top = rows[0]!;
  return locale.t("tornado.label", {
    middle: text(middle),
    top: top.label,
    low: text(top.low),
    high: text(top.high),
    count: rows.length,
  });
}

/**
 * Tornado: for each input the answer with it at its low end (circle) and at its high end (square), around a line where
 * the answer stands. Both ends carry their value.
 */
export function TornadoChart(props: {
  readonly tornado: Tornado;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { tornado, locale, size } = props;
  const { middle, rows, text } = tornado;
  const pitch = 44;
  const top = 26;
  const height = top + rows.length * pitch + 4;
  const room = 64;
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const [least, most] = [Math.min(middle, ...ends), Math.max(middle, ...ends)];
  const spread = Math.max(most - least, 1e-9);
  const x = scaleLinear([least, least + spread], [room, size.width - room]);
  return (
    <svg
      class="chart tornado"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={tornadoLabel(tornado, locale)}
    >
      <text class="value" x={at(x(middle))} y="12" text-anchor="middle">
        {text(middle)}
      </text>
      {rows.map((row, i) => {
        const y = top + i * pitch;
        const bar = y + 27;
        const [from, to] = [x(row.low), x(row.high)];
        const rising = to >= from;
        return (
          <g key={row.id} class={row.thin ? "row thin" : "row"}>
            <text class="label" x="2" y={y + 14}>
              {fitText(row.label, size.width - 4)}
            </text>
            <line class="zero" x1={at(x(middle))} x2={at(x(middle))} y1={bar - 8} y2={bar + 8} />
            <rect
              class="span"
              x={at(Math.min(from, to))}
              y={bar - 5}
              width={at(Math.max(1, Math.abs(to - from)))}
              height="10"
            />
            <circle class="end" cx={at(from)} cy={bar} r="4.5" />
            <rect class="end" x={at(to - 4.5)} y={bar - 4.5} width="9" height="9" />
            <text x={at(from + (rising ? -10 : 10))} y={bar + 4} text-anchor={rising ? "end" : "start"}>
              {text(row.low)}
            </text>
            <text x={at(to + (rising ? 10 : -10))} y={bar + 4} text-anchor={rising ? "start" : "end"}>
              {text(row.high)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
