import { dayOf } from "../clocks/shop-day.ts";
import type { ChatDayTable, Fallback, History } from "./history.ts";

/** A share's two sides, in sessions; `standIn`: human sessions weigh it, because nobody knows how many were rated. */
export interface RatedSessions {
  readonly dissatisfied: number;
  readonly rated: number;
  readonly standIn: boolean;
}

/** Rows of the daily totals that count: those of days on which no session began. Never both on one day. */
export function countedChatDays({ chats, chatDays }: Pick<History, "chats" | "chatDays">): number[] {
  if (chatDays === null) return [];
  const recorded = new Set<number>();
  for (let row = 0; chats && row < chats.count; row++) recorded.add(dayOf(chats.startedAt[row]!));
  return Array.from({ length: chatDays.count }, (_, row) => row).filter(
    (row) => !recorded.has(chatDays.date[row]!),
  );
}

/**
 * The rated and the dissatisfied sessions of a row; null: unknown. What is not given follows from what is, in whole
 * sessions. If the share stands alone, the human sessions stand in for the rated ones.
 */
export function ratedSessions(table: ChatDayTable, row: number): RatedSessions | null {
  const share = table.dissatisfiedShare[row]!;
  const rated = table.ratedSessions[row]!;
  const dissatisfied = table.dissatisfiedSessions[row]!;
  if (rated >= 0) {
    const count = dissatisfied >= 0 ? dissatisfied : Math.round(share * rated);
    return Number.isNaN(count) ? null : { dissatisfied: count, rated, standIn: false };
  }
  if (dissatisfied > 0 && share > 0)
    return { dissatisfied, rated: Math.round(dissatisfied / share), standIn: false };
  const sessions = table.humanSessions[row]!;
  if (Number.isNaN(share * sessions)) return null;
  return { dissatisfied: Math.round(share * sessions * 1024) / 1024, rated: sessions, standIn: true };
}

/** `recorded` with what stands in where daily totals count that do not say what their averages are over. */
export function withChatDayStandIns(
  recorded: readonly Fallback[],
  tables: Pick<History, "chats" | "chatDays">,
): Fallback[] {
  const { chatDays } = tables;
  const own = (one: Fallback) =>
    ["chat-days.rated_sessions", "chats.rounds"].includes(`${one.table}.${one.column}`);
  const others = recorded.filter((one) => !own(one));
  if (chatDays === null) return others;
  let [rated, rounds] = [0, 0];
  for (const row of countedChatDays(tables)) {
    if (!(chatDays.humanSessions[row]! > 0)) continue;
    if (ratedSessions(chatDays, row)?.standIn) rated++;
    if (!Number.isNaN(chatDays.meanReplySeconds[row]!)) rounds++;
  }
  const of = chatDays.count;
  const from = "chat-days.human_sessions";
  const found: Fallback[] = [
    { table: "chat-days", column: "rated_sessions", from, rows: rated, of },
    { table: "chats", column: "rounds", from, rows: rounds, of },
  ];
  return [...others, ...found.filter(({ rows }) => rows > 0)];
}
