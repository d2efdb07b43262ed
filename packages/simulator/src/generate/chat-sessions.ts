import type { Experience } from "./experience.ts";
import { runs } from "./incident-days.ts";
import { isOpen } from "./open-hours.ts";
import { type PlatformNumber, randomNumber } from "./platform-number.ts";
import type { Order, Purchase } from "./purchases.ts";
import { drawFrom } from "./quantile-table.ts";
import { happens, type RandomSource } from "./random-source.ts";
import type { ShopSpec } from "./shop-spec.ts";
import { pickIndex } from "./weighted.ts";
import { replySlowness } from "./workload.ts";

const HOUR = 3600;
const DAY = 86_400;

export interface ChatSession {
  readonly id: PlatformNumber;
  readonly startedAt: number;
  readonly order: Order | null;
  readonly human: boolean;
  readonly rounds: number;
  /** Seconds of each answered round, whole; the first round first. */
  readonly replies: readonly number[];
  readonly stars: number | null;
  readonly soured: boolean;
  readonly escalated: boolean;
}

/** A question before buying: some minutes before the payment, about no order. Null if there was none. */
export function presaleChat(spec: ShopSpec, purchase: Purchase, random: RandomSource): ChatSession | null {
  if (!happens(spec.chats.presalePerPurchase, random)) return null;
  const startedAt = Math.floor(purchase.paidAt - (2 + 40 * random()) * 60);
  return session(spec, startedAt, null, false, random);
}

/** Stage 4: the buyer of an order writes, the sooner and the likelier the worse it went. Null if not. */
export function orderChat(
  spec: ShopSpec,
  purchase: Purchase,
  order: Order,
  experience: Experience,
  random: RandomSource,
): ChatSession | null {
  if (!happens(spec.chats.contactRate[experience.fate], random)) return null;
  const trouble = experience.fate !== "fine";
  const moment = trouble
    ? experience.since + random() * DAY
    : purchase.paidAt + random() * (experience.signedAt - purchase.paidAt);
  return session(spec, Math.floor(awake(moment, random)), order, trouble, random);
}

/** Few write at night: five in six wait for the morning. */
function awake(moment: number, random: RandomSource): number {
  const hour = (moment % DAY) / HOUR;
  if (hour >= 8 || happens(1 / 6, random)) return moment;
  return Math.floor(moment / DAY) * DAY + (8 + 3 * random()) * HOUR;
}

function session(
  spec: ShopSpec,
  startedAt: number,
  order: Order | null,
  trouble: boolean,
  random: RandomSource,
): ChatSession {
  const { chats } = spec;
  const id = randomNumber("73", 16, random);
  const human = !happens(trouble ? chats.botShare / 2 : chats.botShare, random);
  if (!human) {
    return {
      id,
      startedAt,
      order,
      human,
      rounds: 0,
      replies: [],
      stars: null,
      soured: false,
      escalated: false,
    };
  }
  const rounds = 1 + pickIndex(chats.rounds, random);
  const unanswered = unansweredRate(spec, startedAt);
  const slower = replySlowness(spec, startedAt);
  const replies: number[] = [];
  for (let round = 0; round < rounds; round++) {
    if (!happens(unanswered, random)) replies.push(Math.round(drawFrom(chats.replySeconds, random) * slower));
  }
  const soured = replies.length < rounds || (trouble && happens(chats.sourRate, random));
  const weights = soured ? chats.stars.soured : chats.stars.content;
  const stars = happens(chats.ratedShare, random) ? 1 + pickIndex(weights, random) : null;
  const escalated = soured && order !== null && happens(chats.escalationShare, random);
  return { id, startedAt, order, human, rounds, replies, stars, soured, escalated };
}

function unansweredRate(spec: ShopSpec, startedAt: number): number {
  for (const incident of spec.incidents) {
    if (incident.kind === "chat-outage" && runs(incident, startedAt)) return incident.unansweredRate;
  }
  const { chats, incidents } = spec;
  if (!isOpen(chats.staffed, startedAt)) return chats.unansweredOffHours;
  let rate = chats.unansweredRate;
  for (const incident of incidents)
    if (incident.kind === "staff-sick" && runs(incident, startedAt))
      rate = Math.max(rate, incident.unansweredRate);
  return rate;
}
