/** A line of the score page: its title, older titles of it, and the node that `observed.csv` knows it by. */
export interface ObservedNode {
  readonly node: string;
  readonly title: string;
  readonly formerly: readonly string[];
}

/** Total and dimensions: the page shows their score alone. */
export const observedScores: readonly ObservedNode[] = [
  { node: "total", title: "商家体验分", formerly: ["体验分", "店铺体验分", "总分"] },
  { node: "product", title: "商品体验分", formerly: ["商品体验", "商品分"] },
  { node: "logistics", title: "物流体验分", formerly: ["物流体验", "物流分"] },
  { node: "service", title: "服务体验分", formerly: ["服务体验", "服务分"] },
  { node: "content", title: "内容体验分", formerly: ["内容体验", "内容分"] },
];

/** Metrics: the page shows a value under the title, and its score under the title and 得分. */
export const observedMetrics: readonly ObservedNode[] = [
  { node: "product-rating", title: "商品综合评分", formerly: ["商品评分"] },
  { node: "bad-review-rate", title: "商品差评率", formerly: [] },
  { node: "good-review-rate", title: "好评率", formerly: ["商品好评率"] },
  { node: "logistics-good-review-rate", title: "物流好评率", formerly: [] },
  { node: "service-good-review-rate", title: "服务好评率", formerly: [] },
  { node: "service-bad-review-rate", title: "服务好差评率", formerly: [] },
  { node: "quality-return-rate", title: "商品品质退货率", formerly: ["品质退货率"] },
  { node: "product-base-score", title: "商品基础分", formerly: [] },
  { node: "negative-feedback-rate", title: "综合负向反馈率（CCR）", formerly: ["综合负向反馈率"] },
  { node: "pickup-in-time-rate", title: "揽收时效达成率", formerly: ["揽收及时率", "24小时支付-揽收率"] },
  { node: "pickup-score", title: "揽收时长平均得分", formerly: [] },
  { node: "pickup-hours", title: "平均揽收时长", formerly: [] },
  { node: "arrival-hours", title: "平均物流到货时长", formerly: [] },
  { node: "delivery-hours", title: "订单配送时长", formerly: [] },
  { node: "delivery-on-time-rate", title: "运单配送时效达成率", formerly: [] },
  { node: "logistics-return-rate", title: "物流品退率", formerly: ["发货物流品退率"] },
  { node: "shipping-negative-rate", title: "发货问题负向反馈率", formerly: [] },
  { node: "damage-return-rate", title: "商品/包装破损退货订单率", formerly: ["破损退货订单率"] },
  { node: "complaint-rate", title: "投诉率", formerly: ["商家问题投诉率"] },
  { node: "merchant-liability-rate", title: "纠纷商责率", formerly: [] },
  { node: "chat-first-reply-seconds", title: "平均IM人工首响时长", formerly: ["IM人工首响时长"] },
  { node: "chat-reply-in-3min-rate", title: "IM3分钟平均回复率", formerly: [] },
  {
    node: "chat-response-seconds",
    title: "飞鸽平均响应时长",
    formerly: ["飞鸽人工平均响应时长", "IM平均响应时长"],
  },
  { node: "chat-dissatisfaction-rate", title: "飞鸽会话不满意率", formerly: ["IM不满意率"] },
  { node: "refund-only-hours", title: "仅退款自主完结时长", formerly: ["平均售中退款时长"] },
  { node: "return-refund-hours", title: "退货退款自主完结时长", formerly: ["平均售后退款时长"] },
  { node: "after-sale-rejection-rate", title: "售后拒绝率", formerly: [] },
  { node: "after-sale-in-time-rate", title: "售后处理时长达成率", formerly: [] },
  { node: "after-sale-review-hours", title: "售后平均审核时长", formerly: [] },
  { node: "platform-help-rate", title: "平台求助率", formerly: [] },
];
