import { dayOf, type ShopTallies, secondOfDay } from "@scorecast/core";
import { sampleAtoms } from "../random/atoms.ts";
import { type DayCount, dayVariance, evidenceOf } from "./day-variance.ts";
import { perCohortDay } from "./fit-cohorts.ts";
import { type PriorUsed, priorUsed, roundsOfTotals } from "./priors.ts";
import { levelFit, type ProcessFit, rateFit, shareFit } from "./process-fit.ts";
import { chooseRecency, type Recency, recencyWeights } from "./recency.ts";
import { levelOf, scaled } from "./scatter.ts";
import { fitRate, fitShare } from "./shares.ts";
import type { ShopModel } from "./shop-model.ts";
import type { ShopRecord } from "./shop-record.ts";

const HOUR = 3600;
const POINTS = 32;
/** Where no chat is on record (assumed). */
const prior = { sessionsPerOrder: 0.3, rounds: 4, secondsPerRound: 40, rated: 0.2, dissatisfied: 0.12 };

/**
 * Human chats in working hours: how many, how long, how they are rated. On days without sessions their totals say it, as
 * the tallies read them; how long chats take is theirs to say only where no session does.
 */
export function fitChats(
  record: ShopRecord,
  tallies: ShopTallies,
): {
  readonly part: Pick<ShopModel, "chats">;
  readonly priors: PriorUsed[];
  readonly fits: ProcessFit[];
} {
  const { history, rules, firstDay, start, days, recentPaid } = record;
  const { chats } = history;
  const response = rules.metrics["chat-response-seconds"]?.parameters;
  const { from, until } = response?.chatHours ?? { from: 8, until: 23 };
  const unansweredSeconds = response?.unansweredSeconds ?? 600;
  const badStars = rules.metrics["chat-dissatisfaction-rate"]?.parameters.dissatisfiedStars ?? 3;
  const column = () => new Float64Array(days);
  const [sessions, rated, dissatisfied] = [column(), column(), column()];
  const recorded = new Uint8Array(days);
  const timed: { day: number; rounds: number; seconds: number }[] = [];
  for (let row = 0; chats && row < chats.count; row++) {
    const at = chats.startedAt[row]!;
    const day = dayOf(at) - firstDay;
    const second = secondOfDay(at);
    if (day >= 0 && day < days) recorded[day] = 1;
    if (chats.human[row] !== 1 || day < 0 || day + firstDay >= start) continue;
    if (second < from * HOUR || second >= until * HOUR) continue;
    sessions[day]! += 1;
    if (!Number.isNaN(chats.stars[row]!)) {
      rated[day]! += 1;
      if (chats.stars[row]! <= badStars) dissatisfied[day]! += 1;
    }
    const unanswered = chats.unansweredRounds[row]! || 0;
    const rounds = chats.rounds[row]!;
    const reply = chats.replySeconds[row]!;
    if (Number.isNaN(rounds) || (Number.isNaN(reply) && rounds > unanswered)) continue;
    timed.push({ day, rounds, seconds: (Number.isNaN(reply) ? 0 : reply) + unanswered * unansweredSeconds });
  }
  timed.sort((a, b) => a.day - b.day || a.rounds - b.rounds || a.seconds - b.seconds);
  const sum = (column: Float64Array) => column.reduce((a, b) => a + b, 0);
  const totals = totalsOf(record, tallies, recorded);
  const fromTotals = timed.length === 0 && sum(totals.timed) > 0;
  const [told, all] = fromTotals ? [sum(totals.timed), sum(totals.sessions)] : [timed.length, sum(sessions)];
  for (let day = 0; day < days; day++) {
    sessions[day]! += totals.sessions[day]!;
    rated[day]! += totals.rated[day]!;
    dissatisfied[day]! += totals.dissatisfied[day]!;
  }
  const volume = fitRate(sessions, recentPaid, prior.sessionsPerOrder);
  const {
    days: paces,
    recency,
    ...pace
  } = fromTotals ? fitTotals(totals.timed, totals.seconds) : fitResponse(timed, days, unansweredSeconds);
  const rating = fitShare(rated, sessions, prior.rated);
  const bad = fitShare(dissatisfied, rated, prior.dissatisfied);
  return {
    part: {
      chats: {
        sessions: volume.rate,
        timedShare: all === 0 ? 1 : told / all,
        ...pace,
        rated: rating.share,
        dissatisfied: bad.share,
      },
    },
    priors:
      chats || history.chatDays
        ? [
            ...priorUsed("sessions", sum(sessions)),
            ...(fromTotals ? [roundsOfTotals] : priorUsed("rounds", timed.length)),
            ...priorUsed("rated", sum(rated)),
          ]
        : [],
    fits:
      chats || history.chatDays
        ? [
            rateFit("sessions", "per-order", volume),
            levelFit("rounds", "seconds", pace.secondsPerRound, false, {
              ...{ ...pace, recency, days: paces, events: told },
            }),
            shareFit("rated", rating),
            shareFit("dissatisfied", bad),
          ]
        : [],
  };
}

/** Daily totals of the days without a session, per day: human sessions, those with a mean and its seconds, those rated. */
function totalsOf(
  record: ShopRecord,
  { series }: ShopTallies,
  recorded: Uint8Array,
): Readonly<Record<"sessions" | "timed" | "seconds" | "rated" | "dissatisfied", Float64Array>> {
  const { firstDay, days } = record;
  const { chatDays } = record.history;
  const sessions = new Float64Array(days);
  for (let row = 0; chatDays && row < chatDays.count; row++) {
    const day = chatDays.date[row]! - firstDay;
    if (day >= 0 && day < days && !recorded[day]) sessions[day]! += chatDays.humanSessions[row]!;
  }
  const of = (metric: string, side: "numerator" | "denominator") =>
    perCohortDay(record, series[metric], side).map((amount, day) => (recorded[day] ? 0 : amount));
  return {
    sessions,
    timed: of("chat-response-seconds", "denominator"),
    seconds: of("chat-response-seconds", "numerator"),
    rated: of("chat-dissatisfaction-rate", "denominator"),
    dissatisfied: of("chat-dissatisfaction-rate", "numerator"),
  };
}

interface Response
  extends Pick<
    ShopModel["chats"],
    "rounds" | "secondsPerRound" | "varianceBetweenRounds" | "evidence" | "dayVariance"
  > {
  readonly recency: Recency;
  /** Per day of the fit, in rounds at the mean pace. */
  readonly days: readonly DayCount[];
}

/** Rounds of a session, and seconds per round: a ratio whose scatter between sessions and between days is kept apart. */
function fitResponse(
  timed: readonly { day: number; rounds: number; seconds: number }[],
  days: number,
  unansweredSeconds: number,
): Response {
  let [rounds, seconds] = [0, 0];
  for (const session of timed) {
    rounds += session.rounds;
    seconds += session.seconds;
  }
  if (rounds === 0)
    return {
      rounds: { points: [prior.rounds] },
      secondsPerRound: prior.secondsPerRound,
      varianceBetweenRounds: prior.secondsPerRound * prior.secondsPerRound,
      evidence: 1,
      dayVariance: 0.05,
      recency: { halfLife: null, gain: 0, error: 0 },
      days: [],
    };
  const mean = seconds / rounds;
  // half an unanswered round that luck has kept off the record
  let squares = 0.5 * (unansweredSeconds - mean) * (unansweredSeconds - mean);
  for (const session of timed) {
    const residual = session.seconds - mean * session.rounds;
    squares += residual * residual;
  }
  const sums = { rounds: new Float64Array(days), seconds: new Float64Array(days) };
  for (const session of timed) {
    sums.rounds[session.day]! += session.rounds;
    sums.seconds[session.day]! += session.seconds;
  }
  return {
    rounds: {
      points: [
        ...sampleAtoms(
          Float64Array.from(timed, (session) => session.rounds),
          POINTS,
        ),
      ],
    },
    ...fitPace(sums.rounds, sums.seconds, mean, squares / rounds),
  };
}

/** The same from daily totals, whose means stand for one round a session: sessions scatter as the prior has it. */
function fitTotals(sessions: Float64Array, seconds: Float64Array): Response {
  const mean = seconds.reduce((a, b) => a + b, 0) / sessions.reduce((a, b) => a + b, 0);
  return { rounds: { points: [1] }, ...fitPace(sessions, seconds, mean, mean * mean) };
}

/** Seconds per round, and how far days differ in them beyond what rounds do. */
function fitPace(
  rounds: Float64Array,
  seconds: Float64Array,
  mean: number,
  varianceBetweenRounds: number,
): Omit<Response, "rounds"> {
  const perDay = Array.from(rounds, (expected, day): DayCount => {
    const chance = (varianceBetweenRounds * expected) / (mean * mean || 1);
    return { seen: mean === 0 ? 0 : seconds[day]! / mean, expected, chance, sensitivity: expected };
  });
  const recency = chooseRecency(perDay);
  const weights = recencyWeights(recency.halfLife, perDay.length);
  const level = weights ? levelOf(perDay, weights) : 1;
  const days = level === 1 ? perDay : perDay.map((day) => scaled(day, level));
  const variance = mean === 0 ? 0 : dayVariance(days, weights);
  return {
    secondsPerRound: mean * level,
    varianceBetweenRounds: varianceBetweenRounds * level * level,
    evidence: 1 + (mean === 0 ? 0 : evidenceOf(days, variance, weights)),
    dayVariance: variance,
    recency,
    days,
  };
}
