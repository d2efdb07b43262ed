import type { RuleVersion } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";

/** Everything that is learnt from a record, in the order of an order's life, with what it is called. */
export const processTitles = {
  demand: { zh: "每天的有效支付订单", en: "valid paid orders a day" },
  pickup: { zh: "支付到揽收", en: "payment to pickup" },
  "pickup-seconds": { zh: "揽收用时", en: "hours to pickup" },
  signing: { zh: "揽收到签收", en: "pickup to signing" },
  delivery: { zh: "运单是否按时签收", en: "waybills on time" },
  review: { zh: "签收后评价", en: "reviews after signing" },
  stars: { zh: "评价星级", en: "stars of reviews" },
  "quality-return": { zh: "品质退货", en: "returns for quality" },
  "damage-return": { zh: "破损退货", en: "returns for damage" },
  application: { zh: "售后申请", en: "after-sale applications" },
  refund: { zh: "申请到退款", en: "application to refund" },
  "review-seconds": { zh: "售后审核用时", en: "hours to review an after-sale" },
  sessions: { zh: "人工会话量", en: "human chat sessions" },
  rounds: { zh: "会话每轮用时", en: "seconds a round of chats" },
  rated: { zh: "会话评价率", en: "chats that are rated" },
  dissatisfied: { zh: "会话不满意率", en: "dissatisfied among rated chats" },
  seeking: { zh: "求助商家的订单", en: "orders that turn to the merchant" },
  escalation: { zh: "求助平台", en: "orders that turn to the platform" },
} as const satisfies Readonly<Record<string, Text>>;

/** A main process, or the series of a metric that none of them makes. */
export type ProcessId = keyof typeof processTitles | SeriesId;
export type SeriesId = `series:${string}`;

export function seriesId(metric: string): SeriesId {
  return `series:${metric}`;
}

/** What a process is called; a series by the title that the rules give its metric. */
export function titleOf(process: ProcessId, rules: RuleVersion): Text {
  if (!process.startsWith("series:")) return processTitles[process as keyof typeof processTitles];
  const metric = process.slice("series:".length);
  return rules.metrics[metric]?.title ?? { zh: metric, en: metric };
}
