import { kept, timesFewerStars, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Pictures, sizes and words that promise what arrives. */
export const accurateListing = {
  id: "accurate-listing",
  kind: "measure",
  title: { zh: "商品描述如实", en: "Accurate listings" },
  advice: {
    zh: "主图、尺码、颜色、材质与实物一致，不夸大；把易误解之处写在详情页显眼处。",
    en: "Make pictures, sizes, colours and materials match the goods, promise nothing more, and say plainly what is easily misunderstood.",
  },
  metric: "quality-return-rate",
  parameter: {
    title: {
      zh: "少发生的品质与描述不符退货占比",
      en: "share of the returns for quality and mismatch that no longer happen",
    },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.1, 0.3, {
    zh: "源文档 002 与 000 建议该做法，未给出效果",
    en: "recommended by source documents 002 and 000 without a figure",
  }),
  defaultCost: null,
  changes: [
    {
      part: "qualityReturn",
      what: { zh: "品质退货的发生率 × (1 − 幅度)", en: "rate of quality returns × (1 − amount)" },
    },
    {
      part: "fewerStars",
      what: { zh: "非五星的发生率 × (1 − 幅度)", en: "rate of reviews below five stars × (1 − amount)" },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return {
      ...model,
      qualityReturn: timesHazards(model.qualityReturn, kept(amount)),
      fewerStars: timesFewerStars(model.fewerStars, kept(amount)),
    };
  },
} as const satisfies Lever;
