import type { CompiledModel } from "./compiled-model.ts";

/**
 * What an order carries from its payment to what its buyer does after signing: the factors of levers and incidents on
 * reviews, on low stars and on quality returns. Kept as the mean over the orders of a cohort, by day of pickup and by
 * day of signing; 1 for what was paid before the start.
 */
export interface Carried {
  readonly pickedUp: CarriedFactors;
  readonly signed: CarriedFactors;
}

interface CarriedFactors {
  readonly review: Float64Array;
  readonly fewerStars: Float64Array;
  readonly qualityReturn: Float64Array;
}

export function newCarried(days: number): Carried {
  const factors = () => ({
    review: new Float64Array(days),
    fewerStars: new Float64Array(days),
    qualityReturn: new Float64Array(days),
  });
  return { pickedUp: factors(), signed: factors() };
}

export function resetCarried({ pickedUp, signed }: Carried): void {
  for (const { review, fewerStars, qualityReturn } of [pickedUp, signed]) {
    review.fill(1);
    fewerStars.fill(1);
    qualityReturn.fill(1);
  }
}

/** The parcels picked up on `day`: `counts[lag]` of them paid for `lag` days before, `all` together. */
export function carryToPickup(
  { pickedUp }: Carried,
  models: readonly CompiledModel[],
  day: number,
  counts: Float64Array,
  all: number,
): void {
  let [review, fewerStars, qualityReturn] = [0, 0, 0];
  for (let lag = 0; lag < counts.length; lag++) {
    const count = counts[lag]!;
    if (count === 0) continue;
    const model = models[day - lag]!;
    review += (count / all) * (model.review.times - 1);
    fewerStars += (count / all) * (model.fewerStarsTimes - 1);
    qualityReturn += (count / all) * (model.qualityReturn.times - 1);
  }
  pickedUp.review[day] = 1 + review;
  pickedUp.fewerStars[day] = 1 + fewerStars;
  pickedUp.qualityReturn[day] = 1 + qualityReturn;
}

/** The parcels signed on `day`: `counts[lag]` of them picked up `lag` days before, `all` together. */
export function carryToSigning(
  { pickedUp, signed }: Carried,
  day: number,
  counts: Float64Array,
  all: number,
): void {
  let [review, fewerStars, qualityReturn] = [0, 0, 0];
  for (let lag = 0; lag < counts.length; lag++) {
    const count = counts[lag]!;
    if (count === 0) continue;
    review += (count / all) * (pickedUp.review[day - lag]! - 1);
    fewerStars += (count / all) * (pickedUp.fewerStars[day - lag]! - 1);
    qualityReturn += (count / all) * (pickedUp.qualityReturn[day - lag]! - 1);
  }
  signed.review[day] = 1 + review;
  signed.fewerStars[day] = 1 + fewerStars;
  signed.qualityReturn[day] = 1 + qualityReturn;
}
