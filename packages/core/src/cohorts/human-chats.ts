import { dayOf, HOUR, secondOfDay } from "../clocks/shop-day.ts";
import type { Recorded } from "../metrics/metric.ts";

/** Calls `visit` for each human session started in the rule's working hours (08:00:00–22:59:59), with its day. */
export function eachHumanChat(
  { history, parameters }: Recorded,
  visit: (row: number, day: number) => void,
): void {
  if (history.chats === null) return;
  const { count, startedAt, human } = history.chats;
  const { from, until } = parameters.chatHours ?? { from: 8, until: 23 };
  for (let row = 0; row < count; row++) {
    const second = secondOfDay(startedAt[row]!);
    if (human[row] === 1 && second >= from * HOUR && second < until * HOUR)
      visit(row, dayOf(startedAt[row]!));
  }
}
