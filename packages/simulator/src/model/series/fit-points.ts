import { eachKnownEntry, type FittedSeries, ofMetric, type SeriesGround } from "./ground.ts";

/** Points of a pickup by its hours, and what compensated orders lose of them. */
export function fitPoints(ground: SeriesGround): FittedSeries {
  const { pointsByHour = [100] } = ground.rules.metrics[ground.metric]!.parameters;
  const corrected = new Map<number, number>();
  let [lost, pickups] = [0, 0];
  eachKnownEntry(ground, ({ numerator, denominator, order }) => {
    pickups += denominator;
    if (denominator < 0) corrected.set(order, numerator);
    else if (corrected.has(order)) lost -= numerator + corrected.get(order)!;
  });
  return {
    model: {
      ...ofMetric(ground),
      kind: "points",
      byHour: pointsByHour,
      lost: pickups === 0 ? 0 : Math.max(0, lost / pickups / MILLIONTHS),
    },
    way: {},
    fit: null,
  };
}

/** Parts of a point that the tally is kept in. */
export const MILLIONTHS = 1e6;
