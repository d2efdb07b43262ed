import { assumedEffect } from "../levers/assumed-effect.ts";
import { timesFewerStars, timesHazards } from "../model/changes.ts";
import type { Incident } from "./incident.ts";

/** Faulty goods in what is paid for in these days. */
export const badBatch = {
  id: "bad-batch",
  title: { zh: "坏批次", en: "Bad batch" },
  advice: {
    zh: "停售并追回这一批，主动联系已付款的买家换货。",
    en: "Stop selling the batch, recall it, and offer replacements before buyers ask.",
  },
  metric: "quality-return-rate",
  parameter: {
    title: { zh: "品质退货增加到的倍数减一", en: "quality returns added, as a multiple of the usual" },
    unit: "times",
    kind: "positive",
  },
  defaultEffect: assumedEffect(1, 4),
  changes: [
    {
      part: "qualityReturn",
      what: { zh: "品质退货的发生率 × (1 + 幅度)", en: "rate of quality returns × (1 + amount)" },
    },
    {
      part: "fewerStars",
      what: {
        zh: "非五星的发生率 × (1 + 幅度 ÷ 2)",
        en: "rate of reviews below five stars × (1 + amount ÷ 2)",
      },
      side: true,
    },
    {
      part: "help.escalation",
      what: {
        zh: "求助平台的发生率 × (1 + 幅度 ÷ 4)",
        en: "rate of turning to the platform × (1 + amount ÷ 4)",
      },
      side: true,
    },
  ],
  product: {
    what: {
      zh: "只有该商品的订单出自这一批：各幅度乘以它在品质退货、非五星、订单中的占比（本店记录）",
      en: "only this product's orders are of the batch: the amounts times its shares of quality returns, of reviews below five stars and of orders, from the shop's record",
    },
    certain: false,
    apply(model, amount, { orders, quality, stars }) {
      if (amount <= 0) return model;
      return {
        ...model,
        qualityReturn: timesHazards(model.qualityReturn, 1 + amount * quality),
        fewerStars: timesFewerStars(model.fewerStars, 1 + (amount / 2) * stars),
        help: {
          ...model.help,
          escalation: timesHazards(model.help.escalation, 1 + (amount / 4) * orders),
        },
      };
    },
  },
  apply(model, amount) {
    if (amount <= 0) return model;
    return {
      ...model,
      qualityReturn: timesHazards(model.qualityReturn, 1 + amount),
      fewerStars: timesFewerStars(model.fewerStars, 1 + amount / 2),
      help: { ...model.help, escalation: timesHazards(model.help.escalation, 1 + amount / 4) },
    };
  },
} as const satisfies Incident;
