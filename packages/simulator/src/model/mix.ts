import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import type { FittedProducts } from "./fit-products.ts";
import type { FittedRegions } from "./fit-regions.ts";
import { meanOf } from "./shares.ts";
import type { Share, ShopModel } from "./shop-model.ts";
import type { PooledProcess } from "./unit-counts.ts";

/**
 * Level of the orders that are being paid now over the level that was fitted: units' ratios weighed by their recent orders, over the
 * same weighed as the fit weighed them, drawn towards 1 by `movedShare`.
 */
export function mixFactor({ pooled, mix }: PooledProcess, { units, recent }: MixOfOrders): number {
  const orders = sumOf(recent);
  const moved = movedShare(units, recent);
  if (moved === 0) return 1;
  let [now, then] = [0, 0];
  for (let unit = 0; unit < mix.length; unit++) {
    const weight = pooled.weights[unit]!;
    // a unit that the fit has not met is like the shop
    const ratio = weight > 0 ? pooled.shares[unit]! / weight : 1;
    now += (ratio * recent[unit]!) / orders;
    then += ratio * mix[unit]!;
  }
  return then > 0 ? 1 + moved * (now / then - 1) : 1;
}

/** Orders per unit in the days of the fit and, among them, in the last days. */
export type MixOfOrders = Pick<FittedProducts, "units" | "recent">;

/**
 * How much of the difference between the recent mix and that of all days is more than luck, in [0, 1]: 1 − degrees of freedom ÷ χ²,
 * and 0 where chance explains it (the positive part of Stein's rule; James and Stein 1961).
 */
export function movedShare(units: MixOfOrders["units"], recent: Float64Array): number {
  const [all, lately] = [units.reduce((sum, { orders }) => sum + orders, 0), sumOf(recent)];
  if (lately === 0 || lately >= all) return 0;
  let [chi, freedom] = [0, -1];
  for (const [unit, { orders }] of units.entries()) {
    const expected = (lately * orders) / all;
    if (expected <= 0) continue;
    chi += ((recent[unit]! - expected) * (recent[unit]! - expected)) / expected;
    freedom++;
  }
  // the recent orders are a part of all
  chi /= 1 - lately / all;
  return chi > freedom ? 1 - freedom / chi : 0;
}

function sumOf(column: Float64Array): number {
  return column.reduce((a, b) => a + b, 0);
}

/** Share of each unit in the orders being paid now: that of all days of the fit, moved as far as the recent mix moved beyond luck. */
export function orderMix({ units, recent }: MixOfOrders): Float64Array {
  const [all, lately] = [units.reduce((sum, { orders }) => sum + orders, 0), sumOf(recent)];
  const moved = movedShare(units, recent);
  return Float64Array.from(units, ({ orders }, unit) => {
    const usual = orders / all;
    return moved === 0 ? usual : usual + moved * (recent[unit]! / lately - usual);
  });
}

/**
 * The share of the events that a unit causes at another weight among the orders, the others among themselves as they were.
 *
 * @param share of the events at weight `before`, both in (0, 1)
 */
export function sharesAtMix(share: number, before: number, now: number): number {
  if (share >= 1 || before >= 1) return share;
  const odds = ((share / (1 - share)) * (now / (1 - now))) / (before / (1 - before));
  return odds / (1 + odds);
}

/** What the mix of recent orders does to the level of each process; absent: nothing to compare. */
export interface MixFactors {
  readonly "quality-return"?: number;
  readonly "damage-return"?: number;
  readonly stars?: number;
  readonly delivery?: number;
}

export function mixFactors(products: FittedProducts | null, provinces: FittedRegions | null): MixFactors {
  const factors: { -readonly [id in keyof MixFactors]: number } = {};
  for (const id of ["quality-return", "damage-return", "stars"] as const) {
    const process = products?.processes[id];
    if (process) factors[id] = mixFactor(process, products);
  }
  const late = provinces?.processes.delivery;
  if (late) factors.delivery = mixFactor(late, provinces);
  return factors;
}

/** The model at the level of the orders being paid now; the very same where nothing is compared. */
export function withMix(model: ShopModel, factors: MixFactors): ShopModel {
  const { "quality-return": quality, "damage-return": damage, stars, delivery } = factors;
  if ([quality, damage, stars, delivery].every((factor) => factor === undefined)) return model;
  const { qualityReturn, damageReturn, fewerStars } = model;
  const hazards = (process: ShopModel["qualityReturn"], factor: number | undefined) =>
    factor === undefined ? process : { ...process, byLag: process.byLag.map((p) => timesHazard(p, factor)) };
  return {
    ...model,
    qualityReturn: hazards(qualityReturn, quality),
    damageReturn: hazards(damageReturn, damage),
    fewerStars:
      stars === undefined
        ? fewerStars
        : [moved(fewerStars[0], stars), fewerStars[1], fewerStars[2], fewerStars[3]],
    delivery:
      delivery === undefined
        ? model.delivery
        : { ...model.delivery, late: model.delivery.late.map((share) => moved(share, delivery)) },
  };
}

/** A share whose cumulative hazard is multiplied, as well known as before. */
function moved(share: Share, factor: number): Share {
  const worth = share.a + share.b;
  const mean = timesHazard(meanOf(share), factor);
  return { ...share, a: mean * worth, b: (1 - mean) * worth };
}

function timesHazard(p: number, factor: number): number {
  return p >= 1 ? p : 1 - exp(factor * log(1 - p));
}
