import { columns, type History, secondsOnClock } from "@scorecast/core";
import type { ShopRecord } from "./shop-record.ts";

type AfterSales = NonNullable<History["afterSales"]>;

const refunded = columns.afterSaleResults.indexOf("refunded");
const refundOnly = columns.afterSaleTypes.indexOf("refund-only");
const returnRefund = columns.afterSaleTypes.indexOf("return-refund");

/** When the refund succeeded; NaN if it did not. */
export function refundTime(afterSales: AfterSales, row: number): number {
  const result = afterSales.result[row]!;
  return result === refunded || result < 0 ? afterSales.refundedAt[row]! : Number.NaN;
}

/** Whether a refund of this row would be assessed: a return, or refund-only applied for after shipping or pickup. */
export function isAssessed(
  { history, pickedUpAt }: ShopRecord,
  afterSales: AfterSales,
  row: number,
): boolean {
  const type = afterSales.type[row]!;
  if (type === returnRefund) return true;
  if (type !== refundOnly) return false;
  const order = afterSales.order[row]!;
  const applied = afterSales.appliedAt[row]!;
  return history.orders.shippedAt[order]! <= applied || pickedUpAt[order]! <= applied;
}

/** Whole seconds from application to `until` on the review clock of the rules. */
export function reviewSeconds({ rules }: ShopRecord, appliedAt: number, until: number): number {
  const rest = rules.metrics["after-sale-review-hours"]?.parameters.restHours ?? null;
  return Math.round(secondsOnClock(appliedAt, until, rest));
}
