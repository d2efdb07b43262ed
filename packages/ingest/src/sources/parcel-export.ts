import type { ExportSource } from "./export-source.ts";
import { column } from "./target.ts";

/**
 * 包裹中心 or a courier's list: one row per waybill (and 子订单, where the file names it); 订单编号 may be 主订单 or
 * 子订单, several apart by 、 or ;.
 */
export const parcelExport = {
  id: "parcel-export",
  title: { zh: "包裹导出", en: "parcel file" },
  required: ["运单号", "订单编号", "揽收时间", "签收时间"],
  optional: ["子订单编号", "快递公司", "应签收时间", "轨迹异常赔付", "偏远中转", "店铺名称"],
  aliases: {
    运单号: ["快递单号", "物流单号", "运单编号", "trackNo"],
    订单编号: ["主订单编号", "订单号", "订单ID", "orderList.orderId"],
    子订单编号: ["商品单号", "skuOrderInfoList.skuOrderId"],
    揽收时间: ["揽件时间", "collectTime"],
    签收时间: ["妥投时间", "signTime"],
    快递公司: ["物流公司", "承运商", "express"],
    应签收时间: ["预计送达时间", "承诺送达时间"],
  },
  targets: [
    {
      table: "parcels",
      when: [],
      columns: [
        column("waybill_id", "运单号", "id", true),
        column("orders", ["子订单编号", "订单编号"], "ids", true),
        column("picked_up_at", "揽收时间", "time"),
        column("signed_at", "签收时间", "time"),
        column("delivery_due_at", "应签收时间", { kind: "time", dayIs: "end" }),
        column("trajectory_compensated", "轨迹异常赔付", "flag"),
        column("remote_transit", "偏远中转", "flag"),
        column("courier", "快递公司", "courier"),
        column("shopName", "店铺名称", "text"),
      ],
    },
  ],
} as const satisfies ExportSource;
