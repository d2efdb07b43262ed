import { kept } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** A bot answers the common questions; people get fewer chats and the queue is shorter. */
export const faqBot = {
  id: "faq-bot",
  kind: "measure",
  title: { zh: "智能客服答常见问题", en: "FAQ bot" },
  advice: {
    zh: "用覆盖 95 % 常见问题的知识库先答，难题转人工。",
    en: "Let a knowledge base that covers 95 % of the common questions answer first and pass hard ones on.",
  },
  metric: "chat-response-seconds",
  parameter: {
    title: { zh: "不再进入人工的会话占比", en: "share of the chats that no longer reach a person" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.2, 0.5, {
    zh: "源文档 000 的知识库覆盖 95 % 的问题，实际分流比例为假设",
    en: "source document 000's base covers 95 % of the questions; how many chats it takes is assumed",
  }),
  defaultCost: null,
  changes: [
    {
      part: "chats.sessions",
      what: {
        zh: "人工会话量 × (1 − 幅度)；回复时长由排队模型给出",
        en: "human chats × (1 − amount); the queue decides the reply time",
      },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const { chats } = model;
    return {
      ...model,
      chats: { ...chats, sessions: { ...chats.sessions, mean: chats.sessions.mean * kept(amount) } },
    };
  },
} as const satisfies Lever;
