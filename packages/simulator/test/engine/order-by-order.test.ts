import { compilePlan } from "@scorecast/core";
import seedrandom from "seedrandom";
import { describe, it } from "vitest";
import { usualLateness } from "../../src/engine/chains.ts";
import { compileModel } from "../../src/engine/compiled-model.ts";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import type { HazardProcess, Share } from "../../src/model/shop-model.ts";
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
  const { chains, ...apart } = model;
  return {
    ...state,
    replications: REPLICATIONS,
    model: {
      ...apart,
      ...(chains && { chains: { lateness: chains.lateness } }),
      demand: { mean: model.demand.mean, weekday: [1, 1, 1, 1, 1, 1, 1], evidence: 1e12, dayVariance: 0 },
      pickup: hazards(model.pickup),
      signing: hazards(model.signing),
      review: hazards(model.review),
      fewerStars: [share(four), share(three), share(two), share(one)],
      qualityReturn: hazards(model.qualityReturn),
      help: {
        seeking: { ...model.help.seeking, evidence: 1e12, dayVariance: 0 },
        escalation: hazards(model.help.escalation),
      },
    },
  };
}

const RATIOS = { stars: 5, seeking: 4, escalation: 6 };

/** The same shop where lateness spreads, and where enough turn to the platform to see it. */
function spreading(state: EngineState): EngineState {
  const { lateness } = state.model.chains!;
  const chains = Object.entries(RATIOS).map(([id, ratio]) => [id, { points: [ratio] }]);
  const { help } = state.model;
  const escalation = { ...help.escalation, byLag: help.escalation.byLag.map(() => 0.01) };
  return {
    ...state,
    model: {
      ...state.model,
      help: { ...help, escalation },
      chains: { lateness, ...Object.fromEntries(chains) },
    },
  };
}

interface Entry {
  readonly cohort: number;
  readonly known: number;
  readonly amount: number;
}

/**
 * One future, one order after the other; entries of the tallies of product-rating, quality-return-rate and
 * platform-help-rate. An order is late or not by the share of its like, and its buyer acts accordingly.
 */
function liveThrough(state: EngineState, random: () => number) {
  const { model, way, horizon } = state;
  const signed: Entry[] = [];
  const returns: Entry[] = [];
  const stars: Entry[] = [];
  const ratings: Entry[] = [];
  const seekers: Entry[] = [];
  const escalations: Entry[] = [];
  const happens = (p: number) => random() < p;
  const day = (cohort: number, lag: number) => cohort + lag;
  const { lateness } = model.chains!;
  const ratioOf = (id: keyof typeof RATIOS) => model.chains![id]?.points[0] ?? 1;
  const usual = usualLateness(lateness!, model, compileModel(model));
  /** Share of a late or of another order, the mean over both as fitted. */
  const share = (mean: number, ratio: number, late: boolean, usualLate: number) =>
    (mean * (late ? ratio : 1)) / (1 + (ratio - 1) * usualLate);
  const overdue = new Int32Array(horizon);
  const paid = Int32Array.from({ length: horizon + 7 }, (_, i) => way.paid[6 - i] ?? 0);
  const follow = (cohort: number, from: number, hazards: readonly number[], event: (at: number) => void) => {
    for (let lag = from; lag < hazards.length && day(cohort, lag) < horizon; lag++)
      if (happens(hazards[lag]!)) return event(day(cohort, lag));
  };
  const review = (cohort: number, from: number, late: boolean) =>
    follow(cohort, from, model.review.byLag, (at) => {
      let given = 5;
      for (const [k, { a, b }] of model.fewerStars.entries()) {
        const mean = a / (a + b);
        if (!happens(k === 0 ? share(mean, ratioOf("stars"), late, usual.signed) : mean)) break;
        given--;
      }
      stars.push({ cohort, known: at, amount: given });
      ratings.push({ cohort, known: at, amount: 1 });
    });
  const complain = (cohort: number, from: number) =>
    follow(cohort, from, model.qualityReturn.byLag, (at) => returns.push({ cohort, known: at, amount: 1 }));
  const travel = (cohort: number, from: number, latePickup: boolean) => {
    for (let lag = from; lag < model.signing.byLag.length && day(cohort, lag) < horizon; lag++) {
      const at = day(cohort, lag);
      if (happens(model.signing.byLag[lag]!)) {
        signed.push({ cohort: at, known: at, amount: 1 });
        review(at, 0, latePickup || happens(lateness!.signedLate[lag]!));
        return complain(at, 0);
      }
      if (happens(lateness!.overdueUnsigned[lag]!)) overdue[at]! += 1;
    }
  };
  const wait = (cohort: number, from: number) => {
    for (let lag = from; lag < model.pickup.byLag.length && day(cohort, lag) < horizon; lag++) {
      if (happens(model.pickup.byLag[lag]!))
        return travel(day(cohort, lag), 0, happens(lateness!.pickedUpLate[lag]!));
      if (happens(model.cancellation[lag]!)) return;
      if (happens(lateness!.overdueUnpicked[lag]!)) overdue[day(cohort, lag)]! += 1;
    }
  };
  const escalate = (cohort: number, from: number, ratio: number) =>
    follow(
      cohort,
      from,
      model.help.escalation.byLag.map((p) => 1 - (1 - p) ** ratio),
      (at) => escalations.push({ cohort, known: at, amount: 1 }),
    );
  const carryOn = (byAge: readonly number[], go: (cohort: number, from: number) => void) => {
    for (const [age, count] of byAge.entries()) for (let i = 0; i < count; i++) go(-1 - age, age + 1);
  };
  const lateShare = (shares: readonly (number | null)[] | undefined, cohort: number, usually: number) =>
    shares?.[-1 - cohort] ?? usually;
  carryOn(way.unreviewed, (cohort, from) =>
    review(cohort, from, happens(lateShare(way.lateSignings, cohort, usual.signed))),
  );
  carryOn(way.withoutQualityReturn, complain);
  carryOn(way.inTransit, (cohort, from) =>
    travel(cohort, from, happens(lateShare(way.latePickups, cohort, 0))),
  );
  carryOn(way.awaitingPickup, wait);
  carryOn(way.unescalated, (cohort, from) => escalate(cohort, from, 1));
  for (let t = 0; t < horizon; t++) {
    paid[t + 7] = poissonCount(model.demand.mean, random);
    for (let n = paid[t + 7]!; n > 0; n--) wait(t, 0);
  }
  const [seeking, escalation] = [ratioOf("seeking"), ratioOf("escalation")];
  const usualSeekers = (seeking * usual.overdue) / (1 + (seeking - 1) * usual.overdue);
  for (let t = 0; t < horizon; t++) {
    const volume = paid.subarray(t + 1, t + 8).reduce((a, b) => a + b, 0) / 7;
    const each = (late: boolean) => share(model.help.seeking.mean, seeking, late, usual.overdue);
    for (const [late, orders] of [
      [true, overdue[t]!],
      [false, volume - overdue[t]!],
    ] as const)
      for (let n = poissonCount(Math.max(0, each(late) * orders), random); n > 0; n--) {
        seekers.push({ cohort: t, known: t, amount: 1 });
        escalate(t, 0, share(1, escalation, late, usualSeekers));
      }
  }
  return { signed, returns, stars, ratings, seekers, escalations };
}

/** Poisson by counting exponential gaps (Knuth). */
function poissonCount(mean: number, random: () => number): number {
  let [count, product] = [0, random()];
  while (product > Math.exp(-mean)) {
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

const apart = certain(planned().state);

describe.each([
  ["", apart],
  [", where lateness spreads", spreading(apart)],
])("counts per day against a simulation order by order%s", (name, state) => {
  const plan = compilePlan(state.rules, state.shop, new Set(state.tables) as never);
  const slotOf = (id: string) => plan.slots.findIndex(({ series }) => series === id);
  const projection = simulateRange(state, 0, 0, REPLICATIONS)!;
  const random = seedrandom.alea(`order by order${name}`);
  const futures = Array.from({ length: ORDER_LEVEL }, () => liveThrough(state, random));

  it.each(
    DAYS.flatMap((h) =>
      (
        [
          ["product-rating", "stars", "ratings"],
          ["quality-return-rate", "returns", "signed"],
          ["platform-help-rate", "escalations", "seekers"],
        ] as const
      ).map(([metric, above, below]) => ({ h, metric, above, below })),
    ),
  )("$metric has the same mean and variance on day $h", ({ h, metric, above, below }) => {
    const known = state.known[slotOf(metric)]!;
    const byOrder = futures.map(
      (future) =>
        (known.numerator[h]! + windowSum(future[above], h)) /
        (known.denominator[h]! + windowSum(future[below], h)),
    );
    expectSameMoments(columnOf(projection, projection.nodes.indexOf(metric), h), byOrder);
  });
});
