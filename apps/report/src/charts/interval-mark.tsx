import { scaleLinear } from "d3-scale";
import { at } from "./chart-size.ts";

/**
 * A level inside its interval on an axis from 0, small enough for a table's cell; told in words by the cells beside it,
 * and therefore hidden from readers of the screen.
 */
export function IntervalMark({ level, interval }: { level: number; interval: readonly [number, number] }) {
  const [low, high] = interval;
  const x = scaleLinear([0, Math.max(high, level) || 1], [3, 117]);
  return (
    <svg class="chart interval-mark" viewBox="0 0 120 14" aria-hidden="true">
      <line class="base" x1="3" x2="117" y1="12" y2="12" />
      <rect class="span" x={at(x(low))} y="4" width={at(Math.max(1, x(high) - x(low)))} height="5" />
      <circle class="now" cx={at(x(level))} cy="6.5" r="3.5" />
    </svg>
  );
}
