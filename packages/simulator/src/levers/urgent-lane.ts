import { withStaff } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** A lane for urgent questions that is answered within 15 seconds. */
export const urgentLane = {
  id: "urgent-lane",
  kind: "measure",
  title: { zh: "加急通道", en: "Urgent lane" },
  advice: {
    zh: "让急单、投诉苗头走专人通道，15 秒内回复。",
    en: "Send urgent questions and brewing complaints to a lane of their own, answered within 15 seconds.",
  },
  metric: "chat-response-seconds",
  parameter: {
    title: { zh: "走加急通道的会话占比", en: "share of the rounds that goes through the lane" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.1, 0.3, {
    zh: "15 秒出自源文档 000，占比为假设",
    en: "the 15 seconds are source document 000's, the share is assumed",
  }),
  defaultCost: null,
  changes: [
    {
      part: "chats.staffing",
      what: { zh: "该占比的轮次至多 15 秒", en: "so many rounds take 15 seconds at most" },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return { ...model, chats: withStaff(model.chats, { urgent: Math.min(1, amount) }) };
  },
} as const satisfies Lever;
