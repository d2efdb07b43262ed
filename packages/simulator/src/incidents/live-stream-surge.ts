import { assumedEffect } from "../levers/assumed-effect.ts";
import { timesDemand } from "../model/changes.ts";
import type { Incident } from "./incident.ts";

/** A live stream sells many times the usual. Chats grow with the orders; where the pickup capacity is given, a backlog builds up. */
export const liveStreamSurge = {
  id: "live-stream-surge",
  title: { zh: "直播爆单", en: "Live-stream surge" },
  advice: {
    zh: "提前约好揽收运力与临时客服；超出揽收能力的订单会积压。",
    en: "Arrange pickup capacity and extra agents beforehand; what exceeds the capacity piles up.",
  },
  metric: "chat-response-seconds",
  parameter: {
    title: { zh: "多出的订单，占平常的倍数", en: "orders added, over the usual" },
    unit: "times",
    kind: "positive",
  },
  defaultEffect: assumedEffect(2, 6),
  changes: [
    {
      part: "demand",
      what: {
        zh: "订单量 × (1 + 幅度)；超过 capacity.pickupsPerDay 的部分次日优先",
        en: "orders × (1 + amount); what exceeds capacity.pickupsPerDay goes first the next day",
      },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return { ...model, demand: timesDemand(model.demand, 1 + amount) };
  },
} as const satisfies Incident;
