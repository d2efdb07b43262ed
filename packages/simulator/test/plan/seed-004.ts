/** The plan and the books of source document 004, as a plan file has them. */
export const seed004 = {
  shop: "./my-shop",
  start: "2026-09-20",
  horizon: "60d",
  measures: [
    {
      ...{ id: "round", title: "傍晚加一次揽收", use: "second-daily-pickup", owner: "王芳" },
      ...{ from: "2026-09-25", due: "2026-10-01", started: "2026-09-28", finished: "2026-09-30" },
      ...{ progress: "done", cost: { once: 2000, perDay: 150 }, spent: 6200 },
    },
    {
      ...{ id: "refund", title: { zh: "快退款", en: "Fast refunds" }, use: "fast-refund", owner: "李强" },
      ...{ from: "2026-10-01", started: "2026-10-01", due: "2026-10-15", progress: "60%" },
    },
    { id: "training", use: "staff-training", from: "2026-10-05" },
    { id: "channel", title: "增加投诉渠道", from: "2026-10-10", metric: "platform-help-rate" },
  ],
  incidents: [{ title: "毛衣开线", from: "2026-10-12", days: 7 }],
  records: {
    complaints: [
      { kind: "质量", cases: 12, hours: 20, standard: 24 },
      { kind: "快递延误", hours: 60, standard: 48 },
    ],
    refunds: [
      { type: "自愿退款", days: 3, standard: 5, before: 5, feeds: "refund" },
      { type: "异常退款", days: 2, standard: 3 },
    ],
    satisfaction: [
      { aspect: "处理时间", shares: [5, 10, 15, 30, 40] },
      { aspect: "态度", shares: [3, 5, 10, 30, 52] },
    ],
    inspections: [
      { product: "A", pass: "95%", issue: "包装破损", measure: "更换材料", state: "done" },
      { product: "C", pass: 0.92, standard: "95%", state: "not-started" },
    ],
    figures: [{ title: "满意度", unit: "%", before: 80, now: 90, target: 90 }],
  },
} as const;
