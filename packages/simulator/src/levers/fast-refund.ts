import type { Lever } from "./lever.ts";

/** Faster review of after-sales: every review takes a share less time on the review clock. */
export const fastRefund = {
  id: "fast-refund",
  kind: "measure",
  title: { zh: "加快售后审核", en: "Faster after-sale review" },
  advice: {
    zh: "设专人或自动规则当场审核退款与退货申请，缩短从申请到同意的时间。",
    en: "Let an agent or a rule approve refunds and returns on the spot, so that less time passes until agreement.",
  },
  metric: "after-sale-review-hours",
  parameter: {
    title: { zh: "审核用时缩短的比例", en: "share of the review time that is saved" },
    unit: "share",
    kind: "share",
  },
  defaultEffect: {
    low: 0.2,
    high: 0.6,
    provenance: "assumed",
    source: {
      zh: "中点取自源文档 004（退款用时 5 天降到 3 天，即 −40 %）；宽度为假设",
      en: "centred on source document 004 (refunds in 3 days instead of 5: −40 %); the width is assumed",
    },
  },
  defaultCost: null,
  changes: [
    {
      part: "afterSales.reviewSeconds",
      what: { zh: "审核用时 × (1 − 幅度)", en: "time of a review × (1 − amount)" },
    },
  ],
  apply(model, amount) {
    if (amount <= 0) return model;
    const kept = 1 - Math.min(1, amount);
    const { reviewSeconds } = model.afterSales;
    return {
      ...model,
      afterSales: {
        ...model.afterSales,
        reviewSeconds: { ...reviewSeconds, points: reviewSeconds.points.map((seconds) => seconds * kept) },
      },
    };
  },
} as const satisfies Lever;
