import { kept, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Alarms on parcels that stand still; the courier is pressed and the buyer warned before the deadline. */
export const trackingAlerts = {
  id: "tracking-alerts",
  kind: "measure",
  title: { zh: "物流异常预警", en: "Tracking alerts" },
  advice: {
    zh: "对接物流轨迹，停滞的包裹提前催办，并告知买家。",
    en: "Watch the tracks, press the courier when a parcel stands still, and tell the buyer before the deadline.",
  },
  metric: "delivery-on-time-rate",
  parameter: {
    title: { zh: "少发生的超时占比", en: "share of the late deliveries that no longer happen" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.05, 0.25, {
    zh: "源文档 000 建议该做法，未给出效果",
    en: "recommended by source document 000 without a figure",
  }),
  defaultCost: null,
  changes: [
    {
      part: "delivery.times",
      what: { zh: "运单超时的发生率 × (1 − 幅度)", en: "rate of late waybills × (1 − amount)" },
    },
    {
      part: "help.seeking",
      what: {
        zh: "求助商家的订单 × (1 − 幅度 ÷ 2)",
        en: "orders that turn to the merchant × (1 − amount ÷ 2)",
      },
      side: true,
    },
    {
      part: "help.escalation",
      what: {
        zh: "求助平台的发生率 × (1 − 幅度 ÷ 2)",
        en: "rate of turning to the platform × (1 − amount ÷ 2)",
      },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const { delivery, help } = model;
    const half = kept(amount / 2);
    return {
      ...model,
      delivery: { ...delivery, times: (delivery.times ?? 1) * kept(amount) },
      help: {
        seeking: { ...help.seeking, mean: help.seeking.mean * half },
        escalation: timesHazards(help.escalation, half),
      },
    };
  },
} as const satisfies Lever;
