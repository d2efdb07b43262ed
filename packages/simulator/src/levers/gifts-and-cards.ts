import { kept, timesFewerStars, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** A small gift and a thank-you card in the parcel. Money or coupons for praise are a violation. */
export const giftsAndCards = {
  id: "gifts-and-cards",
  kind: "measure",
  title: { zh: "小礼品与感谢卡", en: "Gifts and thank-you cards" },
  advice: {
    zh: "随包裹放小礼品与感谢卡；不得以返现、优惠券换好评，那是违规。",
    en: "Put a small gift and a thank-you card into the parcel; never offer cash or coupons for praise, which is a violation.",
  },
  metric: "product-rating",
  parameter: {
    title: {
      zh: "少发生的非五星评价占比",
      en: "share of the reviews below five stars that no longer happen",
    },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.05, 0.15, {
    zh: "源文档 002 建议该做法，未给出效果",
    en: "recommended by source document 002 without a figure",
  }),
  defaultCost: null,
  changes: [
    {
      part: "fewerStars",
      what: { zh: "非五星的发生率 × (1 − 幅度)", en: "rate of reviews below five stars × (1 − amount)" },
    },
    {
      part: "review",
      what: { zh: "评价的发生率 × (1 + 幅度)", en: "rate of reviews × (1 + amount)" },
      side: true,
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const share = Math.min(1, amount);
    return {
      ...model,
      fewerStars: timesFewerStars(model.fewerStars, kept(share)),
      review: timesHazards(model.review, 1 + share),
    };
  },
} as const satisfies Lever;
