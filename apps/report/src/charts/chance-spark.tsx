import { scaleLinear } from "d3-scale";
import { at } from "./chart-size.ts";

/**
 * A chance by day, from none to all of the futures, small enough for a table's cell. The cells beside it say the numbers,
 * so that it is hidden from readers of the screen.
 */
export function ChanceSpark({ chances }: { readonly chances: readonly number[] }) {
  const x = scaleLinear([0, Math.max(1, chances.length - 1)], [2, 118]);
  const y = scaleLinear([0, 1], [24, 3]);
  const path = chances.map((chance, i) => `${i === 0 ? "M" : "L"}${at(x(i))} ${at(y(chance))}`).join("");
  const last = chances.at(-1);
  return (
    <svg class="chart spark" viewBox="0 0 124 28" aria-hidden="true">
      <line class="base" x1="2" x2="118" y1="24" y2="24" />
      <line class="grid" x1="2" x2="118" y1="3" y2="3" />
      <path class="median" d={path} />
      {last === undefined ? null : <circle class="now" cx="118" cy={at(y(last))} r="3" />}
    </svg>
  );
}
