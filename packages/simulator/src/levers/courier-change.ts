import { kept, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Another courier: parcels are late less often, travel faster and break less. */
export const courierChange = {
  id: "courier-change",
  kind: "measure",
  title: { zh: "更换快递", en: "Courier change" },
  advice: {
    zh: "把超时与破损多的线路换给更好的快递，约定揽收与时效。",
    en: "Give the routes with many late or broken parcels to a better courier, with agreed pickup and transit times.",
  },
  metric: "delivery-on-time-rate",
  parameter: {
    title: { zh: "少发生的超时占比", en: "share of the late deliveries that no longer happen" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.2, 0.5, {
    zh: "源文档 000、002 建议该做法，未给出效果",
    en: "recommended by source documents 000 and 002 without a figure",
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
        zh: "签收的发生率 × (1 + 幅度 ÷ 2)：在途更快",
        en: "rate of signing × (1 + amount ÷ 2): faster on the road",
      },
      side: true,
    },
    {
      part: "damageReturn",
      what: { zh: "破损退货的发生率 × (1 − 幅度 ÷ 2)", en: "rate of returns for damage × (1 − amount ÷ 2)" },
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
      signing: timesHazards(model.signing, 1 + share / 2),
      damageReturn: timesHazards(model.damageReturn, kept(share / 2)),
    };
  },
} as const satisfies Lever;
