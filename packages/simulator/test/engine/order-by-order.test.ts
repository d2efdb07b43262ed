import { compilePlan } from "@scorecast/core";
import seedrandom from "seedrandom";
import { describe, it } from "vitest";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import type { HazardProcess, Share, ShopModel } from "../../src/model/shop-model.ts";
import { expectSameMoments } from "../expect-mean.ts";
import { planned } from "./planned.ts";

const DAYS = [3, 12, 40];
const REPLICATIONS = 2000;
const ORDER_LEVEL = 1000;

/** The fitted shop with nothing uncertain about it and no good or bad days: what is left is the chance of each order. */
function certain(state: EngineState): EngineState {
  const hazards = (process: HazardProcess): HazardProcess => ({ ...process, evidence: 1e12, dayVariance: 0 });
  const share = ({ a, b }: Share): Share => ({
    a: (a / (a + b)) * 1e6,
    b: (b / (a + b)) * 1e6,
    dayVariance: 0,
  });
  const { model } = state;
  const [four, three, two, one] = model.fewerStars;
  return {
    ...state,
    replications: REPLICATIONS,
    model: {
      ...model,
      demand: { mean: model.demand.mean, weekday: [1, 1, 1, 1, 1, 1, 1], evidence: 1e12, dayVariance: 0 },
      pickup: hazards(model.pickup),
      signing: hazards(model.signing),
      review: hazards(model.review),
      fewerStars: [share(four), share(three), share(two), share(one)],
      qualityReturn: hazards(model.qualityReturn),
    },
  };
}

interface Entry {
  readonly cohort: number;
  readonly known: number;
  readonly amount: number;
}

/** One future, one order after the other; entries of the tallies of product-rating and quality-return-rate. */
function liveThrough(state: EngineState, random: () => number) {
  const { model, way, horizon } = state;
  const signed: Entry[] = [];
  const returns: Entry[] = [];
  const stars: Entry[] = [];
  const ratings: Entry[] = [];
  const happens = (p: number) => random() < p;
  const day = (cohort: number, lag: number) => cohort + lag;
  const follow = (cohort: number, from: number, hazards: readonly number[], event: (at: number) => void) => {
    for (let lag = from; lag < hazards.length && day(cohort, lag) < horizon; lag++)
      if (happens(hazards[lag]!)) return event(day(cohort, lag));
  };
  const review = (cohort: number, from: number) =>
    follow(cohort, from, model.review.byLag, (at) => {
      let given = 5;
      for (const { a, b } of model.fewerStars) {
        if (!happens(a / (a + b))) break;
        given--;
      }
      stars.push({ cohort, known: at, amount: given });
      ratings.push({ cohort, known: at, amount: 1 });
    });
  const complain = (cohort: number, from: number) =>
    follow(cohort, from, model.qualityReturn.byLag, (at) => returns.push({ cohort, known: at, amount: 1 }));
  const travel = (cohort: number, from: number) =>
    follow(cohort, from, model.signing.byLag, (at) => {
      signed.push({ cohort: at, known: at, amount: 1 });
      review(at, 0);
      complain(at, 0);
    });
  const wait = (cohort: number, from: number) => {
    for (let lag = from; lag < model.pickup.byLag.length && day(cohort, lag) < horizon; lag++) {
      if (happens(model.pickup.byLag[lag]!)) return travel(day(cohort, lag), 0);
      if (happens(model.cancellation[lag]!)) return;
    }
  };
  const carryOn = (byAge: readonly number[], go: (cohort: number, from: number) => void) => {
    for (const [age, count] of byAge.entries()) for (let i = 0; i < count; i++) go(-1 - age, age + 1);
  };
  carryOn(way.unreviewed, review);
  carryOn(way.withoutQualityReturn, complain);
  carryOn(way.inTransit, travel);
  carryOn(way.awaitingPickup, wait);
  for (let t = 0; t < horizon; t++) for (let n = poissonCount(model, random); n > 0; n--) wait(t, 0);
  return { signed, returns, stars, ratings };
}

/** Poisson by counting exponential gaps (Knuth). */
function poissonCount({ demand }: ShopModel, random: () => number): number {
  let [count, product] = [0, random()];
  while (product > Math.exp(-demand.mean)) {
    count++;
    product *= random();
  }
  return count;
}

function windowSum(entries: readonly Entry[], h: number): number {
  return entries
    .filter(({ cohort, known }) => cohort >= h - 30 && cohort <= h - 1 && known <= h - 1)
    .reduce((sum, { amount }) => sum + amount, 0);
}

describe("counts per day against a simulation order by order", () => {
  const state = certain(planned().state);
  const plan = compilePlan(state.rules, state.shop, new Set(state.tables) as never);
  const slotOf = (id: string) => plan.slots.findIndex(({ series }) => series === id);
  const projection = simulateRange(state, 0, 0, REPLICATIONS)!;
  const random = seedrandom.alea("order by order");
  const futures = Array.from({ length: ORDER_LEVEL }, () => liveThrough(state, random));

  it.each(DAYS)("product-rating has the same mean and variance on day %i", (h) => {
    const known = state.known[slotOf("product-rating")]!;
    const byOrder = futures.map(
      ({ stars, ratings }) =>
        (known.numerator[h]! + windowSum(stars, h)) / (known.denominator[h]! + windowSum(ratings, h)),
    );
    expectSameMoments(columnOf(projection, projection.nodes.indexOf("product-rating"), h), byOrder);
  });
  it.each(DAYS)("quality-return-rate has the same mean and variance on day %i", (h) => {
    const known = state.known[slotOf("quality-return-rate")]!;
    const byOrder = futures.map(
      ({ returns, signed }) =>
        (known.numerator[h]! + windowSum(returns, h)) / (known.denominator[h]! + windowSum(signed, h)),
    );
    expectSameMoments(columnOf(projection, projection.nodes.indexOf("quality-return-rate"), h), byOrder);
  });
});
