import { kept, withCounted } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Stock and couriers for delivery on the next day; at a fifth of the signed orders the rules give points. */
export const nextDayDelivery = {
  id: "next-day-delivery",
  kind: "measure",
  title: { zh: "明日达", en: "Next-day delivery" },
  advice: {
    zh: "在能覆盖的地区开通明日达；近 30 天签收单中达到 20 % 可加分。",
    en: "Offer next-day delivery where it can be kept; from 20 % of the orders signed in 30 days the rules add points.",
  },
  metric: "count:next-day-orders",
  parameter: {
    title: { zh: "改为明日达的签收订单占比", en: "share of the signed orders that arrive the next day" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.15, 0.4, {
    zh: "能做到的比例取决于区域；20 % 的门槛为官方规定",
    en: "what can be reached depends on the regions; the 20 % are official",
  }),
  defaultCost: null,
  counts: ["next-day-orders"],
  changes: [
    {
      part: "counts",
      what: {
        zh: "其余签收单中该占比计为明日达",
        en: "so many of the other signed orders count as next-day",
      },
    },
    {
      part: "delivery.times",
      what: { zh: "运单超时的发生率 × (1 − 幅度 ÷ 2)", en: "rate of late waybills × (1 − amount ÷ 2)" },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    const { delivery } = model;
    return {
      ...model,
      counts: withCounted(model.counts, "next-day-orders", share),
      delivery: { ...delivery, times: (delivery.times ?? 1) * kept(share / 2) },
    };
  },
} as const satisfies Lever;
