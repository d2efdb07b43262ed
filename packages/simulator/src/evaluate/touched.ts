import type { BacktestGround } from "../backtest/ground.ts";

/**
 * Share of the entries behind a node's value on `asOf` whose cohort day is `from` or later: what began on `from` can have
 * touched no others. Of a total or a dimension, the mean over its metrics by their weight. 0 without entries.
 */
export function touchedShare(
  { plan, tallies }: BacktestGround,
  node: number,
  from: number,
  asOf: number,
): number {
  const dimensions = plan.dimensions.length;
  if (node > dimensions) return ofMetric(node - 1 - dimensions) ?? 0;
  let [sum, weights] = [0, 0];
  for (const [m, metric] of plan.metrics.entries()) {
    if (node > 0 && metric.dimension !== node - 1) continue;
    const share = ofMetric(m);
    if (share === null) continue;
    const weight = metric.weight * (node === 0 ? plan.dimensions[metric.dimension]!.weight : 1);
    sum += weight * share;
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;

  function ofMetric(m: number): number | null {
    const slot = plan.slots[plan.metrics[m]!.slots[0]!];
    const series = slot && tallies.series[slot.series];
    if (!slot || !series) return null;
    const [first, last] = [asOf - slot.window.fromDaysAgo, asOf - slot.window.toDaysAgo];
    let [all, since] = [0, 0];
    for (let i = 0; i < series.cohortDay.length; i++) {
      const cohort = series.cohortDay[i]!;
      if (cohort < first || cohort > last || series.knownDay[i]! >= asOf) continue;
      const count = Math.abs(series.denominator[i]!);
      all += count;
      if (cohort >= from) since += count;
    }
    return all === 0 ? null : since / all;
  }
}
