import { formatDay } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";

/** Days of every year on which platforms of the trade hold a shopping festival: both ends included, month-day. */
export interface Festival {
  readonly id: string;
  readonly title: Text;
  readonly from: string;
  readonly to: string;
}

/**
 * The days around which orders of a festival bunch. The platform announces each festival anew, and its warm-up lasts for
 * weeks; which days stand out is *assumed* here, from the festivals' names and their traditional last days.
 */
export const festivals: readonly Festival[] = [
  { id: "38", title: { zh: "38 好物节", en: "Women's Day sale" }, from: "03-05", to: "03-08" },
  { id: "618", title: { zh: "618", en: "618" }, from: "06-15", to: "06-18" },
  { id: "818", title: { zh: "818", en: "818" }, from: "08-16", to: "08-18" },
  { id: "99", title: { zh: "99 大促", en: "9.9 sale" }, from: "09-07", to: "09-09" },
  { id: "1111", title: { zh: "双 11", en: "11.11" }, from: "11-08", to: "11-11" },
  { id: "1212", title: { zh: "双 12", en: "12.12" }, from: "12-10", to: "12-12" },
];

/** The festival that a day belongs to, null on ordinary days. */
export function festivalOn(day: number): Festival | null {
  const monthDay = formatDay(day).slice(5);
  return festivals.find(({ from, to }) => monthDay >= from && monthDay <= to) ?? null;
}
