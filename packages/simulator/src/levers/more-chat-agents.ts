import { withStaff } from "../model/changes.ts";
import type { Lever } from "./lever.ts";

/** More people on duty: replies come sooner by as much as a queue (Erlang C) says. */
export const moreChatAgents = {
  id: "more-chat-agents",
  kind: "measure",
  title: { zh: "增加客服", en: "More chat agents" },
  advice: {
    zh: "在 8 点到 23 点之间增加在岗客服；没人排队时再加人几乎没有用。",
    en: "Put more agents on duty between 8:00 and 23:00; where nobody queues, one more hardly helps.",
  },
  metric: "chat-response-seconds",
  parameter: {
    title: { zh: "同时在岗增加的客服人数", en: "agents added, on duty at a time" },
    unit: "agents",
    kind: "positive",
  },
  defaultEffect: {
    low: 1,
    high: 1,
    provenance: "assumed",
    source: {
      zh: "人数由店铺决定；现有人数未给出时按负荷与回复时长反推（假设）",
      en: "the number is the shop's decision; where today's is not given it is inferred from load and reply time (assumed)",
    },
  },
  defaultCost: null,
  changes: [
    {
      part: "chats.staffing",
      what: {
        zh: "在岗客服 + 幅度；回复时长按排队模型（M/M/c，Erlang C）的比值变化",
        en: "agents + amount; the reply time changes by the ratio that the queue (M/M/c, Erlang C) gives",
      },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return { ...model, chats: withStaff(model.chats, { added: amount }) };
  },
} as const satisfies Lever;
