import { describe, it } from "vitest";
import { type SlotWindow, stepsOf } from "../../src/engine/books.ts";
import { chat, seekHelp } from "../../src/engine/chats.ts";
import { keysOf } from "../../src/engine/dice.ts";
import { fillWords, worldInputs } from "../../src/engine/probe.ts";
import { drawWorld, newRun, resetRun, type SeriesSlots } from "../../src/engine/run.ts";
import { scenarioModels } from "../../src/engine/scenario-models.ts";
import { referenceKernel } from "../../src/kernel/reference-kernel.ts";
import { expectMean } from "../expect-mean.ts";
import { planned } from "./planned.ts";

const REPLICATIONS = 4000;
const { model, way } = planned().state;
const share = (p: number) => ({ a: p * 1e6, b: (1 - p) * 1e6, dayVariance: 0 });
const chats = {
  sessions: { mean: 0.5, evidence: 1e12, dayVariance: 0 },
  timedShare: 1,
  rounds: { points: [1] },
  secondsPerRound: 60,
  varianceBetweenRounds: 0,
  evidence: 1e12,
  dayVariance: 0.2,
  rated: share(0.4),
  dissatisfied: share(0.25),
};
const help = { ...model.help, seeking: { mean: 0.3, evidence: 1e12, dayVariance: 0 } };
const certain = { ...model, chats, help };

/** What one day after a week of 14 orders a day books, in each of many replications. */
function booked() {
  const slot = (index: number): SlotWindow[] => [{ slot: index, fromDaysAgo: 30, toDaysAgo: 1 }];
  const names = ["response", "dissatisfaction", "help"] as const;
  const series = Object.fromEntries(
    [
      "rating",
      "quality",
      "pickup",
      "delivery",
      "damage",
      "review",
      "orders",
      "signed",
      "badReviews",
      "counts",
      "further",
      ...names,
    ].map((name) => [name, names.includes(name as never) ? slot(names.indexOf(name as never)) : []]),
  ) as unknown as SeriesSlots;
  const kernel = referenceKernel();
  const models = scenarioModels(certain, [], "chats");
  const run = newRun(kernel, REPLICATIONS, models, way, keysOf("chats"), "chats", series, names.length, 1);
  resetRun(run);
  const inputs = worldInputs(certain);
  const words = new Uint32Array(inputs.length * REPLICATIONS);
  fillWords(kernel, run.dice.keys.world, 0, inputs, undefined, run.dice.streams, words);
  drawWorld(run, words);
  run.paid.fill(14);
  chat(run, 0);
  seekHelp(run, 0);
  const [numerators, denominators] = [run.books.numerator, run.books.denominator].map((sums) =>
    names.map((_, slot) => stepsOf(run.books, sums, slot, 1, 1)),
  );
  return Array.from({ length: REPLICATIONS }, (_, i) => ({
    rounds: denominators![0]![i]!,
    rated: denominators![1]![i]!,
    sought: denominators![2]![i]!,
    seconds: numerators![0]![i]!,
    dissatisfied: numerators![1]![i]!,
  }));
}

describe("a day after a week of 14 orders a day", () => {
  const days = booked();
  it("has half a session and 0.3 calls for help per order", () => {
    expectMean(
      days.map(({ rounds }) => rounds),
      { mean: 7, sd: Math.sqrt(7) },
    );
    expectMean(
      days.map(({ sought }) => sought),
      { mean: 4.2, sd: Math.sqrt(4.2) },
    );
  });
  it("answers in 60 s a round, give or take a good or bad day", () => {
    const pace = days.filter(({ rounds }) => rounds > 0).map(({ seconds, rounds }) => seconds / rounds);
    const sd = 60 * Math.sqrt(0.2);
    expectMean(pace, { mean: 60, sd });
    const squares = pace.map((x) => (x - 60) ** 2);
    // a gamma factor of variance 0.2 has kurtosis 3 + 6 · 0.2; its points keep a little less of it
    expectMean(squares, { mean: 0.99 * sd * sd, sd: sd * sd * Math.sqrt(3.2) });
  });
  it("is rated in 40 % of the sessions, a quarter of them badly", () => {
    const variance = (p: number) => 7 * p; // thinned Poisson
    expectMean(
      days.map(({ rated }) => rated),
      { mean: 2.8, sd: Math.sqrt(variance(0.4)) },
    );
    expectMean(
      days.map(({ dissatisfied }) => dissatisfied),
      { mean: 0.7, sd: Math.sqrt(variance(0.1)) },
    );
  });
});
