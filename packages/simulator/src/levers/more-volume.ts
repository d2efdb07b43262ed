import { timesDemand } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** More orders of the same goods, from advertising or live streams. The chat load grows with them. */
export const moreVolume = {
  id: "more-volume",
  kind: "measure",
  title: { zh: "提高订单量", en: "More volume" },
  advice: {
    zh: "用投放或直播带来更多正常订单，稀释坏单；先确认客服与揽收能跟上。",
    en: "Bring in more ordinary orders by advertising or live streams to dilute bad ones; make sure that chat and pickup can follow.",
  },
  metric: "count:valid-paid-orders",
  parameter: {
    title: { zh: "增加的订单占比", en: "orders added, as a share of today's" },
    unit: "share",
    kind: "positive",
  },
  defaultEffect: assumedEffect(0.1, 0.3),
  defaultCost: null,
  changes: [
    {
      part: "demand",
      what: {
        zh: "订单量 × (1 + 幅度)；会话量随之增加，回复时长由排队模型给出",
        en: "orders × (1 + amount); chats grow with them and the queue decides the reply time",
      },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return { ...model, demand: timesDemand(model.demand, 1 + amount) };
  },
} as const satisfies Lever;
