import { dayOf } from "../clocks/shop-day.ts";
import { afterSaleTypes, reasonClasses } from "../history/columns.ts";
import type { AfterSaleTable } from "../history/history.ts";
import type { Recorded } from "../metrics/metric.ts";
import type { Add } from "../tally/tally-series.ts";

/** Calls `visit` for each signed order with its signing day and time. */
export function eachSigned(
  { facts }: Recorded,
  visit: (order: number, day: number, signedAt: number) => void,
): void {
  const signedAt = facts.signedAt!;
  for (let order = 0; order < signedAt.length; order++) {
    const at = signedAt[order]!;
    if (!Number.isNaN(at)) visit(order, dayOf(at), at);
  }
}

/** Calls `visit` for each paid order with its payment day. */
export function eachPaid({ history }: Recorded, visit: (order: number, day: number) => void): void {
  const { paidAt, count } = history.orders;
  for (let order = 0; order < count; order++) visit(order, dayOf(paidAt[order]!));
}

/**
 * Calls `visit` for each order of the cohort that the rule names (signed, else paid), with its cohort day and the time
 * from which its events count. A stand-in for the signing is no time to hold events against: all of them count.
 */
export function eachOfCohort(
  recorded: Recorded,
  visit: (order: number, day: number, from: number) => void,
): void {
  if (recorded.parameters.cohort === "paid")
    eachPaid(recorded, (order, day) => visit(order, day, Number.NEGATIVE_INFINITY));
  else {
    const strict = recorded.parameters.afterSigningOnly === true;
    const standIn = recorded.facts.standIn!;
    eachSigned(recorded, (order, day, signedAt) =>
      visit(order, day, strict && !standIn[order] ? signedAt : Number.NEGATIVE_INFINITY),
    );
  }
}

/**
 * Share of a cohort's orders whose first after-sale is of the counted kind: every order counts below the line on its
 * cohort day, and above it once the application is known. If the first after-sale is of another kind, a later one
 * does not take its place; before signing none counts where the rule says so, nor do types that the rule does not name.
 *
 * @param knownOn day on which a counted after-sale is known to count, or null if it does not count
 */
export function tallyFirstAfterSales(
  recorded: Recorded,
  add: Add,
  knownOn: (afterSales: AfterSaleTable, row: number, order: number) => number | null,
): void {
  const afterSales = recorded.history.afterSales!;
  const first = recorded.facts.firstAfterSale!;
  const { afterSaleTypes: types } = recorded.parameters;
  eachOfCohort(recorded, (order, day, from) => {
    add(day, day, 0, 1, order, -1);
    const row = first[order]!;
    if (row < 0 || afterSales.appliedAt[row]! < from) return;
    if (types && !types.includes(afterSaleTypes[afterSales.type[row]!]!)) return;
    const known = knownOn(afterSales, row, order);
    if (known !== null) add(day, Math.max(day, known), 1, 0, order, row);
  });
}

/** Whether the reason of an after-sale is one of the rule's. */
export function hasReason(
  afterSales: AfterSaleTable,
  row: number,
  reasons: readonly string[] | undefined,
): boolean {
  const code = afterSales.reasonClass[row]!;
  return code >= 0 && (reasons === undefined || reasons.includes(reasonClasses[code]!));
}
