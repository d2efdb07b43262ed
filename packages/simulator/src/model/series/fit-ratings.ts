import { dayOf, type History } from "@scorecast/core";
import { shareFit } from "../process-fit.ts";
import { seriesId } from "../processes.ts";
import { fitShare } from "../shares.ts";
import { type FittedSeries, ofMetric, type SeriesGround, sumOf } from "./ground.ts";
import type { SeriesPlan } from "./registry.ts";

/** Up to so many product stars make an unhappy buyer, whose other ratings are told apart. */
export const UNHAPPY_STARS = 3;

/** How the other ratings of a review go with its product stars; the product's own need nothing more than the model has. */
export function fitRatings(
  ground: SeriesGround,
  { rating, side, stars, of, prior }: Extract<SeriesPlan, { kind: "ratings" }>,
): FittedSeries {
  const base = { ...ofMetric(ground), kind: "ratings", side, stars, of } as const;
  if (rating === "product") return { model: { ...base, other: null }, way: {}, fit: null };
  const { record } = ground;
  const { firstReview, valid, firstDay, days } = record;
  const { reviews } = record.history;
  const moods = prior.map(() => ({
    reviewed: new Float64Array(days),
    given: new Float64Array(days),
    hit: new Float64Array(days),
  }));
  for (let order = 0; order < valid.length; order++) {
    const row = firstReview[order]!;
    if (!valid[order] || row < 0 || !reviews) continue;
    const day = dayOf(reviews.createdAt[row]!) - firstDay;
    const product = reviews.productStars[row]!;
    if (Number.isNaN(product) || !(day >= 0 && day < days)) continue;
    const mood = moods[product <= UNHAPPY_STARS ? 0 : 1]!;
    mood.reviewed[day]! += 1;
    const own = ratingOf(reviews, rating)[row]!;
    if (Number.isNaN(own)) continue;
    mood.given[day]! += 1;
    if (side === "good" ? own >= stars : own <= stars) mood.hit[day]! += 1;
  }
  const sum = (part: "reviewed" | "given") => moods.reduce((all, mood) => all + sumOf(mood[part]), 0);
  const [unhappy, happy] = moods.map(({ hit, given }, i) => fitShare(hit, given, prior[i]!));
  const given = sum("reviewed") === 0 ? 1 : sum("given") / sum("reviewed");
  return {
    model: { ...base, other: { given, hit: [unhappy!.share, happy!.share] } },
    way: {},
    fit: shareFit(seriesId(ground.metric), happy!),
  };
}

function ratingOf(
  { logisticsStars, serviceStars }: NonNullable<History["reviews"]>,
  rating: "logistics" | "service",
): Float64Array {
  return rating === "logistics" ? logisticsStars : serviceStars;
}
