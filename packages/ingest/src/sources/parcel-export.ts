import { z } from "zod";
import { Id, OptionalTime, Text } from "./export-cells.ts";
import type { ExportSource } from "./export-source.ts";

/** 包裹中心 or a courier's list: one row per waybill; 订单编号 may be 主订单 or 子订单, several apart by 、 or ;. */
export const parcelExport = {
  id: "parcel-export",
  title: { zh: "包裹导出", en: "parcel file" },
  required: ["运单号", "订单编号", "揽收时间", "签收时间"],
  optional: ["快递公司", "应签收时间"],
  row: z
    .object({
      运单号: Id,
      订单编号: Id,
      揽收时间: OptionalTime,
      签收时间: OptionalTime,
      快递公司: Text,
      应签收时间: OptionalTime,
    })
    .transform((row) => ({
      waybill_id: row.运单号,
      orders: row.订单编号,
      picked_up_at: row.揽收时间,
      signed_at: row.签收时间,
      delivery_due_at: row.应签收时间,
      courier: row.快递公司,
    })),
} as const satisfies ExportSource;
