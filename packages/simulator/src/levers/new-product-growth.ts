import { timesDemand, timesFewerStars, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** Trouble of the new product's orders over that of the others (assumed). */
const WORSE = 1.5;

/** A new product brings orders of its own; it is less well known and returned more often at first. */
export const newProductGrowth = {
  id: "new-product-growth",
  kind: "measure",
  title: { zh: "上新品起量", en: "Growth of a new product" },
  advice: {
    zh: "上一个新品并做起来；前 100 单尤其要稳，物流与客服先行。",
    en: "Launch a new product and let it grow; its first 100 orders must go well, above all in logistics and chat.",
  },
  metric: "count:valid-paid-orders",
  parameter: {
    title: { zh: "新品带来的订单，占现有订单的比例", en: "orders of the new product over those of today" },
    unit: "share",
    kind: "positive",
  },
  defaultEffect: assumedEffect(0.1, 0.4),
  defaultCost: null,
  changes: [
    { part: "demand", what: { zh: "订单量 × (1 + 幅度)", en: "orders × (1 + amount)" } },
    {
      part: "qualityReturn",
      what: {
        zh: "新品品退率按现有的 1.5 倍计入平均",
        en: "the new product's quality returns are 1.5 times today's in the mix",
      },
      side: true,
    },
    {
      part: "fewerStars",
      what: {
        zh: "新品非五星评价按现有的 1.5 倍计入平均",
        en: "the new product's reviews below five stars are 1.5 times today's in the mix",
      },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const mixed = 1 + ((WORSE - 1) * amount) / (1 + amount);
    return {
      ...model,
      demand: timesDemand(model.demand, 1 + amount),
      qualityReturn: timesHazards(model.qualityReturn, mixed),
      fewerStars: timesFewerStars(model.fewerStars, mixed),
    };
  },
} as const satisfies Lever;
