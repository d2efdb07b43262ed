import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Locale } from "../locale.ts";
import { at } from "./chart-size.ts";

/** The past days of one node: the total, a dimension's score, a metric's value. */
export interface SmallPast {
  readonly title: string;
  /** Oldest first; null: no data that day. */
  readonly values: readonly (number | null)[];
  /** Values that the picture spans; the same for what is to be compared. */
  readonly domain: readonly [number, number];
  readonly text: (value: number) => string;
}

/** One sentence for those who do not see the line. */
export function smallLabel({ title, values, text }: SmallPast, locale: Locale): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return locale.t("small.label-none", { title });
  const [low, high] = extent(known) as [number, number];
  return locale.t("small.label", {
    title,
    days: values.length,
    first: text(known[0]!),
    last: text(known.at(-1)!),
    low: text(low),
    high: text(high),
  });
}

/** A small line of past days, broken where there is no data, with its first and last value. */
export function SmallLine({ past, locale }: { readonly past: SmallPast; readonly locale: Locale }) {
  const { title, values, domain, text } = past;
  const [width, bottom] = [230, 66];
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [4, width - 8]);
  const y = scaleLinear([domain[0], Math.max(domain[1], domain[0] + 1e-9)], [bottom - 4, 26]);
  const path = line<number | null>(
    (_, i) => at(x(i)),
    (value) => at(y(value ?? 0)),
  ).defined((value) => value !== null)([...values]);
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg class="chart small" viewBox={`0 0 ${width} 86`} role="img" aria-label={smallLabel(past, locale)}>
      <text class="label" x="4" y="14">
        {title}
      </text>
      <line class="grid" x1="4" x2={width - 8} y1={bottom} y2={bottom} />
      {values.map((value, i) =>
        value === null ? (
          <rect key={i} class="gap" x={at(x(i) - 1)} y={bottom - 3} width="2" height="3" />
        ) : null,
      )}
      {path ? <path class="past" d={path} /> : null}
      {last < 0 ? (
        <text class="value" x="4" y="48">
          {locale.t("no-data")}
        </text>
      ) : (
        <g>
          <circle class="now" cx={at(x(last))} cy={at(y(values[last]!))} r="3" />
          <text x="4" y="82">
            {text(values.find((value) => value !== null)!)}
          </text>
          <text class="value" x={width - 4} y="82" text-anchor="end">
            {text(values[last]!)}
          </text>
        </g>
      )}
    </svg>
  );
}
