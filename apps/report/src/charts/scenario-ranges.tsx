import type { ProjectedDay } from "@scorecast/simulator/report";
import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import { quantile } from "../outlook.ts";
import type { Scale } from "../scale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { fitText } from "./fit-text.ts";
import { scoreDomain } from "./score-domain.ts";

/** Where one scenario ends. */
export interface ScenarioEnd {
  readonly id: string;
  readonly title: string;
  readonly day: ProjectedDay;
}

/** One sentence for those who do not see the bars. */
export function rangesLabel(ends: readonly ScenarioEnd[], scale: Scale, locale: Locale): string {
  const items = ends.map(({ title, day }) => {
    const [low, median, high] = ["0.1", "0.5", "0.9"].map((p) => quantile(day, p));
    if (low == null || median == null || high == null)
      return locale.t("ranges.item-none", { scenario: title });
    return locale.t("ranges.item", {
      scenario: title,
      median: locale.number(median, scale.digits),
      low: locale.number(low, scale.digits),
      high: locale.number(high, scale.digits),
    });
  });
  return locale.t("ranges.label", {
    date: locale.date(ends[0]!.day.date),
    list: items.join(locale.t("punctuation.join")),
  });
}

/** The last day of each scenario on one common axis: median, 50, 80 and 95 % ranges. At least one scenario. */
export function ScenarioRanges(props: {
  readonly ends: readonly ScenarioEnd[];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { ends, scale, locale, size } = props;
  const left = size.phone ? 8 : 220;
  const right = size.width - 16;
  const pitch = size.phone ? 56 : 44;
  const height = ends.length * pitch + 34;
  const all = ends
    .flatMap(({ day }) => ["0.025", "0.975"].map((p) => quantile(day, p)))
    .filter((v) => v !== null);
  const x = scaleLinear(scoreDomain(all, scale), [left, right]);
  return (
    <svg
      class="chart ranges"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={rangesLabel(ends, scale, locale)}
    >
      <g class="axis">
        {x.ticks(size.phone ? 4 : 7).map((tick) => (
          <g key={tick}>
            <line class="grid" x1={at(x(tick))} x2={at(x(tick))} y1="4" y2={height - 24} />
            <text x={at(x(tick))} y={height - 8} text-anchor="middle">
              {locale.number(tick, scale.max === 5 ? 2 : Number.isInteger(tick) ? 0 : 1)}
            </text>
          </g>
        ))}
      </g>
      {ends.map(({ id, title, day }, i) => {
        const middle = i * pitch + (size.phone ? 40 : pitch / 2);
        const bar = (low: string, high: string, thick: number, name: string) => (
          <rect
            class={`band ${name}`}
            x={at(x(quantile(day, low)!))}
            y={middle - thick / 2}
            width={at(Math.max(1, x(quantile(day, high)!) - x(quantile(day, low)!)))}
            height={thick}
            rx="2"
          />
        );
        return (
          <g key={id}>
            <text
              class="label"
              x={size.phone ? 2 : left - 14}
              y={size.phone ? i * pitch + 20 : middle + 4}
              text-anchor={size.phone ? "start" : "end"}
            >
              {fitText(title, size.phone ? size.width - 4 : left - 18)}
            </text>
            {day.total.quantiles === null ? (
              <text class="value" x={left + 4} y={middle + 4}>
                {locale.t("no-data")}
              </text>
            ) : (
              <g>
                {bar("0.025", "0.975", 4, "b95")}
                {bar("0.1", "0.9", 12, "b80")}
                {bar("0.25", "0.75", 12, "b50")}
                <line
                  class="median"
                  x1={at(x(quantile(day, "0.5")!))}
                  x2={at(x(quantile(day, "0.5")!))}
                  y1={middle - 10}
                  y2={middle + 10}
                />
              </g>
            )}
          </g>
        );
      })}
    </svg>
  );
}
