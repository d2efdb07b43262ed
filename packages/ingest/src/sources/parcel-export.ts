import { z } from "zod";
import { Id, OptionalTime, Text, YesNo } from "./export-cells.ts";
import type { ExportSource } from "./export-source.ts";

/**
 * 包裹中心 or a courier's list: one row per waybill (and 子订单, where the file names it); 订单编号 may be 主订单 or
 * 子订单, several apart by 、 or ;.
 */
export const parcelExport = {
  id: "parcel-export",
  title: { zh: "包裹导出", en: "parcel file" },
  required: ["运单号", "订单编号", "揽收时间", "签收时间"],
  optional: ["子订单编号", "快递公司", "应签收时间", "轨迹异常赔付", "偏远中转"],
  row: z
    .object({
      运单号: Id,
      订单编号: Id,
      子订单编号: Text,
      揽收时间: OptionalTime,
      签收时间: OptionalTime,
      快递公司: Text,
      应签收时间: OptionalTime,
      轨迹异常赔付: YesNo,
      偏远中转: YesNo,
    })
    .transform((row) => ({
      waybill_id: row.运单号,
      orders: row.子订单编号 || row.订单编号,
      picked_up_at: row.揽收时间,
      signed_at: row.签收时间,
      delivery_due_at: row.应签收时间,
      trajectory_compensated: row.轨迹异常赔付,
      remote_transit: row.偏远中转,
      courier: row.快递公司,
    })),
} as const satisfies ExportSource;
