import { dayOf, secondOfDay } from "@scorecast/core";
import { sampleAtoms } from "../random/atoms.ts";
import { type DayCount, dayVariance, evidenceOf } from "./day-variance.ts";
import { type PriorUsed, priorUsed } from "./priors.ts";
import { fitRate, fitShare } from "./shares.ts";
import type { ShopModel } from "./shop-model.ts";
import type { ShopRecord } from "./shop-record.ts";

const HOUR = 3600;
const POINTS = 32;
/** Where no chat is on record (assumed). */
const prior = { sessionsPerOrder: 0.3, rounds: 4, secondsPerRound: 40, rated: 0.2, dissatisfied: 0.12 };

/** Human chats in working hours: how many, how long, how they are rated. */
export function fitChats(record: ShopRecord): {
  readonly part: Pick<ShopModel, "chats">;
  readonly priors: PriorUsed[];
} {
  const { history, rules, firstDay, start, days, recentPaid } = record;
  const { chats } = history;
  const response = rules.metrics["chat-response-seconds"]?.parameters;
  const { from, until } = response?.chatHours ?? { from: 8, until: 23 };
  const unansweredSeconds = response?.unansweredSeconds ?? 600;
  const badStars = rules.metrics["chat-dissatisfaction-rate"]?.parameters.dissatisfiedStars ?? 3;
  const column = () => new Float64Array(days);
  const [sessions, rated, dissatisfied] = [column(), column(), column()];
  const timed: { day: number; rounds: number; seconds: number }[] = [];
  for (let row = 0; chats && row < chats.count; row++) {
    const at = chats.startedAt[row]!;
    const day = dayOf(at) - firstDay;
    const second = secondOfDay(at);
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
  const total = sessions.reduce((a, b) => a + b, 0);
  return {
    part: {
      chats: {
        sessions: fitRate(sessions, recentPaid, prior.sessionsPerOrder),
        timedShare: total === 0 ? 1 : timed.length / total,
        ...fitResponse(timed, days),
        rated: fitShare(rated, sessions, prior.rated),
        dissatisfied: fitShare(dissatisfied, rated, prior.dissatisfied),
      },
    },
    priors: chats
      ? [
          ...priorUsed("sessions", total),
          ...priorUsed("rounds", timed.length),
          ...priorUsed(
            "rated",
            rated.reduce((a, b) => a + b, 0),
          ),
        ]
      : [],
  };
}

/** Rounds of a session, and seconds per round: a ratio whose scatter between sessions and between days is kept apart. */
function fitResponse(
  timed: readonly { day: number; rounds: number; seconds: number }[],
  days: number,
): Pick<
  ShopModel["chats"],
  "rounds" | "secondsPerRound" | "varianceBetweenRounds" | "evidence" | "dayVariance"
> {
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
    };
  const mean = seconds / rounds;
  let squares = 0;
  for (const session of timed) {
    const residual = session.seconds - mean * session.rounds;
    squares += residual * residual;
  }
  const perDay: DayCount[] = [];
  const sums = Array.from({ length: days }, () => ({ rounds: 0, seconds: 0 }));
  for (const session of timed) {
    sums[session.day]!.rounds += session.rounds;
    sums[session.day]!.seconds += session.seconds;
  }
  for (const day of sums)
    if (day.rounds > 0)
      perDay.push({
        seen: day.seconds / mean,
        expected: day.rounds,
        chance: ((squares / rounds) * day.rounds) / (mean * mean || 1),
        sensitivity: day.rounds,
      });
  const variance = mean === 0 ? 0 : dayVariance(perDay);
  return {
    rounds: {
      points: [
        ...sampleAtoms(
          Float64Array.from(timed, (session) => session.rounds),
          POINTS,
        ),
      ],
    },
    secondsPerRound: mean,
    varianceBetweenRounds: squares / rounds,
    evidence: 1 + (mean === 0 ? 0 : evidenceOf(perDay, variance)),
    dayVariance: variance,
  };
}
