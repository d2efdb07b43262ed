import { normalOfWord } from "../kernel/normal-cells.ts";
import { fillFromModels } from "./block-models.ts";
import { book } from "./books.ts";
import { uniformOf } from "./dice.ts";
import { dayFactor, type Run, rollSlots, rowOf, rowsOf, START, todays } from "./run.ts";
import { hasAny } from "./seconds.ts";
import { followSeekers, timesSlowReplies, withOverdue } from "./spread-trouble.ts";

/** Mean orders per day over the last 7 days up to `t`, what chats and calls for help follow, times `perOrder`: into `room.mean`. */
export function volume({ kernel, block, paid, room }: Run, t: number, perOrder: Float64Array): Float64Array {
  room.counts.fill(0);
  kernel.addRows(room.counts, rowsOf(paid, START + t - 6, 7, block));
  for (let i = 0; i < block; i++) room.mean[i] = (room.counts[i]! / 7) * perOrder[i]!;
  return room.mean;
}

/** Human sessions of day `t`: how many, their rounds and seconds, how many are rated and how many badly. */
export function chat(run: Run, t: number): void {
  const { kernel, block, prepared, world, room } = run;
  const words = rollSlots(run, "sessions", t, 3);
  const factor = dayFactor(run, prepared.days.sessions, world.sessions, words);
  kernel.multiply(
    factor,
    todays(run, t, ({ sessions }) => sessions),
    1,
    factor,
  );
  const [sessions, timed] = [rowOf(room.drawn, 0, block), rowOf(room.second, 0, block)];
  volume(run, t, factor);
  withOverdue(run, "sessions", factor);
  kernel.poissonsOf(room.mean, rowOf(words, 1, block), sessions);
  if (!hasAny(sessions)) return;
  kernel.binomials(prepared.timedSessions, sessions, rowOf(words, 2, block), timed);
  run.story?.keep("sessions", t, sessions);
  run.story?.keep("timed-sessions", t, timed);
  reply(run, t, timed);
  rate(run, t, sessions);
}

/** Rounds of the sessions and the seconds that they took. */
function reply(run: Run, t: number, timed: Int32Array): void {
  const { kernel, block, prepared, models, world, room, series } = run;
  const { streams, seconds } = room;
  kernel.openStreams(run.dice.keys.response, run.dice.luck, t, streams);
  const words = rowsOf(room.words, 0, 2, block);
  kernel.uniforms(streams, 0, words);
  const pace = dayFactor(run, prepared.days.response, world.response, words);
  const rounds = room.some;
  kernel.durationSums(prepared.rounds, timed, room.mean.fill(1), streams, 2, rounds);
  const [mean, variance] = [room.today, room.mean];
  fillFromModels(models, START + t, ({ secondsPerRound }) => secondsPerRound, 0, mean);
  fillFromModels(models, START + t, ({ varianceBetweenRounds }) => varianceBetweenRounds, 0, variance);
  for (let i = 0; i < block; i++)
    seconds[i] = Math.floor(
      spread(rounds[i]! * mean[i]!, rounds[i]! * variance[i]!, words[block + i]!) * pace[i]! + 0.5,
    );
  run.story?.keep("rounds", t, rounds);
  run.story?.keep("reply-seconds", t, seconds);
  book(run.books, series.response, t, seconds, rounds);
}

function rate(run: Run, t: number, sessions: Int32Array): void {
  const { kernel, block, prepared, world, room, series } = run;
  const words = rollSlots(run, "rating", t, 3);
  const hazard = dayFactor(run, prepared.days.dissatisfied, world.dissatisfied, words);
  kernel.multiply(
    hazard,
    todays(run, t, ({ dissatisfiedTimes }) => dissatisfiedTimes),
    1,
    hazard,
  );
  timesSlowReplies(run, hazard);
  kernel.binomialsOf(sessions, world.rated, rowOf(words, 1, block), room.counts);
  kernel.binomialsOfHazard(room.counts, hazard, rowOf(words, 2, block), room.others);
  run.story?.keep("rated", t, room.counts);
  run.story?.keep("dissatisfied", t, room.others);
  book(run.books, series.dissatisfaction, t, room.others, room.counts);
}

/**
 * A gamma variate by its cube root (Wilson and Hilferty 1931); below shape 1 an evenly spread one, or none, with the same
 * mean and variance.
 */
function spread(mean: number, variance: number, word: number): number {
  if (mean === 0 || variance === 0) return mean;
  const shape = (mean * mean) / variance;
  if (shape >= 1) {
    const narrow = 1 / (9 * shape);
    const root = 1 - narrow + normalOfWord(word) * Math.sqrt(narrow);
    return root <= 0 ? 0 : mean * root * root * root;
  }
  const p = (4 * shape) / (3 * (shape + 1));
  const u = uniformOf(word);
  return u < 1 - p ? 0 : (2 * mean * ((u - (1 - p)) / p)) / p;
}

/** Orders of day `t` whose buyer turns to the merchant for the first time. */
export function seekHelp(run: Run, t: number): void {
  const { kernel, block, prepared, world, room } = run;
  const words = rollSlots(run, "seeking", t, 2);
  const factor = dayFactor(run, prepared.days.seeking, world.seeking, words);
  kernel.multiply(
    factor,
    todays(run, t, ({ seeking }) => seeking),
    1,
    factor,
  );
  const sought = rowOf(run.unescalated, START + t, block);
  volume(run, t, factor);
  withOverdue(run, "seeking", factor);
  followSeekers(run, t);
  kernel.poissonsOf(room.mean, rowOf(words, 1, block), sought);
  run.story?.keep("seeking", t, sought);
  book(run.books, run.series.help, t, null, sought);
}
