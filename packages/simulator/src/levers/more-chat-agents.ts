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
    low: 0.3,
    high: 1,
    provenance: "assumed",
    source: {
      zh: "加一个人，补上的缺口按 0.3 到 1 人计（假设：班次不会正好落在最忙的时候）；现有人数未给出时，按负荷与回复时长反推，可以不足一人（假设）",
      en: "one more person fills 0.3 to 1 of what is missing (assumed: shifts do not meet the busy hours exactly); where today's is not given it is inferred from load and reply time, perhaps less than one (assumed)",
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
