import type { ExportSource } from "./export-source.ts";
import { column } from "./target.ts";

/** 评价管理 → 导出. 订单ID may be a 主订单 or a 子订单; a follow-up (追评) is no review of its own. */
export const reviewExport = {
  id: "review-export",
  title: { zh: "评价导出", en: "review export" },
  required: ["评价日期", "订单ID", "商品评价得分"],
  optional: ["商品ID", "物流评价得分", "服务评价得分"],
  aliases: {
    评价日期: ["评价时间", "评论时间"],
    订单ID: ["订单编号", "订单号", "主订单编号"],
    商品评价得分: ["商品评分", "商品得分"],
    物流评价得分: ["物流评分", "物流服务评分"],
    服务评价得分: ["服务评分", "商家服务评分"],
  },
  targets: [
    {
      table: "reviews",
      when: [],
      columns: [
        column("order", "订单ID", "id", true),
        column("product", "商品ID", "id"),
        // A day without a time stands for its last second: the review then follows whatever else happened that day.
        column("created_at", "评价日期", { kind: "time", dayIs: "end" }, true),
        column("product_stars", "商品评价得分", "stars", true),
        column("service_stars", "服务评价得分", "stars"),
        column("logistics_stars", "物流评价得分", "stars"),
      ],
    },
  ],
} as const satisfies ExportSource;
