import type { ProjectedDay, ProjectionReport, ScenarioResult } from "@scorecast/simulator/report";

/** The scenario that the others are compared with: the first that has no difference of its own. */
export function baselineOf(projection: ProjectionReport): ScenarioResult | null {
  return projection.scenarios.find((s) => s.difference === undefined) ?? projection.scenarios[0] ?? null;
}

export function lastDayOf(scenario: ScenarioResult): ProjectedDay | null {
  return scenario.days.at(-1) ?? null;
}

/** Quantile `p` of the total, as the report carries it; null without a score that day. */
export function quantile(day: ProjectedDay, p: string): number | null {
  return day.total.quantiles?.[p] ?? null;
}

/** A day with its dots. */
export interface DottedDay {
  readonly day: ProjectedDay;
  /** Ascending; at least one. */
  readonly dots: readonly number[];
}

/** The days that carry dots, ascending; the start, which is known, only where there is no other. */
export function dottedDays({ days }: ScenarioResult): readonly DottedDay[] {
  const all = days.flatMap((day) => (day.dots && day.dots.length > 0 ? [{ day, dots: day.dots }] : []));
  return all.length > 1 && all[0]!.day === days[0] ? all.slice(1) : all;
}
