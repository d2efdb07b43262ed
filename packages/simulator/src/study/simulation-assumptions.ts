import type { Assumption } from "@scorecast/core/report";

/** What every projection takes for granted, beside the unpublished parts of the rules. */
export const simulationAssumptions: readonly Assumption[] = [
  {
    id: "steady-rates",
    text: {
      zh: "各环节的发生率与订单水平保持近 12 周的样子（近期更能预测的环节，近的日子权重更大），不含以后的趋势、大促与节假日。",
      en: "Rates and order volume stay as in the last 12 weeks, recent days weighing more where they predict better; no future trend, campaign or holiday.",
    },
    provenance: "assumed",
    source: "simulation-model",
  },
  {
    id: "no-new-violations",
    text: {
      zh: "除方案写明的以外，未来不发生新的违规，店铺权益保持现状；已有扣分按窗口滚出。",
      en: "Beyond what a scenario says, no new violations, and the shop's perks stay as they are; known deductions roll off with their window.",
    },
    provenance: "assumed",
    source: "simulation-model",
  },
  {
    id: "processes-apart",
    text: {
      zh: "晚到会按从记录学到的倍数影响星级、会话与求助，回复慢会影响不满意率；除此之外，各环节除订单量相连外相互独立（连着的坏日子仍被低估）。",
      en: "Lateness reaches stars, chats and calls for help, and slow replies dissatisfaction, as the record teaches; beyond that and sharing the orders, processes do not affect each other (bad days in a row are still understated).",
    },
    provenance: "assumed",
    source: "simulation-model",
  },
  {
    id: "no-feedback",
    text: {
      zh: "分数变化不反过来影响流量与订单量。",
      en: "The score does not act back on traffic and orders.",
    },
    provenance: "assumed",
    source: "simulation-model",
  },
];
