import type { ExportSource } from "./export-source.ts";
import { column } from "./target.ts";

/** 违规管理 → 导出, or a typed list. Kinds of violation that no rule deducts for have kind "". */
export const violationExport = {
  id: "violation-export",
  title: { zh: "违规记录", en: "list of violations" },
  required: ["违规类型", "违规时间"],
  optional: ["订单编号"],
  aliases: {
    违规类型: ["违规原因", "违规行为", "违规场景"],
    违规时间: ["处罚时间", "违规生效时间", "处罚生效时间", "违规日期"],
    订单编号: ["关联订单", "订单号", "子订单编号", "涉及订单"],
  },
  targets: [
    {
      table: "violations",
      when: [],
      columns: [
        column(
          "kind",
          "违规类型",
          {
            kind: "word",
            fits: "contains",
            words: [
              ["退货地址", "abnormal-return-address"],
              ["发票", "invoice-refusal"],
              ["刷单", "brushing"],
              ["虚假交易", "brushing"],
              ["虚假宣传", "false-advertising"],
              ["夸大宣传", "false-advertising"],
              ["欺诈发货", "fraudulent-shipping"],
              ["混淆", "brand-confusion"],
              ["辱骂", "mocking-customers"],
              ["嘲讽", "mocking-customers"],
              ["侮辱", "mocking-customers"],
              ["拒绝履行售后", "refusing-after-sale"],
              ["拒绝售后", "refusing-after-sale"],
              ["不履行售后", "refusing-after-sale"],
            ],
            empty: "",
            otherwise: "",
          },
          true,
        ),
        column("at", "违规时间", "time", true),
        column("order_id", "订单编号", "id"),
      ],
    },
  ],
} as const satisfies ExportSource;
