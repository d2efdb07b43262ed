import type { LearntStandard as Standard } from "@scorecast/simulator/report";
import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import { metricValue } from "../metric-value.ts";
import { at, type ChartSize } from "./chart-size.ts";

type Knots = Standard["shipped"];

const SAMPLES = 80;

/** Points of `value` on knots by rising value: straight lines, flat beyond the ends. */
function along(knots: Knots, value: number): number {
  if (value <= knots[0]![0]) return knots[0]![1];
  for (let i = 1; i < knots.length; i++) {
    const [[from, low], [to, high]] = [knots[i - 1]!, knots[i]!];
    if (value <= to) return low + ((value - from) / (to - from)) * (high - low);
  }
  return knots.at(-1)![1];
}

/** Points of `value` under tiers: the best bound that is met, else those of the worst value seen. */
function step(knots: Knots, below: number, value: number): number {
  const higher = knots.at(-1)![1] > knots[0]![1];
  const met = knots.filter(([bound]) => (higher ? value >= bound : value <= bound));
  return met.length === 0 ? below : Math.max(...met.map(([, points]) => points));
}

/** Points of a value under the shipped or the learnt standard. */
export function pointsUnder(
  { kind, shipped, learnt }: Standard,
  which: "shipped" | "learnt",
  value: number,
): number {
  const knots = which === "shipped" ? shipped : learnt;
  return kind === "line" ? along(knots, value) : step(knots, 50, value);
}

/** One sentence for those who do not see the curves. */
export function standardLabel(standard: Standard, locale: Locale): string {
  const { title, unit, seen } = standard;
  if (seen === null) return locale.t("reconcile.standard-unseen", { title: locale.pick(title) });
  const points = (which: "shipped" | "learnt") =>
    seen.map((value) => locale.number(pointsUnder(standard, which, value), 1)).join("–");
  return locale.t("reconcile.standard-label", {
    ...{
      title: locale.pick(title),
      from: metricValue(seen[0], unit, locale),
      to: metricValue(seen[1], unit, locale),
    },
    ...{ shipped: points("shipped"), learnt: points("learnt") },
  });
}

/**
 * The learnt standard with its 90 % band over the shipped one (broken line), worst on the left; dots: value and points that the
 * page showed together; the strip on the ground: values of the days learnt from.
 */
export function LearntStandard(props: {
  readonly standard: Standard;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { standard, locale, size } = props;
  const { kind, shipped, learnt, band, shown, seen, unit } = standard;
  const height = 170;
  const [left, right, bottom] = [34, size.width - 14, height - 26];
  const values = [...shipped.map(([value]) => value), ...(seen ?? [])];
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const higher = shipped.at(-1)![1] > shipped[0]![1];
  const x = scaleLinear(higher ? [lowest, highest] : [highest, lowest], [left, right]);
  const all = [...shipped, ...learnt].map(([, points]) => points);
  const y = scaleLinear([kind === "tiers" ? 50 : Math.min(...all), Math.max(...all)], [bottom - 8, 12]);
  const grid = Array.from({ length: SAMPLES + 1 }, (_, i) => lowest + (i / SAMPLES) * (highest - lowest));
  const path = (which: "shipped" | "learnt") =>
    grid
      .map(
        (value, i) => `${i === 0 ? "M" : "L"}${at(x(value))} ${at(y(pointsUnder(standard, which, value)))}`,
      )
      .join("");
  const edge = (end: 0 | 1) => learnt.map(([value], i) => [value, band[i]![end]] as const);
  const [under, over] = [edge(0), edge(1)];
  const corner = (knots: Knots) => (value: number) => `${at(x(value))} ${at(y(along(knots, value)))}`;
  const ends = [x.domain()[0]!, x.domain()[1]!];
  return (
    <svg
      class="chart place learnt-standard"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={standardLabel(standard, locale)}
    >
      <g class="axis">
        {y.domain().map((tick) => (
          <g key={tick}>
            <line class="grid" x1={left} x2={right} y1={at(y(tick))} y2={at(y(tick))} />
            <text x={left - 5} y={at(y(tick) + 4)} text-anchor="end">
              {locale.number(tick, Number.isInteger(tick) ? 0 : 1)}
            </text>
          </g>
        ))}
        {ends.map((end, i) => (
          <text key={end} x={i === 0 ? left : right} y={height - 7} text-anchor={i === 0 ? "start" : "end"}>
            {metricValue(end, unit, locale)}
          </text>
        ))}
      </g>
      {kind === "line" ? (
        <path
          class="band b80"
          d={`M${grid.map(corner(over)).join("L")}L${[...grid].reverse().map(corner(under)).join("L")}Z`}
        />
      ) : (
        band.map(([from, to], i) => (
          <line
            key={learnt[i]![1]}
            class="whisker"
            x1={at(x(Math.min(Math.max(from, lowest), highest)))}
            x2={at(x(Math.min(Math.max(to, lowest), highest)))}
            y1={at(y(learnt[i]![1]))}
            y2={at(y(learnt[i]![1]))}
          />
        ))
      )}
      <path class="shipped" d={path("shipped")} />
      <path class="median" d={path("learnt")} />
      {seen ? <line class="seen" x1={at(x(seen[0]))} x2={at(x(seen[1]))} y1={bottom} y2={bottom} /> : null}
      {shown.map(([value, points]) => (
        <circle key={`${value} ${points}`} class="shown" cx={at(x(value))} cy={at(y(points))} r="2.5" />
      ))}
    </svg>
  );
}
