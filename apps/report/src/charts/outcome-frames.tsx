import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import type { Outcome } from "./outcome-frame.tsx";

/** One sentence for those who do not see the frames. */
export function framesLabel(outcomes: readonly Outcome[], title: string, locale: Locale): string {
  return locale.t("outcomes.frames", {
    scenario: title,
    count: outcomes.filter(([baseline, scenario]) => scenario > baseline).length,
    of: outcomes.length,
  });
}

/** Frames of a hypothetical outcome plot side by side, on one axis: for readers who want no motion, and for paper. */
export function OutcomeFrames(props: {
  readonly outcomes: readonly Outcome[];
  readonly title: string;
  readonly range: readonly [number, number];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { outcomes, title, range, scale, locale, size } = props;
  const columns = size.phone ? 3 : 5;
  const width = size.width / columns;
  const pitch = 64;
  const height = Math.ceil(outcomes.length / columns) * pitch + 4;
  const x = scaleLinear([range[0], range[1]], [10, width - 14]);
  return (
    <svg
      class="chart outcome frames"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={framesLabel(outcomes, title, locale)}
    >
      {outcomes.map(([baseline, scenario], i) => {
        const [left, top] = [(i % columns) * width, Math.floor(i / columns) * pitch];
        const [from, to] = [at(left + x(baseline)), at(left + x(scenario))];
        return (
          <g key={i}>
            <line class="track" x1={at(left + 8)} x2={at(left + width - 12)} y1={top + 14} y2={top + 14} />
            <line class="track" x1={at(left + 8)} x2={at(left + width - 12)} y1={top + 32} y2={top + 32} />
            <line class="step" x1={from} x2={to} y1={top + 14} y2={top + 32} />
            <g class="without">
              <circle cx={from} cy={top + 14} r="4.5" />
            </g>
            <g class="with">
              <rect x={at(to - 4.5)} y={top + 27.5} width="9" height="9" />
            </g>
            <text x={at(left + width / 2)} y={top + 52} text-anchor="middle">
              {locale.signed(scenario - baseline, scale.digits)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
