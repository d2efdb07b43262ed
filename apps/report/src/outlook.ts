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

/** The last day that carries dots, with its dots; null when none does or nobody has a score. */
export function dottedDay(scenario: ScenarioResult): { day: ProjectedDay; dots: readonly number[] } | null {
  const day = scenario.days.findLast((d) => (d.dots?.length ?? 0) > 0);
  return day ? { day, dots: day.dots! } : null;
}
