import { assumedEffect } from "../levers/assumed-effect.ts";
import { timesHazards, withStopped } from "../model/changes.ts";
import type { Incident } from "./incident.ts";

/** The stock moves: fewer orders leave on these days, and more of what is paid for then breaks. */
export const warehouseMove = {
  id: "warehouse-move",
  title: { zh: "搬仓", en: "Warehouse move" },
  advice: {
    zh: "错开大促，先移慢销品，留一部分现货在旧仓照常发货。",
    en: "Move outside campaigns, slow sellers first, and keep shipping from the old warehouse meanwhile.",
  },
  metric: "pickup-hours",
  parameter: {
    title: { zh: "当日发不出、留到之后的占比", en: "share of the day's shipments that wait" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.3, 0.7),
  changes: [
    {
      part: "pickup.stopped",
      what: {
        zh: "当日该揽收的单中该占比留到之后，恢复后优先",
        en: "so many of the day's pickups wait and go first afterwards",
      },
    },
    {
      part: "damageReturn",
      what: { zh: "破损退货的发生率 × (1 + 幅度 ÷ 2)", en: "rate of returns for damage × (1 + amount ÷ 2)" },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    return {
      ...model,
      pickup: withStopped(model.pickup, share),
      damageReturn: timesHazards(model.damageReturn, 1 + share / 2),
    };
  },
} as const satisfies Incident;
