import { addTally, perCohortDay } from "../fit-cohorts.ts";
import { emptyTriangle, fitHazards, followCohorts, hazardsOf } from "../hazards.ts";
import { APPLICATION_LAGS, COHORT_LAGS } from "../lags.ts";
import { hazardFit } from "../process-fit.ts";
import { seriesId } from "../processes.ts";
import { byAge } from "../shop-record.ts";
import { type FittedSeries, ofMetric, type SeriesGround, sumOf } from "./ground.ts";
import type { SeriesPlan } from "./registry.ts";
import type { CohortCause } from "./series-model.ts";

/** Hazards by lag of a metric's events on the orders that it counts. */
export function fitEvents(ground: SeriesGround, plan: Extract<SeriesPlan, { kind: "events" }>): FittedSeries {
  const { record, rules, metric, tally, signedPerDay } = ground;
  const longest = Math.max(...rules.metrics[metric]!.windows.map(({ fromDaysAgo }) => fromDaysAgo));
  const lags = longest > COHORT_LAGS ? APPLICATION_LAGS : COHORT_LAGS;
  const cohorts = perCohortDay(record, tally, "denominator");
  const triangle = emptyTriangle(record.firstDay, record.start - 1, lags);
  addTally(triangle, tally, "numerator");
  const open = followCohorts(triangle, cohorts);
  const fitted = fitHazards(triangle, plan.prior);
  return {
    model: {
      ...ofMetric(ground),
      kind: "events",
      base: plan.base,
      counted: shareCounted(cohorts, plan.base === "paid" ? record.paid : signedPerDay),
      hazards: hazardsOf(fitted),
      causes: plan.causes.map((cause) => ({ cause, share: shareOf(cause, plan.causes, ground) })),
    },
    way: { open: byAge(open, lags) },
    fit: hazardFit(seriesId(metric), "share", fitted),
  };
}

/** Share of `sizes` that a metric counts; null: all. */
export function shareCounted(counted: Float64Array, sizes: Float64Array): number | null {
  const [part, all] = [sumOf(counted), sumOf(sizes)];
  return all === 0 || part >= all ? null : part / all;
}

/**
 * Share of the events that a cause brings about. One cause has all; negative feedback is split by how often the model's own
 * processes bring a quality return and a bad review.
 */
function shareOf(cause: CohortCause, causes: readonly CohortCause[], { model }: SeriesGround): number {
  if (causes.length === 1) return 1;
  const returns = sumOf(model.qualityReturn.byLag);
  const [below5, below4, below3] = model.fewerStars.map(({ a, b }) => a / (a + b)) as [
    number,
    number,
    number,
  ];
  const reviews = sumOf(model.review.byLag) * below5 * below4 * below3;
  const all = returns + reviews;
  if (all === 0) return 1 / causes.length;
  return (cause === "qualityReturn" ? returns : reviews) / all;
}
