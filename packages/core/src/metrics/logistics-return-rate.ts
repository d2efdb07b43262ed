import { DAY, dayOf } from "../clocks/shop-day.ts";
import { hasReason, tallyFirstAfterSales } from "../cohorts/cohorts.ts";
import { compensations, liabilities, reasonClasses } from "../history/columns.ts";
import { isUnknown } from "../history/unknown-column.ts";
import type { Metric } from "./metric.ts";

const logistics = reasonClasses.indexOf("logistics");
const merchant = liabilities.indexOf("merchant");

/**
 * Orders whose first after-sale is for logistics, among the orders paid in the window. From V6 on only those that ended
 * with the merchant liable or in one of the listed compensations, known when closed.
 */
export const logisticsReturnRate = {
  id: "logistics-return-rate",
  unit: "share",
  better: "lower",
  scale: 1,
  needs: ["after-sales"],
  reads: [],
  unknown({ afterSales }) {
    const { reasonClass, liable, compensation } = afterSales!;
    const undecided = reasonClass.some((code, row) => code === logistics && liable[row]! < 0);
    return undecided && isUnknown(compensation) ? "after-sales.compensation" : null;
  },
  event: "numerator",
  ideal: 0,
  table: "after-sales",
  tally(recorded, add) {
    const { orders } = recorded.history;
    const {
      reasons = ["logistics"],
      needsLiability,
      compensations: counted,
      withinDays,
      withinDaysOf,
    } = recorded.parameters;
    tallyFirstAfterSales(recorded, add, (afterSales, row, order) => {
      const applied = afterSales.appliedAt[row]!;
      if (!hasReason(afterSales, row, reasons)) return null;
      if (withinDays !== undefined) {
        const start = withinDaysOf === "payment" ? orders.paidAt[order]! : orders.shippedAt[order]!;
        if (!(applied <= start + withinDays * DAY)) return null;
      }
      if (!needsLiability) return dayOf(applied);
      const code = afterSales.compensation[row]!;
      const compensated = code > 0 && (counted === undefined || counted.includes(compensations[code]!));
      if (afterSales.liable[row] !== merchant && !compensated) return null;
      const closed = afterSales.closedAt[row]!;
      return dayOf(Number.isNaN(closed) ? applied : Math.max(applied, closed));
    });
  },
} as const satisfies Metric;
