import type { History, TableName } from "../history/history.ts";

/** The id by which people know a row: order, waybill, review, after-sale, session or complaint id; "" where a table has none. */
export function rowId(history: History, table: TableName, row: number): string {
  switch (table) {
    case "orders":
      return history.orders.ids[row] ?? "";
    case "parcels":
      return history.parcels?.ids[row] ?? "";
    case "reviews":
      return history.reviews?.ids[row] ?? "";
    case "after-sales":
      return history.afterSales?.ids[row] ?? "";
    case "chats":
      return history.chats?.ids[row] ?? "";
    case "complaints":
      return history.complaints?.ids[row] ?? "";
    case "chat-days":
    case "violations":
    case "listings":
    case "observed":
      return "";
    default:
      return table satisfies never;
  }
}
