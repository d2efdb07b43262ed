import { kept, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Stock in several regions: parcels start near the buyer. */
export const frontWarehouses = {
  id: "front-warehouses",
  kind: "measure",
  title: { zh: "分区前置仓", en: "Front warehouses" },
  advice: {
    zh: "在三个大区备货，按地区分仓，就近发出。",
    en: "Keep stock in three regions and ship from the nearest.",
  },
  metric: "delivery-on-time-rate",
  parameter: {
    title: { zh: "少发生的超时占比", en: "share of the late deliveries that no longer happen" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.3, 0.6, {
    zh: "源文档 000 建议三地设仓，未给出效果",
    en: "source document 000 advises warehouses in three regions, without a figure",
  }),
  defaultCost: null,
  changes: [
    {
      part: "delivery.times",
      what: { zh: "运单超时的发生率 × (1 − 幅度)", en: "rate of late waybills × (1 − amount)" },
    },
    {
      part: "signing",
      what: {
        zh: "签收的发生率 × (1 + 幅度)：在途更快",
        en: "rate of signing × (1 + amount): faster on the road",
      },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    const { delivery } = model;
    return {
      ...model,
      delivery: { ...delivery, times: (delivery.times ?? 1) * kept(share) },
      signing: timesHazards(model.signing, 1 + share),
    };
  },
} as const satisfies Lever;
