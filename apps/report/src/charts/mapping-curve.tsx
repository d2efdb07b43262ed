import type { MappingCurve as Curve } from "@scorecast/core/report";
import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import { at, type ChartSize } from "./chart-size.ts";

/** One metric on the curve that turns its value into points. */
export interface MetricPlace {
  readonly title: string;
  readonly curve: Curve;
  readonly value: number;
  readonly score: number;
  /** The next better step, where there is one. */
  readonly next: { readonly value: number; readonly points: number } | null;
  readonly valueText: (value: number) => string;
  readonly scoreText: (points: number) => string;
}

/** Half of a row of such pictures on a wide screen. */
export function placeSize({ phone, width }: ChartSize): ChartSize {
  return { phone, width: phone ? width : 340 };
}

/** One sentence for those who do not see the curve. */
export function placeLabel(place: MetricPlace, locale: Locale): string {
  const { title, value, score, next, valueText, scoreText } = place;
  const here = { title, value: valueText(value), score: scoreText(score) };
  return next
    ? locale.t("place.label-next", { ...here, next: valueText(next.value), points: scoreText(next.points) })
    : locale.t("place.label", here);
}

/** The curve's corners from worst to best as a path through (value, points): steps for tiers, straight lines else. */
function corners(
  { kind, below, knots }: Curve,
  worst: number,
  best: number,
): readonly (readonly [number, number])[] {
  if (kind === "line") return [[worst, knots[0]![1]], ...knots, [best, knots.at(-1)![1]]];
  let points = below ?? knots[0]![1];
  const path: [number, number][] = [[worst, points]];
  for (const [bound, earned] of knots) {
    path.push([bound, points], [bound, earned]);
    points = earned;
  }
  path.push([best, points]);
  return path;
}

/** A metric's own curve, worst on the left, with "you are here" and the next step up. */
export function MappingCurve(props: {
  readonly place: MetricPlace;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { place, locale, size } = props;
  const { curve, value, score, next, valueText, scoreText } = place;
  const height = 150;
  const [left, right, bottom] = [34, size.width - 14, height - 24];
  const values = curve.knots.map(([knot]) => knot);
  const rising = values.at(-1)! >= values[0]!;
  const span = Math.max(Math.max(...values) - Math.min(...values), Math.abs(value - values[0]!), 1e-9);
  const [lowest, highest] = [Math.min(...values, value), Math.max(...values, value)];
  const pad = 0.06 * span;
  const [worst, best] = rising ? [lowest - pad, highest + pad] : [highest + pad, lowest - pad];
  const points = [...curve.knots.map(([, earned]) => earned), curve.below ?? score, score];
  const x = scaleLinear([worst, best], [left, right]);
  const y = scaleLinear(
    [Math.min(...points), Math.max(...points, Math.min(...points) + 1e-9)],
    [bottom - 6, 26],
  );
  const path = corners(curve, worst, best)
    .map(([knot, earned], i) => `${i === 0 ? "M" : "L"}${at(x(knot))} ${at(y(earned))}`)
    .join("");
  const [px, py] = [at(x(value)), at(y(score))];
  const label = `${valueText(value)} → ${scoreText(score)}`;
  // The curve rises to the right: above and to the left of the dot is room, unless the dot stands at the left edge.
  const roomLeft = px - left > 7.5 * label.length;
  return (
    <svg
      class="chart place"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={placeLabel(place, locale)}
    >
      <g class="axis">
        {[y.domain()[0]!, y.domain()[1]!].map((tick) => (
          <g key={tick}>
            <line class="grid" x1={left} x2={right} y1={at(y(tick))} y2={at(y(tick))} />
            <text x={left - 5} y={at(y(tick) + 4)} text-anchor="end">
              {locale.number(tick, Number.isInteger(tick) ? 0 : 1)}
            </text>
          </g>
        ))}
        <text x={left} y={height - 7}>
          {valueText(values[0]!)}
        </text>
        <text x={right} y={height - 7} text-anchor="end">
          {valueText(values.at(-1)!)}
        </text>
      </g>
      <path class="curve" d={path} />
      {next ? (
        <g class="next">
          <line
            class="threshold"
            x1={at(x(next.value))}
            x2={at(x(next.value))}
            y1={at(y(next.points))}
            y2={bottom}
          />
          <circle cx={at(x(next.value))} cy={at(y(next.points))} r="4" />
        </g>
      ) : null}
      <line class="drop" x1={px} x2={px} y1={py} y2={bottom} />
      <circle class="now" cx={px} cy={py} r="5.5" />
      <text
        class="value"
        x={roomLeft ? px - 2 : left + 2}
        y={roomLeft ? at(Math.max(14, py - 11)) : 14}
        text-anchor={roomLeft ? "end" : "start"}
      >
        {label}
      </text>
    </svg>
  );
}
