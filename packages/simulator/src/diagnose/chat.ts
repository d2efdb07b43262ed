import { type Entry, secondOfDay } from "@scorecast/core";
import { beyondLuck, type Ground, LOOK_BACK } from "./ground.ts";
import { compareUnits, type Excess } from "./scan.ts";
import { chatSpan } from "./shipping.ts";

/** Human sessions of working hours, those of days on which chats were slow altogether left out. */
export interface ChatHours {
  readonly sessions: readonly Entry[];
  /** Hours in which hardly anybody answers while they do in the others; null: none. */
  readonly unstaffed: { readonly hours: readonly number[]; readonly excess: Excess } | null;
}

const LEAST_ROUNDS = 20;

/** null: no sessions on record (daily totals know no hours). */
export function chatHours(ground: Ground): ChatHours | null {
  return ground.once("chat hours", () => {
    const { chats } = ground.history;
    const entries = ground.entries("chat-response-seconds");
    if (chats === null || entries === null) return null;
    const slow = chatSpan(ground);
    const sessions = entries.filter(
      ({ row, cohortDay }) => row >= 0 && !(slow && cohortDay >= slow.from && cohortDay <= slow.to),
    );
    const [seconds, rounds] = [new Float64Array(24), new Float64Array(24)];
    for (const entry of sessions) {
      const hour = hourOf(ground, entry);
      seconds[hour]! += entry.numerator;
      rounds[hour]! += entry.denominator;
    }
    const limit = ground.standard("chat-reply-seconds");
    const hours = [...rounds.keys()].filter(
      (h) => rounds[h]! >= LEAST_ROUNDS && seconds[h]! / rounds[h]! > limit,
    );
    if (hours.length === 0 || hours.length === [...rounds].filter((n) => n >= LEAST_ROUNDS).length)
      return { sessions, unstaffed: null };
    const excess = compareUnits(
      {
        ...{ kind: "mean", units: 2, from: ground.asOf - LOOK_BACK, until: ground.asOf },
        timesWorse: ground.standard("times-longer"),
      },
      (add) => {
        for (const entry of sessions)
          add(
            hours.includes(hourOf(ground, entry)) ? 0 : 1,
            entry.cohortDay,
            entry.numerator,
            entry.denominator,
          );
      },
    )[0];
    const found = excess?.unit === 0 && beyondLuck(ground, excess.chance * 24);
    return { sessions, unstaffed: found ? { hours, excess } : null };
  });
}

/** Hour of the day in which an entry's session began. */
export function hourOf({ history }: Ground, { row }: Entry): number {
  return row < 0 ? -1 : Math.floor(secondOfDay(history.chats!.startedAt[row]!) / 3600);
}
