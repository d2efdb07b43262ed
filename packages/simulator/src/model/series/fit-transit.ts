import { dayOf } from "@scorecast/core";
import { sampleAtoms } from "../../random/atoms.ts";
import { eachKnownEntry, type FittedSeries, ofMetric, type SeriesGround, sumOf } from "./ground.ts";

const DAY = 86_400;
const POINTS = 64;

/**
 * Seconds from pickup to signing are whole days, which the signing process decides, and what the two times of day add to
 * them or take away. That part is kept as a day more, so that it is never negative.
 */
export function fitTransit(ground: SeriesGround): FittedSeries {
  const { record, signedPerDay } = ground;
  const { pickedUpAt, signedAt } = record;
  const offsets: number[] = [];
  eachKnownEntry(ground, ({ day, numerator, order }) => {
    if (day < 0) return;
    const lag = dayOf(signedAt[order]!) - dayOf(pickedUpAt[order]!);
    offsets.push(numerator - lag * DAY + DAY);
  });
  const signed = sumOf(signedPerDay);
  return {
    model: {
      ...ofMetric(ground),
      kind: "transit",
      timed: signed === 0 ? 1 : Math.min(1, offsets.length / signed),
      offset: {
        points: offsets.length === 0 ? [DAY] : [...sampleAtoms(Float64Array.from(offsets).sort(), POINTS)],
      },
    },
    way: {},
    fit: null,
  };
}
