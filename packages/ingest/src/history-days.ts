import { dayOf, type History } from "@scorecast/core";

/** Day of the earliest payment and of the latest event; deadlines and what the platform showed are no events. */
export function historyDays(tables: Omit<History, "firstDay" | "lastDay" | "shop" | "fallbacks">): {
  firstDay: number | null;
  lastDay: number | null;
} {
  const { orders, parcels, reviews, afterSales, chats, chatDays, complaints, violations, listings } = tables;
  let first = Number.POSITIVE_INFINITY;
  for (let i = 0; i < orders.count; i++) if (orders.paidAt[i]! < first) first = orders.paidAt[i]!;
  let last = Number.NEGATIVE_INFINITY;
  for (const times of [
    ...[orders.paidAt, orders.shippedAt, orders.completedAt, orders.cancelledAt],
    ...(parcels === null ? [] : [parcels.pickedUpAt, parcels.signedAt]),
    ...(reviews === null ? [] : [reviews.createdAt]),
    ...(afterSales === null
      ? []
      : [
          afterSales.appliedAt,
          afterSales.agreedAt,
          afterSales.refundedAt,
          afterSales.closedAt,
          afterSales.returnSignedAt,
        ]),
    ...(chats === null ? [] : [chats.startedAt]),
    ...(complaints === null ? [] : [complaints.createdAt]),
    ...(violations === null ? [] : [violations.at]),
  ]) {
    for (let i = 0; i < times.length; i++) if (times[i]! > last) last = times[i]!;
  }
  let lastDay = Number.isFinite(last) ? dayOf(last) : null;
  for (const day of [...(listings?.date ?? []), ...(chatDays?.date ?? [])])
    if (lastDay === null || day > lastDay) lastDay = day;
  return { firstDay: Number.isFinite(first) ? dayOf(first) : null, lastDay };
}
