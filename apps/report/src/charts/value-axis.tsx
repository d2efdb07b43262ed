import { at } from "./chart-size.ts";

/** Horizontal grid lines with their values on the left. */
export function ValueAxis(props: {
  readonly ticks: readonly number[];
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly text: (value: number) => string;
}) {
  return (
    <g class="axis">
      {props.ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={props.left} x2={props.right} y1={at(props.y(tick))} y2={at(props.y(tick))} />
          <text x={props.left - 6} y={at(props.y(tick) + 4)} text-anchor="end">
            {props.text(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}
