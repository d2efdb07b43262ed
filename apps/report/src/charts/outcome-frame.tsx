import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import { at, type ChartSize } from "./chart-size.ts";

/** One pair of futures under the same luck: total of the baseline, total of the scenario. */
export type Outcome = readonly [number, number];

/** One sentence for those who do not see the frame. */
export function outcomeLabel(
  [baseline, scenario]: Outcome,
  title: string,
  scale: Scale,
  locale: Locale,
): string {
  return locale.t("outcomes.frame", {
    scenario: title,
    baseline: locale.number(baseline, scale.digits),
    total: locale.number(scenario, scale.digits),
    signed: locale.signed(scenario - baseline, scale.digits + 1),
  });
}

/**
 * One frame of a hypothetical outcome plot (Hullman, Resnick & Adar 2015): how one future turns out without the scenario
 * (hollow circle) and with it (filled square), on the axis that all frames share.
 */
export function OutcomeFrame(props: {
  readonly outcome: Outcome;
  readonly title: string;
  /** Totals that all frames span. */
  readonly range: readonly [number, number];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { outcome, title, range, scale, locale, size } = props;
  const [baseline, scenario] = outcome;
  const left = size.phone ? 76 : 150;
  const x = scaleLinear([range[0], range[1]], [left, size.width - 60]).nice(5);
  const ticks = x.ticks(size.phone ? 4 : 8).filter((tick) => scale.max === 5 || Number.isInteger(tick));
  const row = (y: number, name: string, total: number) => (
    <g class={name}>
      <line class="track" x1={left} x2={size.width - 60} y1={y} y2={y} />
      {name === "with" ? (
        <rect x={at(x(total) - 7)} y={y - 7} width="14" height="14" />
      ) : (
        <circle cx={at(x(total))} cy={y} r="7" />
      )}
      <text class="label" x="2" y={y + 4}>
        {locale.t(`outcomes.${name === "with" ? "with" : "without"}`)}
      </text>
      <text class="value" x={size.width - 2} y={y + 4} text-anchor="end">
        {locale.number(total, scale.digits)}
      </text>
    </g>
  );
  return (
    <svg
      class="chart outcome"
      viewBox={`0 0 ${size.width} 110`}
      role="img"
      aria-label={outcomeLabel(outcome, title, scale, locale)}
    >
      <g class="axis">
        {ticks.map((tick) => (
          <g key={tick}>
            <line class="grid" x1={at(x(tick))} x2={at(x(tick))} y1="6" y2="84" />
            <text x={at(x(tick))} y="102" text-anchor="middle">
              {locale.number(tick, scale.totalDigits)}
            </text>
          </g>
        ))}
      </g>
      <line class="step" x1={at(x(baseline))} x2={at(x(scenario))} y1="28" y2="64" />
      {row(28, "without", baseline)}
      {row(64, "with", scenario)}
    </svg>
  );
}
