import { afterSaleTypes } from "../history/columns.ts";
import type { Recorded } from "../metrics/metric.ts";
import { refundedAt } from "./after-sale-end.ts";

const refundOnly = afterSaleTypes.indexOf("refund-only");
const returnRefund = afterSaleTypes.indexOf("return-refund");

/**
 * Calls `visit` for each successful refund of the assessed kinds: refund-only after shipping (shipped, or picked up,
 * at or before the application) and return-refund, with the time of the refund.
 */
export function eachShippedRefund(
  { history, facts }: Recorded,
  visit: (row: number, order: number, refundedAt: number) => void,
): void {
  const afterSales = history.afterSales!;
  for (let row = 0; row < afterSales.count; row++) {
    const at = refundedAt(afterSales, row);
    const order = afterSales.order[row]!;
    if (Number.isNaN(at) || order < 0) continue;
    const type = afterSales.type[row]!;
    const applied = afterSales.appliedAt[row]!;
    const shipped =
      history.orders.shippedAt[order]! <= applied ||
      (facts.pickedUpAt !== null && facts.pickedUpAt[order]! <= applied);
    if (type === returnRefund || (type === refundOnly && shipped)) visit(row, order, at);
  }
}
