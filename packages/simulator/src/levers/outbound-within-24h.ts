import { withMore } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** An agreement that what is paid today leaves by tomorrow. */
export const outboundWithin24h = {
  id: "outbound-within-24h",
  kind: "measure",
  title: { zh: "24 小时内出库", en: "Outbound within 24 hours" },
  advice: {
    zh: "与仓库、快递约定：今天付款的订单最迟明天揽收。",
    en: "Agree with warehouse and courier that what is paid today is picked up tomorrow at the latest.",
  },
  metric: "pickup-hours",
  parameter: {
    title: {
      zh: "原本后天及以后才揽收的订单中，次日即揽收的占比",
      en: "share of the orders waiting beyond the next day that leave on it",
    },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.4, 0.8, {
    zh: "源文档 000 建议 24 小时出库，未给出比例",
    en: "source document 000 advises outbound within 24 hours, without a figure",
  }),
  defaultCost: null,
  changes: [
    {
      part: "pickup.byLag",
      what: {
        zh: "付款次日揽收的概率 p → 1 − (1 − p)(1 − 幅度)",
        en: "chance of pickup on the next day p → 1 − (1 − p)(1 − amount)",
      },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    const { pickup } = model;
    return {
      ...model,
      pickup: {
        ...pickup,
        byLag: pickup.byLag.map((p, lag) => (lag === 1 ? Math.min(0.9999, withMore(p, share)) : p)),
      },
    };
  },
} as const satisfies Lever;
