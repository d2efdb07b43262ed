import type { ShopTables } from "../shop-tables.ts";

/**
 * The tables as the shop knew them at `moment` ("YYYY-MM-DD HH:MM:SS", shop-local): rows of later events are not there,
 * and what happened later to the others is empty.
 */
export function tablesAsOf(tables: ShopTables, moment: string): ShopTables {
  const known = (at: string): string => (at < moment ? at : "");
  const shipped = new Set(
    tables.orders.filter((order) => known(order.shipped_at) !== "").map((order) => order.order_id),
  );
  return {
    ...tables,
    orders: tables.orders
      .filter((order) => known(order.paid_at) !== "")
      .map((order) => ({
        ...order,
        shipped_at: known(order.shipped_at),
        completed_at: known(order.completed_at),
        cancelled_at: known(order.cancelled_at),
        courier: known(order.shipped_at) === "" ? "" : order.courier,
      })),
    parcels: tables.parcels
      .filter((parcel) => shipped.has(parcel.order_id))
      .map((parcel) => {
        const pickedUp = known(parcel.picked_up_at);
        return {
          ...parcel,
          picked_up_at: pickedUp,
          signed_at: known(parcel.signed_at),
          delivery_due_at: pickedUp === "" ? "" : parcel.delivery_due_at,
          trajectory_compensated: pickedUp === "" ? "0" : parcel.trajectory_compensated,
          remote_transit: pickedUp === "" ? "0" : parcel.remote_transit,
        };
      }),
    reviews: tables.reviews.filter((review) => known(review.created_at) !== ""),
    afterSales: tables.afterSales
      .filter((sale) => known(sale.applied_at) !== "")
      .map((sale) => {
        const open = known(sale.closed_at) === "";
        return {
          ...sale,
          agreed_at: known(sale.agreed_at),
          refunded_at: known(sale.refunded_at),
          closed_at: known(sale.closed_at),
          return_signed_at: known(sale.return_signed_at),
          ...(open
            ? { result: "", platform_handled: "0", arbitration: "0", liable: "", compensation: "" }
            : {}),
        };
      }),
  };
}
