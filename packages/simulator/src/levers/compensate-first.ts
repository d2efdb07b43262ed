import { kept, timesFewerStars, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Settles with the buyer first: a resend, a voucher, a part refund, before anybody complains. */
export const compensateFirst = {
  id: "compensate-first",
  kind: "measure",
  title: { zh: "先行赔付", en: "Compensate first" },
  advice: {
    zh: "出现问题先补发、补券或部分退款，争取在买家求助平台之前和解。",
    en: "When something goes wrong, resend, give a voucher or refund a part before the buyer turns to the platform.",
  },
  metric: "platform-help-rate",
  parameter: {
    title: { zh: "少发生的平台求助占比", en: "share of the calls to the platform that no longer happen" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.2, 0.5, {
    zh: "源文档 001、004 建议该做法，未给出比例",
    en: "recommended by source documents 001 and 004 without a figure",
  }),
  defaultCost: null,
  changes: [
    {
      part: "help.escalation",
      what: { zh: "求助平台的发生率 × (1 − 幅度)", en: "rate of turning to the platform × (1 − amount)" },
    },
    {
      part: "fewerStars",
      what: {
        zh: "非五星的发生率 × (1 − 幅度 ÷ 4)",
        en: "rate of reviews below five stars × (1 − amount ÷ 4)",
      },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return {
      ...model,
      help: { ...model.help, escalation: timesHazards(model.help.escalation, kept(amount)) },
      fewerStars: timesFewerStars(model.fewerStars, kept(amount / 4)),
    };
  },
} as const satisfies Lever;
