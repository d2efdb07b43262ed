import { z } from "zod";
import { Id, OptionalTime, Text, Time } from "./export-cells.ts";
import type { ExportSource } from "./export-source.ts";
import { reasonClassOf } from "./reason-classes.ts";

/** 售后工作台 → 导出. 商品单号 is the 子订单 it concerns. Types that no metric knows (补寄, 维修 …) have type "". */
export const afterSaleExport = {
  id: "after-sale-export",
  title: { zh: "售后导出", en: "after-sales export" },
  required: ["售后单号", "商品单号", "售后类型", "售后申请时间", "售后状态"],
  optional: [
    "售后原因",
    "售后原因标签",
    "同意售后申请时间",
    "商家退款时间",
    "售后完结时间",
    "售后关闭时间",
    "仲裁状态",
    "纠纷责任方",
    "是否极速退款",
  ],
  row: z
    .object({
      售后单号: Id,
      商品单号: Id,
      售后类型: Text,
      售后申请时间: Time,
      售后状态: Text,
      售后原因: Text,
      售后原因标签: Text,
      同意售后申请时间: OptionalTime,
      商家退款时间: OptionalTime,
      售后完结时间: OptionalTime,
      售后关闭时间: OptionalTime,
      仲裁状态: Text,
      纠纷责任方: Text,
      是否极速退款: Text,
    })
    .transform((row) => ({
      after_sale_id: row.售后单号,
      order_id: row.商品单号,
      type: typeOf(row.售后类型),
      applied_at: row.售后申请时间,
      reason: row.售后原因,
      reason_class: reasonClassOf(row.售后原因, row.售后原因标签),
      agreed_at: row.同意售后申请时间,
      refunded_at: row.商家退款时间,
      closed_at: row.售后完结时间 || row.售后关闭时间,
      result: resultOf(row.售后状态),
      platform_handled: flagOf(row.是否极速退款),
      arbitration: arbitrationOf(row.仲裁状态),
      liable: liableOf(row.纠纷责任方),
    })),
} as const satisfies ExportSource;

function typeOf(text: string): string {
  if (text.includes("退货退款")) return "return-refund";
  if (text.includes("仅退款") || text === "未发货退款" || text === "已发货退款") return "refund-only";
  return text.includes("换货") ? "exchange" : "";
}

/** 售后关闭 alone does not say whose decision it was: unknown. */
function resultOf(status: string): string {
  if (status.includes("退款成功")) return "refunded";
  if (/拒绝|驳回/.test(status)) return "rejected";
  return /撤销|取消/.test(status) ? "withdrawn" : "";
}

function flagOf(text: string): string {
  return text === "是" ? "1" : text === "否" ? "0" : "";
}

function arbitrationOf(status: string): string {
  return status === "" || /^(无|未|否)/.test(status) ? "0" : "1";
}

function liableOf(text: string): string {
  if (text.includes("无责") || text.includes("平台")) return "none";
  if (text.includes("商家")) return "merchant";
  return /买家|用户|消费者/.test(text) ? "buyer" : "";
}
