import type { ImportReport } from "@scorecast/core/report";
import type { Locale } from "../locale.ts";

const tableNames = [
  "orders",
  "parcels",
  "reviews",
  "after-sales",
  "chats",
  "chat-days",
  "complaints",
  "violations",
  "listings",
  "observed",
] as const;

const columns = [
  "parcels.picked_up_at",
  "parcels.signed_at",
  "orders.cancelled_at",
  "orders.shipped_at",
  "orders.completed_at",
  "reviews.created_at",
  "reviews.service_stars",
  "reviews.logistics_stars",
  "after-sales.agreed_at",
  "after-sales.refunded_at",
  "after-sales.result",
  "after-sales.reason_class",
  "after-sales.arbitration",
  "chats.stars",
  "chats.rounds",
  "chats.reply_seconds",
  "chats.first_reply_seconds",
  "chats.answered_within_3min",
  "listings.video_click_rate",
  "listings.category_video_click_rate",
  "observed.value",
] as const;

const standIns = {
  "orders.shipped_at + 3 d, at most orders.completed_at": "stand-ins.shipped-plus",
  "评价日期 23:59:59": "stand-ins.end-of-day",
  订单完成时间: "column.orders.completed_at",
} as const;

/** What an account calls its tables. */
type Titles = Pick<ImportReport, "tables">;

/**
 * A table, or a column given as "table.column", in words: the account's for the table, where it has it, and the page's;
 * a name that neither knows stays as it is.
 */
export function columnTitle(name: string, { tables }: Titles, locale: Locale): string {
  const [table, column] = name.split(/\.(.*)/s) as [string, string | undefined];
  const titled = tables.find((one) => one.table === table);
  const own = tableNames.find((one) => one === table);
  const words = titled ? locale.pick(titled.title) : own ? locale.t(`tables.${own}`) : table;
  if (column === undefined) return words;
  const known = columns.find((one) => one === name);
  return known ? `${words} · ${locale.t(`column.${known}`)}` : name;
}

/** What stood in for a column, in words where the page has them. */
export function standInTitle(from: string, titles: Titles, locale: Locale): string {
  const known = standIns[from as keyof typeof standIns];
  return known ? locale.t(known) : columnTitle(from, titles, locale);
}
