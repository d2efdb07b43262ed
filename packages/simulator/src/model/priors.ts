import type { Text } from "@scorecast/core/report";

/** Fewer events than this, and the prior has a say that the reader should know of. */
const FEW_EVENTS = 10;

export interface PriorUsed {
  readonly process: string;
  readonly text: Text;
}

const titles: Readonly<Record<string, Text>> = {
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
  rounds: { zh: "会话轮次与用时", en: "rounds and seconds of chats" },
  rated: { zh: "会话评价率与不满意率", en: "rated and dissatisfied chats" },
  seeking: { zh: "求助商家的订单", en: "orders that turn to the merchant" },
  escalation: { zh: "求助平台", en: "orders that turn to the platform" },
};

/** Daily totals know how many seconds a session took on average, and no more. */
export const roundsOfTotals: PriorUsed = {
  process: "rounds",
  text: {
    zh: "会话轮次与用时：只有每日汇总，每个会话按一轮计，会话之间的差异用弱先验",
    en: "rounds and seconds of chats: only daily totals, so a session is one round and a weak prior spreads them",
  },
};

/** Says so where a process rests on few events; null where the record speaks for itself. */
export function priorUsed(process: string, events: number): PriorUsed[] {
  if (events >= FEW_EVENTS) return [];
  const title = titles[process] ?? { zh: process, en: process };
  const n = Math.round(events);
  return [
    {
      process,
      text: {
        zh: `${title.zh}：近期只有 ${n} 次记录，弱先验参与估计`,
        en: `${title.en}: only ${n} on record recently, so a weak prior takes part in the estimate`,
      },
    },
  ];
}
