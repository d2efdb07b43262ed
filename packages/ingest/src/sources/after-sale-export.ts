import type { ExportSource } from "./export-source.ts";
import { column } from "./target.ts";

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
    "店铺名称",
  ],
  aliases: {
    售后单号: ["售后编号", "售后单编号"],
    商品单号: ["子订单编号", "商品订单编号"],
    售后申请时间: ["申请时间"],
    同意售后申请时间: ["同意申请时间", "商家同意时间"],
    商家退款时间: ["退款时间"],
    售后完结时间: ["完结时间"],
  },
  targets: [
    {
      table: "after-sales",
      when: [],
      columns: [
        column("after_sale_id", "售后单号", "id", true),
        column("order_id", "商品单号", "id", true),
        column("type", "售后类型", {
          kind: "word",
          fits: "contains",
          words: [
            ["退货退款", "return-refund"],
            ["仅退款", "refund-only"],
            ["未发货退款", "refund-only"],
            ["已发货退款", "refund-only"],
            ["换货", "exchange"],
          ],
          empty: "",
          otherwise: "",
        }),
        column("applied_at", "售后申请时间", "time", true),
        column("reason", "售后原因", "text"),
        column("reason_class", "售后原因", { kind: "reason", label: "售后原因标签" }),
        column("agreed_at", "同意售后申请时间", "time"),
        column("refunded_at", "商家退款时间", "time"),
        column("closed_at", ["售后完结时间", "售后关闭时间"], "time"),
        // 售后关闭 alone does not say whose decision it was: unknown.
        column("result", "售后状态", {
          kind: "word",
          fits: "contains",
          words: [
            ["退款成功", "refunded"],
            ["拒绝", "rejected"],
            ["驳回", "rejected"],
            ["撤销", "withdrawn"],
            ["取消", "withdrawn"],
          ],
          empty: "",
          otherwise: "",
        }),
        column("platform_handled", "是否极速退款", {
          kind: "word",
          fits: "equals",
          words: [
            ["是", "1"],
            ["否", "0"],
          ],
          empty: "",
          otherwise: "",
        }),
        column("arbitration", "仲裁状态", {
          kind: "word",
          fits: "starts",
          words: [
            ["无", "0"],
            ["未", "0"],
            ["否", "0"],
          ],
          empty: "0",
          otherwise: "1",
        }),
        column("liable", "纠纷责任方", {
          kind: "word",
          fits: "contains",
          words: [
            ["无责", "none"],
            ["平台", "none"],
            ["商家", "merchant"],
            ["买家", "buyer"],
            ["用户", "buyer"],
            ["消费者", "buyer"],
          ],
          empty: "",
          otherwise: "",
        }),
        column("shopName", "店铺名称", "text"),
      ],
    },
  ],
} as const satisfies ExportSource;
