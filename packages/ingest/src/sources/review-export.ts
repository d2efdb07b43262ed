import { parseDay } from "@scorecast/core";
import { z } from "zod";
import { Id, OptionalTime, Stars, Text } from "./export-cells.ts";
import type { ExportSource } from "./export-source.ts";

const DayOrTime = z.union(
  [z.string().refine((text) => parseDay(text) !== null), OptionalTime.min(1)],
  "bad-time",
);

/** 评价管理 → 导出. 订单ID may be a 主订单 or a 子订单; a follow-up (追评) is no review of its own. */
export const reviewExport = {
  id: "review-export",
  title: { zh: "评价导出", en: "review export" },
  required: ["评价日期", "订单ID", "商品评价得分"],
  optional: ["商品ID"],
  row: z.object({ 评价日期: DayOrTime, 订单ID: Id, 商品评价得分: Stars, 商品ID: Text }).transform((row) => ({
    order: row.订单ID,
    product: row.商品ID,
    // A day without a time stands for its last second: the review then follows whatever else happened that day.
    created_at: row.评价日期.length === 10 ? `${row.评价日期} 23:59:59` : row.评价日期,
    dayOnly: row.评价日期.length === 10 ? "1" : "0",
    product_stars: row.商品评价得分,
  })),
} as const satisfies ExportSource;
