import type { Locale } from "../locale.ts";

const tables = [
  "orders",
  "parcels",
  "reviews",
  "after-sales",
  "chats",
  "complaints",
  "violations",
  "listings",
] as const;

/** What a row of a shop folder's table is called, or the table's own name where the page has no word for it. */
export function tableTitle(name: string, locale: Locale): string {
  const known = tables.find((table) => table === name);
  return known ? locale.t(`table.${known}`) : name;
}
