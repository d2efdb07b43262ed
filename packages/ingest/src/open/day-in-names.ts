import { parseDay } from "@scorecast/core";

const DAY = /(?<!\d)(20\d\d)(?:[-_./年]?)(\d\d?)(?:[-_./月]?)(\d\d?)(?!\d)/g;

/** The one day that the first of `names` with a day in it names, YYYY-MM-DD; null if there is none, or several. */
export function dayInNames(names: readonly (string | null)[]): string | null {
  for (const name of names) {
    const days = new Set<string>();
    for (const [, year, month, day] of (name ?? "").matchAll(DAY)) {
      const spelled = `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
      if (parseDay(spelled) !== null) days.add(spelled);
    }
    if (days.size > 0) return days.size === 1 ? [...days][0]! : null;
  }
  return null;
}
