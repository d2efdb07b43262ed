import { formatDay, type History } from "@scorecast/core";
import { generateShop, type ShopSpec, type ShopTables, shopHistory } from "../../src/generate/index.ts";

/**
 * Two generated shops under the same dice, one of them with a measure: what starts on `from` or later (an order, with its
 * parcels, reviews and complaints; an application; a chat) is of the second, the rest of the first.
 */
export function withMeasure(before: ShopSpec, after: ShopSpec, from: number, seed: string): ShopTables {
  const [a, b] = [generateShop(before, seed), generateShop(after, seed)];
  const day = formatDay(from);
  const paid = new Map(a.orders.map(({ order_id, paid_at }) => [order_id, paid_at]));
  const since = (at: string | undefined) => at !== undefined && at >= day;
  const spliced = <T>(rows: (shop: ShopTables) => readonly T[], at: (row: T) => string | undefined): T[] => [
    ...rows(a).filter((row) => !since(at(row))),
    ...rows(b).filter((row) => since(at(row))),
  ];
  const byOrder = ({ order_id }: { order_id: string }) => paid.get(order_id);
  return {
    ...a,
    orders: spliced(({ orders }) => orders, byOrder),
    parcels: spliced(({ parcels }) => parcels, byOrder),
    reviews: spliced(({ reviews }) => reviews, byOrder),
    complaints: spliced(
      ({ complaints }) => complaints,
      (row) => byOrder(row) ?? row.created_at,
    ),
    afterSales: spliced(
      ({ afterSales }) => afterSales,
      ({ applied_at }) => applied_at,
    ),
    chats: spliced(
      ({ chats }) => chats,
      ({ started_at }) => started_at,
    ),
  };
}

export function historyWithMeasure(before: ShopSpec, after: ShopSpec, from: number, seed: string): History {
  return shopHistory(withMeasure(before, after, from, seed));
}
