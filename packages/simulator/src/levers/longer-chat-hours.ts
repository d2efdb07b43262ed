import { kept } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Covers the working hours (8–23) that are unattended today, when a round without an answer counts 600 seconds. */
export const longerChatHours = {
  id: "longer-chat-hours",
  kind: "measure",
  title: { zh: "延长客服时段", en: "Longer chat hours" },
  advice: {
    zh: "把 8 点到 23 点之间无人值守的时段补上；此外的时间不计分。",
    en: "Staff the hours between 8:00 and 23:00 that are unattended today; other hours do not count.",
  },
  metric: "chat-response-seconds",
  parameter: {
    title: { zh: "省下的回复时长占比", en: "share of the reply time that is saved" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.1, 0.4, {
    zh: "取决于无人值守时段的会话占比",
    en: "it depends on how many chats fall into the unattended hours",
  }),
  defaultCost: null,
  changes: [
    {
      part: "chats.secondsPerRound",
      what: { zh: "每轮回复秒数 × (1 − 幅度)", en: "seconds per round × (1 − amount)" },
    },
    {
      part: "chats.varianceBetweenRounds",
      what: { zh: "其方差 × (1 − 幅度)²", en: "its variance × (1 − amount)²" },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = kept(amount);
    const { chats } = model;
    return {
      ...model,
      chats: {
        ...chats,
        secondsPerRound: chats.secondsPerRound * share,
        varianceBetweenRounds: chats.varianceBetweenRounds * (share * share),
      },
    };
  },
} as const satisfies Lever;
