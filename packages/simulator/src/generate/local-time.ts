const DAY = 86_400;
const known = new Map<string, number>();

/** Day number (days since 1970-01-01) of "YYYY-MM-DD". A spec is written by us: a wrong date is a broken promise. */
export function dayNumber(text: string): number {
  const held = known.get(text);
  if (held !== undefined) return held;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / 86_400_000 : Number.NaN;
  if (Number.isNaN(day)) {
    throw new RangeError(`"${text}" in the shop spec is no date. Write it as YYYY-MM-DD, e.g. 2026-07-04.`);
  }
  if (known.size >= REMEMBERED) known.clear();
  known.set(text, day);
  return day;
}

/** Dates and days that are remembered: those of a spec are asked for with every order. */
const REMEMBERED = 2000;

/** The end of a spec's record in shop-local seconds: what happens then or later is not known. */
export function endOf({ startDay, days }: { readonly startDay: string; readonly days: number }): number {
  return (dayNumber(startDay) + days) * DAY;
}

/** "YYYY-MM-DD HH:MM:SS" of shop-local seconds, whole seconds; "" for null. */
export function timeText(seconds: number | null): string {
  if (seconds === null) return "";
  const day = Math.floor(seconds / DAY);
  const second = Math.floor(seconds) - day * DAY;
  return dayText(day) + minutes[Math.floor(second / 60)]! + two[second % 60]!;
}

/** "YYYY-MM-DD" of a day number. */
export function dayText(day: number): string {
  const held = written.get(day);
  if (held !== undefined) return held;
  if (written.size >= REMEMBERED) written.clear();
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
  written.set(day, text);
  return text;
}

const written = new Map<number, string>();
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));
/** " HH:MM:" of each minute of the day: two joints are cheaper than six. */
const minutes = Array.from(
  { length: 1440 },
  (_, minute) => ` ${two[Math.floor(minute / 60)]}:${two[minute % 60]}:`,
);
