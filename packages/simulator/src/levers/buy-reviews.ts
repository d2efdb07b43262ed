import type { Lever } from "./lever.ts";

/** Buying or inducing praise. A violation: it gains nothing here and costs what the rule version takes. */
export const buyReviews = {
  id: "buy-reviews",
  kind: "violation",
  title: { zh: "刷评、好评返现（违规）", en: "Buying reviews (violation)" },
  advice: {
    zh: "不要做：返现、红包、卡券换好评都算诱导好评，按刷单刷评扣分，评价会被剔除。",
    en: "Do not: cash, red packets or cards for praise count as brushing, points are taken and the reviews are removed.",
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
