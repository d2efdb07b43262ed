import { countedChatDays } from "../history/chat-days.ts";
import type { ChatDayTable } from "../history/history.ts";
import type { Recorded } from "../metrics/metric.ts";
import type { Add } from "../tally/tally-series.ts";

/**
 * Adds the daily totals of the days without sessions: one entry a day, of no order and no row.
 *
 * @param sidesOf numerator and denominator of a row; NaN, or nothing below the line: the row does not say
 */
export function addChatTotals(
  { history }: Recorded,
  add: Add,
  sidesOf: (totals: ChatDayTable, row: number) => readonly [numerator: number, denominator: number],
): void {
  const days = new Map<number, { numerator: number; denominator: number }>();
  for (const row of countedChatDays(history)) {
    const [numerator, denominator] = sidesOf(history.chatDays!, row);
    if (Number.isNaN(numerator) || !(denominator > 0)) continue;
    const date = history.chatDays!.date[row]!;
    const day = days.get(date) ?? { numerator: 0, denominator: 0 };
    days.set(date, day);
    day.numerator += numerator;
    day.denominator += denominator;
  }
  for (const [day, { numerator, denominator }] of days) add(day, day, numerator, denominator, -1, -1);
}

/** The sides of a mean, or of a share, over the human sessions: whole seconds, or whole sessions. */
export function overSessions(
  mean: (totals: ChatDayTable) => Float64Array,
): (totals: ChatDayTable, row: number) => readonly [number, number] {
  return (totals, row) => {
    const sessions = totals.humanSessions[row]!;
    return [Math.round(mean(totals)[row]! * sessions), sessions];
  };
}
