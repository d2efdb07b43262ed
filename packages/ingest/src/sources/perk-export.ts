import type { ExportSource } from "./export-source.ts";
import { column } from "./target.ts";

/** A typed list of the services that earn the shop points, and when they were switched on and off. For shop.yaml. */
export const perkExport = {
  id: "perk-export",
  title: { zh: "服务开通记录", en: "list of perks" },
  required: ["服务名称", "开通日期"],
  optional: ["关闭日期"],
  aliases: {
    服务名称: ["权益名称", "权益", "服务", "保障服务"],
    开通日期: ["开通时间", "开始日期", "开始时间", "生效时间", "生效日期"],
    关闭日期: ["关闭时间", "结束日期", "结束时间", "失效时间", "失效日期"],
  },
  targets: [
    {
      table: "perks",
      when: [],
      columns: [
        column(
          "kind",
          "服务名称",
          {
            kind: "word",
            fits: "contains",
            words: [
              ["大件运费", "large-item-freight-insurance"],
              ["运费险", "freight-insurance"],
              ["退货运费", "freight-insurance"],
              ["中转", "remote-logistics"],
              ["偏远", "remote-logistics"],
              ["送装", "home-installation"],
              ["上门安装", "home-installation"],
            ],
            empty: "",
            otherwise: "",
          },
          true,
        ),
        column("from", "开通日期", "day", true),
        column("until", "关闭日期", "day"),
      ],
    },
  ],
} as const satisfies ExportSource;
