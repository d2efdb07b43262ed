export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

/** Day (since 1970-01-01) of a shop-local time in seconds. NaN stays NaN. */
export function dayOf(seconds: number): number {
  return Math.floor(seconds / DAY);
}

/** Second of the day in [0, 86400). */
export function secondOfDay(seconds: number): number {
  return seconds - dayOf(seconds) * DAY;
}

/** First second of a day. */
export function startOf(day: number): number {
  return day * DAY;
}

/** Last whole second of a day, 23:59:59. */
export function endOf(day: number): number {
  return (day + 1) * DAY - 1;
}

/** "YYYY-MM-DD" of a day number (proleptic Gregorian). */
export function formatDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Day number of "YYYY-MM-DD".
 *
 * @returns null if the text is no such date of the calendar (2026-02-30 is none)
 */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  const day = ms / 86_400_000;
  return formatDay(day) === text ? day : null;
}

/**
 * Shop-local seconds of "YYYY-MM-DD HH:MM:SS" (or with T) without an offset.
 *
 * @returns null if the text is no such time
 */
export function parseLocalTime(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const day = parseDay(match[1]!);
  const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Number(match[4])];
  if (day === null || hours > 23 || minutes > 59 || seconds > 59) return null;
  return day * DAY + hours * HOUR + minutes * MINUTE + seconds;
}

/** "YYYY-MM-DD HH:MM:SS" of shop-local seconds; "" for NaN. */
export function formatLocalTime(seconds: number): string {
  if (Number.isNaN(seconds)) return "";
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}
