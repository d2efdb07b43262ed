import { scaleLinear } from "d3-scale";
import type { Locale } from "../locale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { ValueAxis } from "./value-axis.tsx";

/** A plan by what it costs and how likely it makes the target. */
export interface FrontPoint {
  readonly cost: number;
  readonly chance: number;
  /** 95 %. */
  readonly interval: readonly [number, number];
  /** The plan that is recommended. */
  readonly chosen: boolean;
}

export interface PlanFrontData {
  /** By rising cost; at least one. */
  readonly points: readonly FrontPoint[];
  /** Chance that is asked. */
  readonly asked: number;
  /** Money at most; null: no limit, or costs are numbers of measures. */
  readonly budget: number | null;
  /** Whether costs are money; else numbers of measures. */
  readonly priced: boolean;
}

function costText(cost: number, { priced }: PlanFrontData, locale: Locale): string {
  return priced ? locale.money(cost) : locale.t("goal.measures", { count: cost });
}

/** One sentence for those who do not see the points. */
export function frontLabel(data: PlanFrontData, locale: Locale): string {
  const items = data.points.map(({ cost, chance }) =>
    locale.t("goal.front-item", { cost: costText(cost, data, locale), chance: locale.percent(chance, 0) }),
  );
  return locale.t("goal.front-label", {
    asked: locale.percent(data.asked, 0),
    list: items.join(locale.t("punctuation.join")),
  });
}

/** Chance against cost: a point a plan with its interval, the chance that is asked, and the budget. */
export function PlanFront(props: {
  readonly data: PlanFrontData;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { data, locale, size } = props;
  const { points, asked, budget, priced } = data;
  const height = size.phone ? 240 : 280;
  const [left, right, bottom] = [42, size.width - 16, height - 40];
  const most = Math.max(...points.map(({ cost }) => cost), budget ?? 0, 1);
  const x = scaleLinear([0, most * 1.03], [left + 8, right]);
  const y = scaleLinear([0, 1], [bottom, 12]);
  const shown = points.filter(({ cost, chosen }) => chosen || cost <= most);
  const steps = shown.map(({ cost, chance }, i) => `${i === 0 ? "M" : "L"}${at(x(cost))} ${at(y(chance))}`);
  const ticks = priced ? x.ticks(size.phone ? 3 : 6) : x.ticks(5).filter(Number.isInteger);
  return (
    <svg
      class="chart plan-front"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={frontLabel(data, locale)}
    >
      <ValueAxis
        ticks={[0, 0.2, 0.4, 0.6, 0.8, 1]}
        y={y}
        left={left}
        right={right}
        text={(tick) => locale.percent(tick, 0)}
      />
      <line class="front-asked" x1={left} x2={right} y1={at(y(asked))} y2={at(y(asked))} />
      <text class="label" x={right} y={at(y(asked) - 5)} text-anchor="end">
        {locale.t("goal.asked-line", { asked: locale.percent(asked, 0) })}
      </text>
      {budget === null ? null : (
        <g>
          <line class="front-budget" x1={at(x(budget))} x2={at(x(budget))} y1="12" y2={bottom} />
          <text class="label" x={at(x(budget) - 5)} y={bottom - 6} text-anchor="end">
            {locale.t("goal.budget-line")}
          </text>
        </g>
      )}
      <path class="front-line" d={steps.join("")} />
      {shown.map(({ cost, chance, interval, chosen }) => (
        <g key={`${cost} ${chance}`}>
          <line
            class="front-error"
            x1={at(x(cost))}
            x2={at(x(cost))}
            y1={at(y(interval[0]))}
            y2={at(y(interval[1]))}
          />
          <circle
            class={chosen ? "front-chosen" : "front-dot"}
            cx={at(x(cost))}
            cy={at(y(chance))}
            r={chosen ? 6 : 3.5}
          />
        </g>
      ))}
      <g class="axis">
        {ticks.map((tick) => (
          <text key={tick} x={at(x(tick))} y={bottom + 17} text-anchor="middle">
            {priced ? locale.money(tick) : locale.number(tick, 0)}
          </text>
        ))}
        <text x={right} y={height - 6} text-anchor="end">
          {locale.t(priced ? "goal.cost-axis" : "goal.count-axis")}
        </text>
      </g>
    </svg>
  );
}
