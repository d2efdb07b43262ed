import type { Durations, ShopModel } from "../model/shop-model.ts";
import type { Lever } from "./lever.ts";

/** The second round comes half a day before the next morning's: so much of the wait is saved (assumed). */
const SAVED_SECONDS = 12 * 3600;

/**
 * A second daily courier pickup: a share of the orders that would wait for a later day's round go one day earlier,
 * half a day sooner on the clock.
 */
export const secondDailyPickup = {
  id: "second-daily-pickup",
  kind: "measure",
  title: { zh: "每日第二次揽收", en: "Second daily pickup" },
  advice: {
    zh: "与快递约定傍晚再来揽收一次，让当天付款的订单不必等到第二天。",
    en: "Agree on a second courier round in the evening, so that orders paid today need not wait for tomorrow.",
  },
  metric: "pickup-hours",
  parameter: {
    title: {
      zh: "原本要等到以后某天揽收的订单中，提前一天揽收的占比",
      en: "share of the orders waiting for a later day's pickup that leave a day earlier",
    },
    unit: "share",
    kind: "share",
  },
  defaultEffect: {
    low: 0.3,
    high: 0.6,
    provenance: "assumed",
    source: {
      zh: "假设：没有公开数据；请用自己店铺的试行结果替换",
      en: "assumed: no published figure; replace it by a trial of your own",
    },
  },
  defaultCost: null,
  changes: [
    {
      part: "pickup.byLag",
      what: {
        zh: "次日及以后揽收的订单中，该占比提前一天",
        en: "so many of the orders picked up on a later day go one day earlier",
      },
    },
    { part: "pickupSeconds", what: { zh: "提前的订单少用 12 小时", en: "they save 12 hours" } },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    const before = sharesByLag(model.pickup.byLag);
    const after = before.map(
      (mass, lag) => mass * (lag === 0 ? 1 : 1 - share) + share * (before[lag + 1] ?? 0),
    );
    return {
      ...model,
      pickup: { ...model.pickup, byLag: hazardsOf(after) },
      pickupSeconds: {
        ...model.pickupSeconds,
        byLag: earlier(model.pickupSeconds.byLag, before, after, share),
      },
    };
  },
} as const satisfies Lever;

/** Unconditional share of a cohort that is picked up on each lag. */
function sharesByLag(hazards: readonly number[]): number[] {
  let open = 1;
  return hazards.map((hazard) => {
    const mass = open * hazard;
    open -= mass;
    return mass;
  });
}

function hazardsOf(masses: readonly number[]): number[] {
  let open = 1;
  return masses.map((mass) => {
    const hazard = open <= 0 ? 0 : Math.min(0.9999, mass / open);
    open -= mass;
    return hazard;
  });
}

/** Durations by lag class, with those mixed in that came from the lag after it and saved half a day. */
function earlier(
  classes: ShopModel["pickupSeconds"]["byLag"],
  before: readonly number[],
  after: readonly number[],
  share: number,
): Durations[] {
  const last = classes.length - 1;
  return classes.map((own, lag) => {
    const ownMean = meanOf(own);
    if (ownMean === 0) return own;
    const moved = share * sum(before.slice(lag + 1, lag === last ? undefined : lag + 2));
    const all = lag === last ? sum(after.slice(last)) : after[lag]!;
    if (all <= 0) return own;
    const movedMean = Math.max(0, meanOf(classes[Math.min(lag + 1, last)]!) - SAVED_SECONDS);
    const mean = ownMean + (moved / all) * (movedMean - ownMean);
    return { points: own.points.map((seconds) => (seconds * mean) / ownMean) };
  });
}

function meanOf({ points }: Durations): number {
  return sum(points) / points.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
