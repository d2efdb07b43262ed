import type { ShopModel } from "./shop-model.ts";

/** Working time of an agent per round (assumed), at most this share of the reply time that the shop has. */
const HANDLING_SECONDS = 30;
const HANDLING_AT_MOST = 0.8;
/** Rounds come so much faster in the busy hours than on average over the 15 hours that count (assumed). */
const BUSY = 2;
const OPEN_SECONDS = 15 * 3600;
/** A round that waits longer counts as unanswered: 600 s in the rules. */
const LONGEST_WAIT = 600;
const URGENT_SECONDS = 15;
const AGENTS_AT_MOST = 200;

/**
 * Mean wait of an M/M/c queue (Erlang 1917; "Erlang C"), in units of the mean service time, for `load` = arrivals ×
 * service time. Agents between two whole numbers: part of the day with one more. +Infinity where they cannot keep up.
 */
export function erlangWait(load: number, agents: number): number {
  const whole = Math.floor(agents);
  const more = agents - whole;
  const below = waitOf(load, whole);
  return more === 0 ? below : (1 - more) * below + more * waitOf(load, whole + 1);
}

function waitOf(load: number, agents: number): number {
  if (load <= 0) return 0;
  if (load >= agents) return Number.POSITIVE_INFINITY;
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
  const waits = (agents * blocked) / (agents - load * (1 - blocked));
  return waits / (agents - load);
}

interface Counter {
  readonly handling: number;
  readonly load: number;
}

function counterOf({ chats, demand }: ShopModel, secondsPerRound: number): Counter {
  const rounds = chats.rounds.points.reduce((a, b) => a + b, 0) / chats.rounds.points.length;
  const handling = Math.min(HANDLING_SECONDS, HANDLING_AT_MOST * secondsPerRound);
  return {
    handling,
    load: (BUSY * demand.mean * chats.sessions.mean * rounds * handling) / OPEN_SECONDS,
  };
}

/** Seconds until a reply: the wait, at most until the round counts as unanswered, and the handling. */
function replySeconds({ handling, load }: Counter, agents: number): number {
  if (agents <= 0) return handling + LONGEST_WAIT;
  const whole = Math.floor(agents);
  const more = agents - whole;
  const seconds = (c: number) => handling + Math.min(LONGEST_WAIT, handling * erlangWait(load, c));
  return more === 0 ? seconds(whole) : (1 - more) * seconds(whole) + more * seconds(whole + 1);
}

/**
 * Agents on duty at a time: as given, else as many as make the queue as slow as the shop is (assumed). Fewer than one:
 * somebody answers part of the time, as where the owner packs parcels, too.
 */
export function agentsOf(model: ShopModel): number {
  const given = model.chats.staffing?.agents;
  if (given !== undefined) return given;
  const own = model.chats.secondsPerRound;
  const counter = counterOf(model, own);
  let slower = replySeconds(counter, 0);
  if (own >= slower) return 0;
  for (let agents = 1; agents < AGENTS_AT_MOST; agents++) {
    const faster = replySeconds(counter, agents);
    if (faster <= own) return agents - 1 + (slower - own) / (slower - faster);
    slower = faster;
  }
  return AGENTS_AT_MOST;
}

/**
 * The reply time that follows from who is on duty and how much there is to answer: the shop's own reply time, times
 * what the queue says now over what it says of the shop as it is. Comes after all levers and incidents, so that
 * their order does not matter. Nothing changed: the same model.
 */
export function settleChats(model: ShopModel, before: ShopModel): ShopModel {
  const { chats } = model;
  if (chats.staffing === before.chats.staffing && loadFactor(model) === loadFactor(before)) return model;
  const own = before.chats.secondsPerRound;
  if (own <= 0) return model;
  const agents = agentsOf(before);
  const { added = 0, present = 1, urgent = 0 } = chats.staffing ?? {};
  const counter = counterOf(before, own);
  const now = { ...counter, load: (counter.load * loadFactor(model)) / loadFactor(before) };
  const ratio =
    loadFactor(before) > 0
      ? replySeconds(now, (agents + added) * present) / replySeconds(counter, agents)
      : 1;
  const ordinary = Math.min(chats.secondsPerRound * ratio, Math.max(chats.secondsPerRound, LONGEST_WAIT));
  const seconds = (1 - urgent) * ordinary + urgent * Math.min(ordinary, URGENT_SECONDS);
  const scale = seconds / chats.secondsPerRound;
  return {
    ...model,
    chats: {
      ...chats,
      secondsPerRound: seconds,
      varianceBetweenRounds: chats.varianceBetweenRounds * scale * scale,
    },
  };
}

function loadFactor({ demand, chats }: ShopModel): number {
  return demand.mean * chats.sessions.mean;
}
