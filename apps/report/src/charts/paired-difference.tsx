import type { ProjectedDay, ScenarioResult } from "@scorecast/simulator/report";
import { max, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { Locale } from "../locale.ts";
import type { Scale } from "../scale.ts";
import { at, type ChartSize } from "./chart-size.ts";
import { DateAxis, dayNumber } from "./date-axis.tsx";
import { ValueAxis } from "./value-axis.tsx";

interface DifferenceDay {
  readonly date: string;
  readonly mean: number;
  readonly interval: readonly [number, number];
}

/** What of a scenario this chart draws. */
type Compared = Pick<ScenarioResult, "title"> & {
  readonly days: readonly Pick<ProjectedDay, "date" | "difference">[];
};

/** The days on which scenario and baseline can be compared. */
export function differenceDays(scenario: Pick<Compared, "days">): readonly DifferenceDay[] {
  return scenario.days.flatMap(({ date, difference }) => {
    if (difference?.mean == null) return [];
    return [
      { date, mean: difference.mean, interval: difference.interval ?? [difference.mean, difference.mean] },
    ];
  });
}

/** Points that the pictures of all `scenarios` span, so that they compare: 0 is in it, and at least a hundredth of the scale. */
export function differenceRange(
  scenarios: readonly Pick<Compared, "days">[],
  scale: Scale,
): readonly [number, number] {
  const days = scenarios.flatMap(differenceDays);
  const low = Math.min(0, min(days, (day) => day.interval[0]) ?? 0);
  const high = Math.max(0, max(days, (day) => day.interval[1]) ?? 0);
  const missing = Math.max(0, scale.max / 100 - (high - low));
  return high >= -low ? [low, high + missing] : [low - missing, high];
}

/** One sentence for those who do not see the line. */
export function differenceLabel(scenario: Compared, scale: Scale, locale: Locale): string {
  const title = locale.pick(scenario.title);
  const last = differenceDays(scenario).at(-1);
  if (!last) return locale.t("difference.label-none", { scenario: title });
  const digits = scale.digits + 1;
  return locale.t("difference.label", {
    scenario: title,
    date: locale.date(last.date),
    signed: locale.signed(last.mean, digits),
    low: locale.signed(last.interval[0], digits),
    high: locale.signed(last.interval[1], digits),
  });
}

/** Mean paired difference to the baseline, day by day, with its Monte Carlo interval around a zero line. */
export function PairedDifference(props: {
  readonly scenario: Compared;
  /** From differenceRange: the same for all scenarios on a page. */
  readonly range: readonly [number, number];
  readonly scale: Scale;
  readonly locale: Locale;
  readonly size: ChartSize;
}) {
  const { scenario, scale, locale, size } = props;
  const days = differenceDays(scenario);
  const height = size.phone ? 170 : 180;
  const [left, right, bottom] = [46, size.width - 48, height - 26];
  const dates = scenario.days.map((day) => day.date);
  const x = scaleLinear([dayNumber(dates[0]!), dayNumber(dates.at(-1)!)], [left, right]);
  const y = scaleLinear(props.range, [bottom, 10]).nice(4);
  const on = (day: DifferenceDay): number => at(x(dayNumber(day.date)));
  const band = area<DifferenceDay>(
    on,
    (day) => at(y(day.interval[0])),
    (day) => at(y(day.interval[1])),
  )([...days]);
  const mean = line<DifferenceDay>(on, (day) => at(y(day.mean)))([...days]);
  const last = days.at(-1);
  return (
    <svg
      class="chart difference"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={differenceLabel(scenario, scale, locale)}
    >
      <ValueAxis
        ticks={y.ticks(4)}
        y={y}
        left={left}
        right={right}
        text={(tick) => locale.signed(tick, scale.max === 5 ? 2 : 1)}
      />
      <line class="zero" x1={left} x2={right} y1={at(y(0))} y2={at(y(0))} />
      {band ? <path class="band b80" d={band} /> : null}
      {mean ? <path class="median" d={mean} /> : null}
      {last ? (
        <text class="value" x={right + 6} y={at(y(last.mean) + 4)}>
          {locale.signed(last.mean, scale.digits + 1)}
        </text>
      ) : null}
      <DateAxis
        dates={dates}
        x={(iso) => x(dayNumber(iso))}
        y={height - 6}
        most={size.phone ? 3 : 5}
        locale={locale}
      />
    </svg>
  );
}
