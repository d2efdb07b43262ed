import { withCounted } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Transit warehouse for remote regions. Points for it were given by the rules up to September 2026. */
export const remoteLogistics = {
  id: "remote-logistics",
  kind: "measure",
  title: { zh: "偏远地区物流", en: "Remote logistics" },
  advice: {
    zh: "开通偏远地区中转物流；2026 年 9 月前的规则有一单中转无售后签收即可加分，其后不再列出。",
    en: "Open the transit logistics for remote regions; the rules before September 2026 added points from one clean order on, later ones no longer list it.",
  },
  metric: "count:remote-clean-orders",
  parameter: {
    title: {
      zh: "经中转签收且无售后的订单占比",
      en: "share of the signed orders that come through transit without an after-sale",
    },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.01, 0.05),
  defaultCost: {
    once: 0,
    perDay: 0,
    perOrder: 0.05,
    source: {
      zh: "官方（aJijWkX2wuUw）：包邮时每个中转运单 2.5 元；按订单的 2 % 经中转计（假设）",
      en: "official (aJijWkX2wuUw): 2.5 yuan per transit waybill with free shipping; taken on 2 % of the orders (assumed)",
    },
  },
  perks: ["remote-logistics"],
  counts: ["remote-clean-orders"],
  changes: [
    {
      part: "counts",
      what: {
        zh: "其余签收单中该占比计为中转无售后",
        en: "so many of the other signed orders count as clean transit orders",
      },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return { ...model, counts: withCounted(model.counts, "remote-clean-orders", Math.min(1, amount)) };
  },
} as const satisfies Lever;
