import { kept, timesDemand, timesFewerStars, timesHazards } from "../model/changes.ts";
import { assumedEffect } from "./assumed-effect.ts";
import type { Lever } from "./lever.ts";

/** A bad product's quality returns per order, over the shop's (assumed). */
const TIMES_THE_SHOP = 3;

/** Takes a product off sale that causes far more than its share of the trouble. Orders paid before still count. */
export const delistBadProduct = {
  id: "delist-bad-product",
  kind: "measure",
  title: { zh: "下架问题商品", en: "Delist a bad product" },
  advice: {
    zh: "下架差评与品退最集中的商品，或更换供应商；此前已付款的订单仍会计入。",
    en: "Take the product with the most bad reviews and quality returns off sale, or change its supplier; orders paid before still count.",
  },
  metric: "quality-return-rate",
  parameter: {
    title: { zh: "该商品在品质退货中的占比", en: "share of the quality returns that this product causes" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: assumedEffect(0.2, 0.5, {
    zh: "源文档 001 建议该做法；占比请按自己店铺的商品明细填写",
    en: "recommended by source document 001; read the share off your own products",
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
    {
      part: "demand",
      what: {
        zh: "订单量 × (1 − 幅度 ÷ 3)：问题商品的品退率按全店三倍计",
        en: "orders × (1 − amount ÷ 3): a bad product has three times the shop's return rate",
      },
      side: true,
    },
  ],
  product: {
    what: {
      zh: "以该商品在本店记录中的占比代替假设：品质退货与非五星 × (1 − 其占比) ÷ (1 − 订单占比)，订单量 × (1 − 订单占比)；买家不会改买本店别的商品（假设）",
      en: "the product's own shares on record in place of the assumed ones: quality returns and reviews below five stars × (1 − its share) ÷ (1 − its share of orders), orders × (1 − its share of orders); its buyers buy nothing else here (assumed)",
    },
    certain: true,
    apply(model, amount, { orders, quality, stars }) {
      if (amount <= 0) return model;
      const gone = Math.min(1, amount);
      const left = 1 - gone * orders;
      return {
        ...model,
        qualityReturn: timesHazards(model.qualityReturn, (1 - gone * quality) / left),
        fewerStars: timesFewerStars(model.fewerStars, (1 - gone * stars) / left),
        demand: timesDemand(model.demand, left),
      };
    },
  },
  apply(model, amount) {
    if (amount <= 0) return model;
    return {
      ...model,
      qualityReturn: timesHazards(model.qualityReturn, kept(amount)),
      fewerStars: timesFewerStars(model.fewerStars, kept(amount / 2)),
      demand: timesDemand(model.demand, 1 - Math.min(1, amount) / TIMES_THE_SHOP),
    };
  },
} as const satisfies Lever;
