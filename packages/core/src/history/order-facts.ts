import type { History } from "./history.ts";

/** What several metrics ask of an order, worked out once. Columns are per order row; row numbers are -1 where there is none. */
export interface OrderFacts {
  /** Pickup of the first parcel; NaN before any pickup. null: no parcels table. */
  readonly pickedUpAt: Float64Array | null;
  /** Signing of the last parcel; NaN while a parcel is open or where there is none. null: no parcels table. */
  readonly signedAt: Float64Array | null;
  /** 1 if a parcel of the order was compensated for its trajectory. */
  readonly compensated: Uint8Array | null;
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
  let compensated: Uint8Array | null = null;
  if (parcels) {
    pickedUpAt = new Float64Array(n).fill(Number.NaN);
    signedAt = new Float64Array(n).fill(Number.NaN);
    compensated = new Uint8Array(n);
    const open = new Uint8Array(n);
    for (let p = 0; p < parcels.count; p++) {
      const order = parcels.order[p]!;
      if (order < 0) continue;
      const pickup = parcels.pickedUpAt[p]!;
      const signing = parcels.signedAt[p]!;
      if (!(pickup >= pickedUpAt[order]!) && !Number.isNaN(pickup)) pickedUpAt[order] = pickup;
      if (Number.isNaN(signing)) open[order] = 1;
      else if (!(signing <= signedAt[order]!)) signedAt[order] = signing;
      if (parcels.trajectoryCompensated[p] === 1) compensated[order] = 1;
    }
    for (let order = 0; order < n; order++) if (open[order]) signedAt[order] = Number.NaN;
  }
  return {
    pickedUpAt,
    signedAt,
    compensated,
    firstReview: reviews && firstRows(n, reviews.order, reviews.createdAt, reviews.ids),
    firstAfterSale: afterSales && firstRows(n, afterSales.order, afterSales.appliedAt, afterSales.ids),
  };
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
