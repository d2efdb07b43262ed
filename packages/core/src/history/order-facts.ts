import { dayOf } from "../clocks/shop-day.ts";
import { compensations, violationKinds } from "./columns.ts";
import type { History } from "./history.ts";

const forTrajectory = [
  compensations.indexOf("tracking-anomaly"),
  compensations.indexOf("fraudulent-shipping"),
];
const fraud = violationKinds.indexOf("fraudulent-shipping");

/** What several metrics ask of an order, worked out once. Columns are per order row; row numbers are -1 where there is none. */
export interface OrderFacts {
  /** Pickup of the first parcel; NaN before any pickup. null: no parcels table. */
  readonly pickedUpAt: Float64Array | null;
  /** 1 where a parcel is a stand-in: its times date the order, but tell nothing of its way. null: no parcels table. */
  readonly standIn: Uint8Array | null;
  /** Signing of the last parcel; NaN while a parcel is open or where there is none. null: no parcels table. */
  readonly signedAt: Float64Array | null;
  /**
   * Day on which it was known that the order was compensated for its trajectory or shipped fraudulently: the closing of
   * the after-sale, the violation, or −Infinity where the parcel itself says so; +Infinity: not. null: no parcels table.
   */
  readonly compensatedOn: Float64Array | null;
  /** Row of the order's first review: least (time, id). */
  readonly firstReview: Int32Array | null;
  /** Row of the order's first after-sale: least (time, id). */
  readonly firstAfterSale: Int32Array | null;
}

/** Works out the facts of every order. The order of the rows in any table does not matter. */
export function orderFacts(history: History): OrderFacts {
  const n = history.orders.count;
  const { parcels, reviews, afterSales } = history;
  let pickedUpAt: Float64Array | null = null;
  let signedAt: Float64Array | null = null;
  let standIn: Uint8Array | null = null;
  if (parcels) {
    pickedUpAt = new Float64Array(n).fill(Number.NaN);
    signedAt = new Float64Array(n).fill(Number.NaN);
    standIn = new Uint8Array(n);
    const open = new Uint8Array(n);
    for (let p = 0; p < parcels.count; p++) {
      const order = parcels.order[p]!;
      if (order < 0) continue;
      if (parcels.standIn[p] === 1) standIn[order] = 1;
      const pickup = parcels.pickedUpAt[p]!;
      const signing = parcels.signedAt[p]!;
      if (!(pickup >= pickedUpAt[order]!) && !Number.isNaN(pickup)) pickedUpAt[order] = pickup;
      if (Number.isNaN(signing)) open[order] = 1;
      else if (!(signing <= signedAt[order]!)) signedAt[order] = signing;
    }
    for (let order = 0; order < n; order++) if (open[order]) signedAt[order] = Number.NaN;
  }
  return {
    pickedUpAt,
    signedAt,
    standIn,
    compensatedOn: parcels && compensationDays(history, n),
    firstReview: reviews && firstRows(n, reviews.order, reviews.createdAt, reviews.ids),
    firstAfterSale: afterSales && firstRows(n, afterSales.order, afterSales.appliedAt, afterSales.ids),
  };
}

function compensationDays({ parcels, afterSales, violations }: History, orders: number): Float64Array {
  const days = new Float64Array(orders).fill(Number.POSITIVE_INFINITY);
  const known = (order: number, day: number) => {
    if (order >= 0 && day < days[order]!) days[order] = day;
  };
  for (let row = 0; row < parcels!.count; row++)
    if (parcels!.trajectoryCompensated[row] === 1) known(parcels!.order[row]!, Number.NEGATIVE_INFINITY);
  for (let row = 0; afterSales && row < afterSales.count; row++) {
    if (!forTrajectory.includes(afterSales.compensation[row]!)) continue;
    const closed = afterSales.closedAt[row]!;
    known(afterSales.order[row]!, dayOf(Number.isNaN(closed) ? afterSales.appliedAt[row]! : closed));
  }
  for (let row = 0; violations && row < violations.count; row++)
    if (violations.kind[row] === fraud) known(violations.order[row]!, dayOf(violations.at[row]!));
  return days;
}

/** Per order the row with the least (time, id), -1 where there is none. */
function firstRows(orders: number, order: Int32Array, at: Float64Array, ids: readonly string[]): Int32Array {
  const first = new Int32Array(orders).fill(-1);
  for (let row = 0; row < order.length; row++) {
    const o = order[row]!;
    if (o < 0) continue;
    const held = first[o]!;
    if (held < 0 || at[row]! < at[held]! || (at[row] === at[held] && ids[row]! < ids[held]!)) first[o] = row;
  }
  return first;
}
