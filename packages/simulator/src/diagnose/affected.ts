import type { MetricId } from "@scorecast/core";

/** Metrics of any version that feel goods that disappoint. */
export const byGoods: readonly MetricId[] = [
  "quality-return-rate",
  "description-deviation-rate",
  "product-rating",
  "bad-review-rate",
  "good-review-rate",
  "negative-feedback-rate",
  "platform-help-rate",
  "complaint-rate",
  "merchant-liability-rate",
  "chat-dissatisfaction-rate",
];

/** … stars, and nothing else. */
export const byStars: readonly MetricId[] = [
  "product-rating",
  "bad-review-rate",
  "good-review-rate",
  "logistics-good-review-rate",
  "service-good-review-rate",
  "service-bad-review-rate",
  "negative-feedback-rate",
];

/** … the time until a courier takes the parcel. */
export const byPickup: readonly MetricId[] = [
  "pickup-hours",
  "pickup-score",
  "pickup-in-time-rate",
  "shipping-negative-rate",
];

/** … the road. */
export const byDelivery: readonly MetricId[] = [
  "delivery-on-time-rate",
  "delivery-hours",
  "arrival-hours",
  "logistics-return-rate",
  "logistics-good-review-rate",
  "signing-anomaly-rate",
];

/** … buyers of late parcels, beyond the road itself. */
export const byAnger: readonly MetricId[] = [
  "product-rating",
  "bad-review-rate",
  "good-review-rate",
  "negative-feedback-rate",
  "platform-help-rate",
  "complaint-rate",
  "chat-dissatisfaction-rate",
];

/** … the chat. */
export const byChat: readonly MetricId[] = [
  "chat-response-seconds",
  "chat-first-reply-seconds",
  "chat-reply-in-3min-rate",
  "chat-dissatisfaction-rate",
];

/** … how after-sales are answered. */
export const byReview: readonly MetricId[] = [
  "after-sale-review-hours",
  "after-sale-in-time-rate",
  "refund-only-hours",
  "return-refund-hours",
  "return-handling-hours",
];

/** … after-sales that are refused. */
export const byRefusal: readonly MetricId[] = [
  "platform-help-rate",
  "merchant-liability-rate",
  "after-sale-rejection-rate",
  "complaint-rate",
  "dispute-satisfaction",
];
