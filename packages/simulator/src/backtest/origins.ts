/** Days of record before the first origin: two windows of a month. */
export const RUN_UP_DAYS = 60;

/**
 * Days on which forecasts are made: every so many days up to the last one, oldest first.
 *
 * @param first first day on record; `last` last day with a score to compare with
 */
export function originsOf(
  first: number,
  last: number,
  every: number,
  shortest: number,
  asked: { readonly from: number | null; readonly to: number | null },
): number[] {
  const from = Math.max(asked.from ?? first + RUN_UP_DAYS, first + 1);
  const to = Math.min(asked.to ?? last - shortest, last - shortest);
  const days: number[] = [];
  for (let day = to; day >= from; day -= every) days.push(day);
  return days.reverse();
}
