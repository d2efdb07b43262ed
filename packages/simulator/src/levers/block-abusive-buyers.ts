import { kept, timesDemand, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Serial complainers can no longer buy. To be used with care: buyers are lost with them. */
export const blockAbusiveBuyers = {
  id: "block-abusive-buyers",
  kind: "measure",
  title: { zh: "屏蔽恶意买家", en: "Block abusive buyers" },
  advice: {
    zh: "把反复恶意投诉的买家加入黑名单；须慎用，并保留证据。",
    en: "Blacklist buyers who complain serially; with care, and with evidence.",
  },
  metric: "platform-help-rate",
  parameter: {
    title: { zh: "少发生的平台求助占比", en: "share of the calls to the platform that no longer happen" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.02, 0.1, {
    zh: "源文档 001 提醒慎用，例中买家投诉率 6.54 %",
    en: "source document 001 advises care; its buyer complained on 6.54 % of orders",
  }),
  defaultCost: null,
  changes: [
    {
      part: "help.escalation",
      what: { zh: "求助平台的发生率 × (1 − 幅度)", en: "rate of turning to the platform × (1 − amount)" },
    },
    {
      part: "demand",
      what: { zh: "订单量 × (1 − 幅度 ÷ 10)", en: "orders × (1 − amount ÷ 10)" },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    return {
      ...model,
      help: { ...model.help, escalation: timesHazards(model.help.escalation, kept(share)) },
      demand: timesDemand(model.demand, 1 - share / 10),
    };
  },
} as const satisfies Lever;
