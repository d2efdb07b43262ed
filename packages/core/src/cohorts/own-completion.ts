import { dayOf } from "../clocks/shop-day.ts";
import { type AfterSaleType, afterSaleTypes } from "../history/columns.ts";
import type { Recorded } from "../metrics/metric.ts";
import type { Add } from "../tally/tally-series.ts";
import { refundedAt } from "./after-sale-end.ts";

/** Whole seconds from application to refund, over the refunds of one type; those that the platform handled are among them. */
export function tallyOwnCompletion({ history }: Recorded, add: Add, type: AfterSaleType): void {
  const afterSales = history.afterSales!;
  const code = afterSaleTypes.indexOf(type);
  for (let row = 0; row < afterSales.count; row++) {
    const at = refundedAt(afterSales, row);
    if (afterSales.type[row] !== code || Number.isNaN(at) || afterSales.order[row]! < 0) continue;
    add(
      dayOf(at),
      dayOf(at),
      Math.max(0, Math.round(at - afterSales.appliedAt[row]!)),
      1,
      afterSales.order[row]!,
      row,
    );
  }
}
