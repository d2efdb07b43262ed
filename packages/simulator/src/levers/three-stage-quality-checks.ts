import { kept, timesFewerStars, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Checks on arrival, before shipping and of what comes back: fewer faulty goods leave the house. */
export const threeStageQualityChecks = {
  id: "three-stage-quality-checks",
  kind: "measure",
  title: { zh: "三道质检", en: "Three-stage quality checks" },
  advice: {
    zh: "到货抽检 10 %，发货前全检，退回的货再验；把坏货拦在仓库里。",
    en: "Sample 10 % on arrival, check everything before shipping, inspect what comes back: keep faulty goods in the warehouse.",
  },
  metric: "quality-return-rate",
  parameter: {
    title: { zh: "少发生的品质退货占比", en: "share of the quality returns that no longer happen" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.2, 0.5, {
    zh: "源文档 000 建议该做法，未给出效果",
    en: "recommended by source document 000 without a figure",
  }),
  defaultCost: null,
  changes: [
    {
      part: "qualityReturn",
      what: { zh: "品质退货的发生率 × (1 − 幅度)", en: "rate of quality returns × (1 − amount)" },
    },
    {
      part: "fewerStars",
      what: {
        zh: "非五星的发生率 × (1 − 幅度 ÷ 2)",
        en: "rate of reviews below five stars × (1 − amount ÷ 2)",
      },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    return {
      ...model,
      qualityReturn: timesHazards(model.qualityReturn, kept(amount)),
      fewerStars: timesFewerStars(model.fewerStars, kept(amount / 2)),
    };
  },
} as const satisfies Lever;
