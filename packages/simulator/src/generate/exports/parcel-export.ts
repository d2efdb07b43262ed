import type { ShopTables } from "../shop-tables.ts";

/** The parcel file: what the parcel centre (包裹中心) knows of each waybill, one row per waybill and order. */
export const parcelExportColumns = [
  "运单号",
  "订单编号",
  "子订单编号",
  "快递公司",
  "发货时间",
  "揽收时间",
  "签收时间",
  "应签收时间",
  "轨迹异常赔付",
  "偏远中转",
] as const;

export type ParcelExportRow = Readonly<Record<(typeof parcelExportColumns)[number], string>>;

/** The shop's parcels, newest first. */
export function toParcelExport(tables: ShopTables): ParcelExportRow[] {
  const orders = new Map(tables.orders.map((order) => [order.order_id, order]));
  return tables.parcels.toReversed().map((parcel) => {
    const order = orders.get(parcel.order_id)!;
    return {
      运单号: `${parcel.waybill_id}\t`,
      订单编号: `${order.parent_order_id}\t`,
      子订单编号: `${parcel.order_id}\t`,
      快递公司: order.courier,
      发货时间: order.shipped_at,
      揽收时间: parcel.picked_up_at,
      签收时间: parcel.signed_at,
      应签收时间: parcel.delivery_due_at,
      轨迹异常赔付: parcel.trajectory_compensated === "1" ? "是" : "否",
      偏远中转: parcel.remote_transit === "1" ? "是" : "否",
    };
  });
}
