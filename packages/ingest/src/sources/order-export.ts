import { z } from "zod";
import { Amount, Count, Id, OptionalTime, Text } from "./export-cells.ts";
import type { ExportSource } from "./export-source.ts";

/** 订单管理 → 导出: one row per 子订单. It holds neither pickup nor signing time. */
export const orderExport = {
  id: "order-export",
  title: { zh: "订单导出", en: "order export" },
  required: ["主订单编号", "子订单编号", "支付完成时间", "订单状态"],
  optional: [
    "商品ID",
    "商品数量",
    "订单应付金额",
    "订单类型",
    "承诺发货时间",
    "发货时间",
    "订单完成时间",
    "省",
    "仓库名称",
    "快递信息",
  ],
  row: z
    .object({
      主订单编号: Id,
      子订单编号: Id,
      支付完成时间: OptionalTime,
      订单状态: Text,
      商品ID: Text,
      商品数量: Count,
      订单应付金额: Amount,
      订单类型: Text,
      承诺发货时间: OptionalTime,
      发货时间: OptionalTime,
      订单完成时间: OptionalTime,
      省: Text,
      仓库名称: Text,
      快递信息: Text,
    })
    .transform((row) => ({
      order_id: row.子订单编号,
      parent_order_id: row.主订单编号,
      paid_at: row.支付完成时间,
      product_id: row.商品ID,
      quantity: row.商品数量,
      amount: row.订单应付金额,
      typeWords: row.订单类型,
      promised_ship_at: row.承诺发货时间,
      shipped_at: row.发货时间,
      finishedAt: row.订单完成时间,
      closed: row.订单状态.includes("关闭") ? "1" : "0",
      province: row.省,
      warehouse: row.仓库名称,
      courier: courierName(row.快递信息),
    })),
} as const satisfies ExportSource;

/** 快递信息 is the courier's name, then the waybill number: "中通快递-7531…". */
function courierName(text: string): string {
  return /^\p{Script=Han}+/u.exec(text)?.[0] ?? "";
}
