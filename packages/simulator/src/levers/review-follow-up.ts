import { kept, timesFewerStars, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Asks buyers after signing whether all is well, and settles trouble before it is written down: the first review counts. */
export const reviewFollowUp = {
  id: "review-follow-up",
  kind: "measure",
  title: { zh: "签收后回访", en: "Follow-up after signing" },
  advice: {
    zh: "签收后主动询问，有问题当场解决；计分只看首次评价，事后改评无用。",
    en: "Ask after signing whether all is well and settle trouble at once; only the first review counts, changing it later does not help.",
  },
  metric: "product-rating",
  parameter: {
    title: {
      zh: "在写下之前化解的非五星评价占比",
      en: "share of the reviews below five stars that are settled before they are written",
    },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.05, 0.2, {
    zh: "源文档 000、001 建议两小时内处理并先与买家和解，未给出效果",
    en: "source documents 000 and 001 advise handling within 2 hours and settling first, without a figure",
  }),
  defaultCost: null,
  changes: [
    {
      part: "fewerStars",
      what: { zh: "非五星的发生率 × (1 − 幅度)", en: "rate of reviews below five stars × (1 − amount)" },
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
    return {
      ...model,
      fewerStars: timesFewerStars(model.fewerStars, kept(amount)),
      help: { ...model.help, escalation: timesHazards(model.help.escalation, kept(amount / 2)) },
    };
  },
} as const satisfies Lever;
