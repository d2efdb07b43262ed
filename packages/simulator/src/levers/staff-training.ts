import { kept, timesHazards, timesShare } from "../model/changes.ts";
import type { Lever } from "./lever.ts";

/** Scripts and training: fewer chats end with one to three stars. */
export const staffTraining = {
  id: "staff-training",
  kind: "measure",
  title: { zh: "客服培训与话术", en: "Staff training" },
  advice: {
    zh: "按场景准备话术并定期培训、抽检会话。",
    en: "Prepare scripts for each situation, train on them, and review chats by sample.",
  },
  metric: "chat-dissatisfaction-rate",
  parameter: {
    title: { zh: "少发生的不满意占比", en: "share of the dissatisfaction that no longer happens" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: {
    low: 0.1,
    high: 0.4,
    provenance: "public",
    source: {
      zh: "公开的营销说法为 −40 %（未经核实），取作上端；下端为假设",
      en: "a marketing page claims −40 % (unverified), taken as the upper end; the lower end is assumed",
    },
  },
  defaultCost: null,
  changes: [
    {
      part: "chats.dissatisfied",
      what: { zh: "会话不满意的发生率 × (1 − 幅度)", en: "rate of dissatisfied chats × (1 − amount)" },
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
    const { chats, help } = model;
    return {
      ...model,
      chats: { ...chats, dissatisfied: timesShare(chats.dissatisfied, kept(amount)) },
      help: { ...help, escalation: timesHazards(help.escalation, kept(amount / 2)) },
    };
  },
} as const satisfies Lever;
