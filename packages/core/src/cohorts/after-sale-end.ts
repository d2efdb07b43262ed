import { afterSaleResults } from "../history/columns.ts";
import type { AfterSaleTable } from "../history/history.ts";

const refunded = afterSaleResults.indexOf("refunded");

/** When the after-sale ended: closed, else refunded; NaN while open. Shop-local seconds. */
export function finishedAt(afterSales: AfterSaleTable, row: number): number {
  const closed = afterSales.closedAt[row]!;
  return Number.isNaN(closed) ? afterSales.refundedAt[row]! : closed;
}

/** When the refund succeeded; NaN if it did not (yet). */
export function refundedAt(afterSales: AfterSaleTable, row: number): number {
  const result = afterSales.result[row]!;
  return result === refunded || result < 0 ? afterSales.refundedAt[row]! : Number.NaN;
}
