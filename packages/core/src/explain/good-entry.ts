import type { Text } from "../report/score-report.ts";

const texts: Readonly<Record<string, Text>> = {
  "product-rating": { zh: "个首评 5 星的签收订单", en: "signed orders first reviewed with 5 stars" },
  "bad-review-rate": { zh: "个没有差评的签收订单", en: "signed orders without a bad review" },
  "quality-return-rate": { zh: "个没有品质退货的订单", en: "orders without a quality return" },
  "negative-feedback-rate": { zh: "个没有负反馈的签收订单", en: "signed orders without negative feedback" },
  "pickup-score": { zh: "个及时揽收（满分）的订单", en: "orders picked up with full points" },
  "pickup-hours": { zh: "个计时开始即揽收的订单", en: "orders picked up at once" },
  "pickup-in-time-rate": { zh: "个按时揽收的订单", en: "orders picked up in time" },
  "delivery-on-time-rate": { zh: "个按时送达的运单", en: "waybills delivered on time" },
  "delivery-hours": { zh: "个当即送达的订单", en: "orders delivered at once" },
  "logistics-return-rate": { zh: "个没有物流品退的支付订单", en: "paid orders without a logistics return" },
  "shipping-negative-rate": {
    zh: "个没有发货问题反馈的支付订单",
    en: "paid orders without a shipping complaint",
  },
  "damage-return-rate": { zh: "个没有破损退货的支付订单", en: "paid orders without a damage return" },
  "complaint-rate": { zh: "个没有投诉的支付订单", en: "paid orders without a complaint" },
  "chat-response-seconds": { zh: "轮即时回复的对话", en: "chat rounds answered at once" },
  "chat-reply-in-3min-rate": { zh: "个 3 分钟内回复的会话", en: "sessions answered within three minutes" },
  "chat-dissatisfaction-rate": { zh: "个满意（4–5 星）的会话评价", en: "sessions rated 4–5 stars" },
  "platform-help-rate": { zh: "个未求助平台的咨询或售后订单", en: "orders settled without the platform" },
  "refund-only-hours": { zh: "个立即完结的仅退款", en: "refunds without return completed at once" },
  "return-refund-hours": { zh: "个立即完结的退货退款", en: "returns completed at once" },
  "after-sale-rejection-rate": { zh: "个未被拒绝的售后", en: "after-sales that were not rejected" },
  "after-sale-review-hours": { zh: "个立即审核的退款", en: "refunds approved at once" },
  "after-sale-in-time-rate": { zh: "个按时处理的退款", en: "refunds handled in time" },
};

/** What a metric needs more of, to follow a number: "17 个没有差评的签收订单". */
export function goodEntry(metric: string): Text {
  return texts[metric] ?? { zh: "笔表现最佳的记录", en: "perfect entries" };
}
