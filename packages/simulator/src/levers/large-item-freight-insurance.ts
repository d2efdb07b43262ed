import { withCounted } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Insurance of the return freight of large items. */
export const largeItemFreightInsurance = {
  id: "large-item-freight-insurance",
  kind: "measure",
  title: { zh: "大件退换货运费险", en: "Freight insurance for large items" },
  advice: {
    zh: "大件类目开通大件退换货运费险并保持开启。",
    en: "If you sell large items, open their freight insurance and keep it open.",
  },
  metric: "count:large-item-insured-orders",
  parameter: {
    title: { zh: "参保订单占比", en: "share of the orders that are insured" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.2, 0.9, {
    zh: "有一单参保即满足官方条件",
    en: "one insured order satisfies the official condition",
  }),
  defaultCost: null,
  perks: ["large-item-freight-insurance"],
  counts: ["large-item-insured-orders"],
  changes: [
    {
      part: "counts",
      what: {
        zh: "其余支付单中该占比计为大件参保",
        en: "so many of the other paid orders count as insured large items",
      },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return { ...model, counts: withCounted(model.counts, "large-item-insured-orders", Math.min(1, amount)) };
  },
} as const satisfies Lever;
