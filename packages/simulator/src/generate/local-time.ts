/** Day number (days since 1970-01-01) of "YYYY-MM-DD". A spec is written by us: a wrong date is a broken promise. */
export function dayNumber(text: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / 86_400_000 : Number.NaN;
  if (Number.isNaN(day)) {
    throw new RangeError(`"${text}" in the shop spec is no date. Write it as YYYY-MM-DD, e.g. 2026-07-04.`);
  }
  return day;
}

/** "YYYY-MM-DD HH:MM:SS" of shop-local seconds, whole seconds; "" for null. */
export function timeText(seconds: number | null): string {
  if (seconds === null) return "";
  return new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
