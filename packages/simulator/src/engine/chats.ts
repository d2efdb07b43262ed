import { atomAt } from "../random/atoms.ts";
import { binomial, binomialOfHazard } from "../random/binomial.ts";
import { poisson } from "../random/poisson.ts";
import { uniformAt } from "../random/slots.ts";
import { book } from "./books.ts";
import { durations } from "./compiled-model.ts";
import { openDay } from "./dice.ts";
import { gammaSum, sumOfDurations } from "./durations.ts";
import { dayFactor, type Run, START } from "./run.ts";

/** Mean orders per day over the last 7 days up to `t`: what chats and calls for help follow. */
function recentOrders(run: Run, t: number): number {
  let sum = 0;
  for (let day = START + t - 6; day <= START + t; day++) sum += run.paid[day]!;
  return sum / 7;
}

/** Human sessions of day `t`: how many, their rounds and seconds, how many are rated and how many badly. */
export function chat(run: Run, t: number): void {
  const { chats } = run.model;
  const { world, series, fixed } = run;
  const today = run.models[START + t]!;
  let slots = openDay(run.keys, "sessions", run.replication, t, run.slots);
  const volume =
    recentOrders(run, t) * today.sessions * world.sessions * dayFactor(chats.sessions.dayVariance, slots);
  const sessions = poisson(volume, uniformAt(slots, 1));
  if (sessions === 0) return;
  const timed = binomial(sessions, chats.timedShare, uniformAt(slots, 2));

  slots = openDay(run.keys, "response", run.replication, t, run.slots);
  const pace = world.response * dayFactor(chats.dayVariance, slots);
  const rounds = sumOfDurations(durations(chats.rounds), timed, 1, slots, 2);
  if (rounds > 0) {
    const mean = rounds * today.secondsPerRound;
    const variance = rounds * today.varianceBetweenRounds;
    const seconds =
      mean === 0 || variance === 0 ? mean : spread(mean, (mean * mean) / variance, uniformAt(slots, 1));
    book(run.books, series.response, t, t, Math.floor(seconds * pace + 0.5), rounds);
  }

  slots = openDay(run.keys, "rating", run.replication, t, run.slots);
  const rated = binomial(sessions, world.rated, uniformAt(slots, 1));
  if (rated === 0) return;
  const hazard =
    world.dissatisfied * today.dissatisfiedTimes * atomAt(fixed.dissatisfied.dayFactor, uniformAt(slots, 0));
  book(run.books, series.dissatisfaction, t, t, binomialOfHazard(rated, hazard, uniformAt(slots, 2)), rated);
}

/** A gamma variate by its cube root; below shape 1 an evenly spread one, or none, with the same mean and variance. */
function spread(mean: number, shape: number, u: number): number {
  if (shape >= 1) return gammaSum(mean, shape, u);
  const p = (4 * shape) / (3 * (shape + 1));
  return u < 1 - p ? 0 : (2 * mean * ((u - (1 - p)) / p)) / p;
}

/** Orders of day `t` whose buyer turns to the merchant for the first time. */
export function seekHelp(run: Run, t: number): void {
  const { seeking } = run.model.help;
  const slots = openDay(run.keys, "seeking", run.replication, t, run.slots);
  const mean =
    recentOrders(run, t) *
    run.models[START + t]!.seeking *
    run.world.seeking *
    dayFactor(seeking.dayVariance, slots);
  const sought = poisson(mean, uniformAt(slots, 1));
  run.unescalated[START + t] = sought;
  if (sought > 0) book(run.books, run.series.help, t, t, 0, sought);
}
