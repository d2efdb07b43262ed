import { kept, timesDurations, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** No refusal of a refund without a call: the platform then judges for the buyer less often. */
export const callBeforeRefusing = {
  id: "call-before-refusing",
  kind: "measure",
  title: { zh: "拒绝前先打电话", en: "Call before refusing" },
  advice: {
    zh: "要拒绝退款前先打电话说清楚、给方案；直接拒绝容易被判商责。",
    en: "Before refusing a refund, call, explain and offer a way out; a bare refusal is easily judged against the shop.",
  },
  metric: "platform-help-rate",
  parameter: {
    title: { zh: "少发生的平台求助占比", en: "share of the calls to the platform that no longer happen" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.2, 0.5, {
    zh: "源文档 001 的案例，未给出比例",
    en: "after a case in source document 001, without a figure",
  }),
  defaultCost: null,
  changes: [
    {
      part: "help.escalation",
      what: { zh: "求助平台的发生率 × (1 − 幅度)", en: "rate of turning to the platform × (1 − amount)" },
    },
    {
      part: "afterSales.reviewSeconds",
      what: {
        zh: "售后审核用时 × (1 + 幅度 ÷ 10)：打电话需要时间",
        en: "time of an after-sale review × (1 + amount ÷ 10): a call takes time",
      },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const { help, afterSales } = model;
    const share = Math.min(1, amount);
    return {
      ...model,
      help: { ...help, escalation: timesHazards(help.escalation, kept(share)) },
      afterSales: {
        ...afterSales,
        reviewSeconds: timesDurations(afterSales.reviewSeconds, 1 + share / 10),
      },
    };
  },
} as const satisfies Lever;
