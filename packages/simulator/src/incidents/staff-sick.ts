import { assumedEffect } from "../levers/assumed-effect.ts";
import { kept, timesDurations, withStaff } from "../model/changes.ts";
import type { Incident } from "./incident.ts";

/** Part of the staff is missing: chats queue and after-sales wait. */
export const staffSick = {
  id: "staff-sick",
  title: { zh: "客服缺勤", en: "Staff sick" },
  advice: {
    zh: "临时调人、开启智能客服与自动同意规则，优先高峰时段。",
    en: "Call in others, let the bot and automatic approvals take over, staff the busy hours first.",
  },
  metric: "chat-response-seconds",
  parameter: {
    title: { zh: "缺勤的人数占比", en: "share of the staff that is missing" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.3, 0.7),
  changes: [
    {
      part: "chats.staffing",
      what: {
        zh: "在岗客服 × (1 − 幅度)；回复时长由排队模型给出",
        en: "agents × (1 − amount); the queue decides the reply time",
      },
    },
    {
      part: "afterSales.reviewSeconds",
      what: { zh: "售后审核用时 × (1 + 幅度)", en: "time of an after-sale review × (1 + amount)" },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    const { afterSales } = model;
    return {
      ...model,
      chats: withStaff(model.chats, { present: kept(share) }),
      afterSales: { ...afterSales, reviewSeconds: timesDurations(afterSales.reviewSeconds, 1 + share) },
    };
  },
} as const satisfies Incident;
