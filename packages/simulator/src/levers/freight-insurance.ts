import { timesHazards, withCounted } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Insurance of the return freight, open for all buyers. */
export const freightInsurance = {
  id: "freight-insurance",
  kind: "measure",
  title: { zh: "退换货运费险", en: "Freight insurance" },
  advice: {
    zh: "开通退换货运费险并保持开启；连续两天开启且 30 天内有参保订单即可加分。",
    en: "Open freight insurance for returns and keep it open; two days open and an insured order within 30 days add points.",
  },
  metric: "count:freight-insured-orders",
  parameter: {
    title: { zh: "参保订单占比", en: "share of the orders that are insured" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.5, 0.95, {
    zh: "有一单参保即满足官方条件",
    en: "one insured order satisfies the official condition",
  }),
  defaultCost: null,
  perks: ["freight-insurance"],
  counts: ["freight-insured-orders"],
  changes: [
    {
      part: "counts",
      what: { zh: "其余支付单中该占比计为参保", en: "so many of the other paid orders count as insured" },
    },
    {
      part: "afterSales.application",
      what: {
        zh: "售后申请的发生率 × (1 + 幅度 ÷ 10)：退货更方便",
        en: "rate of after-sale applications × (1 + amount ÷ 10): returning is easier",
      },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    const { afterSales } = model;
    return {
      ...model,
      counts: withCounted(model.counts, "freight-insured-orders", share),
      afterSales: { ...afterSales, application: timesHazards(afterSales.application, 1 + share / 10) },
    };
  },
} as const satisfies Lever;
