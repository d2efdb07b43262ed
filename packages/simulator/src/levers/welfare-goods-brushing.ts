import type { Lever } from "./lever.ts";

/** Cheap "welfare" goods sold to raise the score. A violation: such orders are left out and points are taken. */
export const welfareGoodsBrushing = {
  id: "welfare-goods-brushing",
  kind: "violation",
  title: { zh: "福利品拉分（违规）", en: "Cheap goods to lift the score (violation)" },
  advice: {
    zh: "不要做：与主营不符的低价福利品会被认定为炒信，订单剔除并扣分。",
    en: "Do not: cheap goods unlike your main category are judged as brushing; the orders are left out and points are taken.",
  },
  metric: "total",
  parameter: { title: { zh: "是否在做", en: "whether it is done" }, unit: "yes", kind: "positive" },
  defaultEffect: {
    low: 1,
    high: 1,
    provenance: "official",
    source: { zh: "规则写明扣分；不计入任何好处", en: "the rules name the deduction; no gain is modelled" },
  },
  defaultCost: null,
  violations: ["brushing"],
  changes: [],
  apply(model) {
    return model;
  },
} as const satisfies Lever;
