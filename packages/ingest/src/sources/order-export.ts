import type { ExportSource } from "./export-source.ts";
import { column } from "./target.ts";

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
    "店铺名称",
  ],
  aliases: {
    主订单编号: ["订单编号", "主订单号", "父订单编号"],
    子订单编号: ["商品单号", "子订单号", "商品订单编号"],
    商品ID: ["商品编号"],
    商品数量: ["数量", "购买数量"],
    订单应付金额: ["应付金额", "订单应付金额（元）", "实付款"],
    支付完成时间: ["支付时间", "付款时间"],
    承诺发货时间: ["最晚发货时间"],
    订单状态: ["状态"],
    省: ["省份", "收货省份"],
    快递信息: ["物流信息"],
  },
  targets: [
    {
      table: "orders",
      when: [],
      columns: [
        column("order_id", "子订单编号", "id", true),
        column("parent_order_id", "主订单编号", "id", true),
        column("paid_at", "支付完成时间", "time"),
        column("product_id", "商品ID", "id"),
        column("quantity", "商品数量", "count"),
        column("amount", "订单应付金额", "amount"),
        column("typeWords", "订单类型", "text"),
        column("promised_ship_at", "承诺发货时间", "time"),
        column("shipped_at", "发货时间", "time"),
        column("finishedAt", "订单完成时间", "time"),
        column("closed", "订单状态", {
          kind: "word",
          fits: "contains",
          words: [["关闭", "1"]],
          empty: "0",
          otherwise: "0",
        }),
        column("province", "省", "text"),
        column("warehouse", "仓库名称", "text"),
        column("courier", "快递信息", "courier"),
        column("shopName", "店铺名称", "text"),
      ],
    },
  ],
} as const satisfies ExportSource;
