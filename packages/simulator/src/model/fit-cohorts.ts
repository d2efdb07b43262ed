import { dayOf, type ShopTallies, type TallySeries } from "@scorecast/core";
import {
  addEvent,
  emptyTriangle,
  type FittedHazards,
  fitHazards,
  followCohorts,
  type HazardPrior,
  hazardsOf,
  type LagTriangle,
} from "./hazards.ts";
import { COHORT_LAGS, PAST_DAYS } from "./lags.ts";
import type { OnTheWay } from "./on-the-way.ts";
import { type PriorUsed, priorUsed } from "./priors.ts";
import { hazardFit, type ProcessFit, shareFit } from "./process-fit.ts";
import { type FittedShare, fitShare } from "./shares.ts";
import type { HazardProcess, Share, ShopModel } from "./shop-model.ts";
import { byAge, type ShopRecord } from "./shop-record.ts";

/** Shares reached in the end where the record says little: benchmarks of the platform's other rules, else assumed. */
const priors = {
  review: { share: 0.15, fading: 0.85 },
  "quality-return": { share: 0.01, fading: 0.8 },
  "damage-return": { share: 0.002, fading: 0.9 },
  escalation: { share: 0.006, fading: 0.8 },
} as const satisfies { readonly [process: string]: HazardPrior };
/** P(≤ 4 stars), P(≤ 3 | ≤ 4) … (assumed). */
const PRIOR_STARS = [0.12, 0.6, 0.7, 0.7] as const;

/** What buyers do after signing or paying: reviews and their stars, returns for quality and for damage, calls for help. */
export function fitCohorts(
  record: ShopRecord,
  tallies: ShopTallies,
  signedPerDay: Float64Array,
): {
  readonly part: Pick<ShopModel, "review" | "fewerStars" | "qualityReturn" | "damageReturn"> & {
    readonly escalation: HazardProcess;
  };
  readonly way: Pick<
    OnTheWay,
    "paid" | "unreviewed" | "withoutQualityReturn" | "withoutDamageReturn" | "unescalated"
  >;
  readonly soughtPerDay: Float64Array;
  readonly priors: PriorUsed[];
  readonly fits: ProcessFit[];
} {
  const { series } = tallies;
  const soughtPerDay = perCohortDay(record, series["platform-help-rate"], "denominator");
  const review = follow(record, series["product-rating"], "denominator", signedPerDay, priors.review);
  const quality = follow(
    record,
    series["quality-return-rate"],
    "numerator",
    signedPerDay,
    priors["quality-return"],
  );
  const damage = follow(
    record,
    series["damage-return-rate"],
    "numerator",
    record.paid,
    priors["damage-return"],
  );
  const escalation = follow(
    record,
    series["platform-help-rate"],
    "numerator",
    soughtPerDay,
    priors.escalation,
  );
  const stars = fitStars(record);
  return {
    part: {
      review: hazardsOf(review.fitted),
      fewerStars: stars.fewer,
      qualityReturn: hazardsOf(quality.fitted),
      damageReturn: hazardsOf(damage.fitted),
      escalation: hazardsOf(escalation.fitted),
    },
    way: {
      paid: byAge(record.paid, PAST_DAYS),
      unreviewed: byAge(review.open, COHORT_LAGS),
      withoutQualityReturn: byAge(quality.open, COHORT_LAGS),
      withoutDamageReturn: byAge(damage.open, COHORT_LAGS),
      unescalated: byAge(escalation.open, COHORT_LAGS),
    },
    soughtPerDay,
    priors: [
      ...(series["product-rating"]
        ? [...priorUsed("review", review.fitted.events), ...priorUsed("stars", stars.rated)]
        : []),
      ...(series["quality-return-rate"] ? priorUsed("quality-return", quality.fitted.events) : []),
      ...(series["damage-return-rate"] ? priorUsed("damage-return", damage.fitted.events) : []),
      ...(series["platform-help-rate"] ? priorUsed("escalation", escalation.fitted.events) : []),
    ],
    fits: [
      ...(series["product-rating"]
        ? [hazardFit("review", "share", review.fitted), shareFit("stars", stars.below5)]
        : []),
      ...(series["quality-return-rate"] ? [hazardFit("quality-return", "share", quality.fitted)] : []),
      ...(series["damage-return-rate"] ? [hazardFit("damage-return", "share", damage.fitted)] : []),
      ...(series["platform-help-rate"] ? [hazardFit("escalation", "share", escalation.fitted)] : []),
    ],
  };
}

/** Hazards of a tally's events on the cohorts of `sizes`, and who of them is still without. */
function follow(
  record: ShopRecord,
  series: TallySeries | null | undefined,
  side: "numerator" | "denominator",
  sizes: Float64Array,
  prior: HazardPrior,
): { readonly fitted: FittedHazards; readonly open: Float64Array } {
  const triangle = emptyTriangle(record.firstDay, record.start - 1, COHORT_LAGS);
  if (series) addTally(triangle, series, side);
  const open = followCohorts(triangle, sizes);
  return { fitted: fitHazards(triangle, prior), open };
}

/** Adds a side of a tally to a triangle; what is outside it is not counted. */
export function addTally(
  triangle: LagTriangle,
  series: TallySeries,
  side: "numerator" | "denominator",
): void {
  for (let i = 0; i < series.cohortDay.length; i++) {
    const cohort = series.cohortDay[i]!;
    addEvent(triangle, cohort, series.knownDay[i]! - cohort, series[side][i]!);
  }
}

/** Amounts known before the start, per cohort day from the record's first. */
export function perCohortDay(
  { firstDay, start, days }: ShopRecord,
  series: TallySeries | null | undefined,
  side: "numerator" | "denominator",
): Float64Array {
  const perDay = new Float64Array(days);
  for (let i = 0; series && i < series.cohortDay.length; i++) {
    const day = series.cohortDay[i]! - firstDay;
    if (day >= 0 && day < days && series.knownDay[i]! < start) perDay[day]! += series[side][i]!;
  }
  return perDay;
}

/** How many of the counted reviews fall below 5 stars, below 4 … */
function fitStars(record: ShopRecord): {
  readonly fewer: ShopModel["fewerStars"];
  readonly below5: FittedShare;
  readonly rated: number;
} {
  const { history, firstReview, signedAt, valid, firstDay, days, start } = record;
  const atMost = Array.from({ length: 5 }, () => new Float64Array(days));
  let rated = 0;
  for (let order = 0; order < valid.length; order++) {
    const row = firstReview[order]!;
    if (!valid[order] || row < 0 || !history.reviews) continue;
    const at = history.reviews.createdAt[row]!;
    const stars = history.reviews.productStars[row]!;
    const day = dayOf(at) - firstDay;
    if (Number.isNaN(stars) || !(at >= signedAt[order]!) || day < 0 || day + firstDay >= start) continue;
    rated++;
    for (let k = Math.max(1, Math.ceil(stars)); k <= 5; k++) atMost[k - 1]![day]! += 1;
  }
  const share = (k: number, prior: number): Share => fitShare(atMost[k - 1]!, atMost[k]!, prior).share;
  const below5 = fitShare(atMost[3]!, atMost[4]!, PRIOR_STARS[0]);
  return {
    fewer: [below5.share, share(3, PRIOR_STARS[1]), share(2, PRIOR_STARS[2]), share(1, PRIOR_STARS[3])],
    below5,
    rated,
  };
}
