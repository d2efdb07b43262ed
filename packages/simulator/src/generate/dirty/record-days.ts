import { dayNumber } from "../local-time.ts";
import type { ShopTables } from "../shop-tables.ts";

/** Day numbers of the first and the last payment; null without orders. */
export function recordDays({ orders }: ShopTables): { readonly from: number; readonly to: number } | null {
  const days = orders.map(({ paid_at }) => paid_at.slice(0, 10)).sort();
  if (days.length === 0) return null;
  return { from: dayNumber(days[0]!), to: dayNumber(days.at(-1)!) };
}
