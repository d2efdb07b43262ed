import { afterSaleInTimeRate } from "./after-sale-in-time-rate.ts";
import { afterSaleRejectionRate } from "./after-sale-rejection-rate.ts";
import { afterSaleReviewHours } from "./after-sale-review-hours.ts";
import { arrivalHours } from "./arrival-hours.ts";
import { badReviewRate } from "./bad-review-rate.ts";
import { bannedWordRate } from "./banned-word-rate.ts";
import { chatDissatisfactionRate } from "./chat-dissatisfaction-rate.ts";
import { chatFirstReplySeconds } from "./chat-first-reply-seconds.ts";
import { chatReplyIn3minRate } from "./chat-reply-in-3min-rate.ts";
import { chatResponseSeconds } from "./chat-response-seconds.ts";
import { complaintRate } from "./complaint-rate.ts";
import { damageReturnRate } from "./damage-return-rate.ts";
import { deliveryHours } from "./delivery-hours.ts";
import { deliveryOnTimeRate } from "./delivery-on-time-rate.ts";
import { descriptionDeviationRate } from "./description-deviation-rate.ts";
import { detailCompleteness } from "./detail-completeness.ts";
import { disputeSatisfaction } from "./dispute-satisfaction.ts";
import { goodReviewRate } from "./good-review-rate.ts";
import { logisticsGoodReviewRate } from "./logistics-good-review-rate.ts";
import { logisticsReturnRate } from "./logistics-return-rate.ts";
import { merchantLiabilityRate } from "./merchant-liability-rate.ts";
import type { Metric } from "./metric.ts";
import { negativeFeedbackRate } from "./negative-feedback-rate.ts";
import { pickupHours } from "./pickup-hours.ts";
import { pickupInTimeRate } from "./pickup-in-time-rate.ts";
import { pickupScore } from "./pickup-score.ts";
import { platformHelpRate } from "./platform-help-rate.ts";
import { problemSolvedRate } from "./problem-solved-rate.ts";
import { productBaseScore } from "./product-base-score.ts";
import { productRating } from "./product-rating.ts";
import { qualityReturnRate } from "./quality-return-rate.ts";
import { refundOnlyHours } from "./refund-only-hours.ts";
import { returnHandlingHours } from "./return-handling-hours.ts";
import { returnRefundHours } from "./return-refund-hours.ts";
import { serviceBadReviewRate } from "./service-bad-review-rate.ts";
import { serviceGoodReviewRate } from "./service-good-review-rate.ts";
import { shippingNegativeRate } from "./shipping-negative-rate.ts";
import { signingAnomalyRate } from "./signing-anomaly-rate.ts";
import { videoClickRatio } from "./video-click-ratio.ts";

/** Every metric by its id: one file each. */
export const metrics = {
  "after-sale-in-time-rate": afterSaleInTimeRate,
  "after-sale-rejection-rate": afterSaleRejectionRate,
  "after-sale-review-hours": afterSaleReviewHours,
  "arrival-hours": arrivalHours,
  "bad-review-rate": badReviewRate,
  "banned-word-rate": bannedWordRate,
  "chat-dissatisfaction-rate": chatDissatisfactionRate,
  "chat-first-reply-seconds": chatFirstReplySeconds,
  "chat-reply-in-3min-rate": chatReplyIn3minRate,
  "chat-response-seconds": chatResponseSeconds,
  "complaint-rate": complaintRate,
  "damage-return-rate": damageReturnRate,
  "delivery-hours": deliveryHours,
  "delivery-on-time-rate": deliveryOnTimeRate,
  "description-deviation-rate": descriptionDeviationRate,
  "detail-completeness": detailCompleteness,
  "dispute-satisfaction": disputeSatisfaction,
  "good-review-rate": goodReviewRate,
  "logistics-good-review-rate": logisticsGoodReviewRate,
  "logistics-return-rate": logisticsReturnRate,
  "merchant-liability-rate": merchantLiabilityRate,
  "negative-feedback-rate": negativeFeedbackRate,
  "pickup-hours": pickupHours,
  "pickup-in-time-rate": pickupInTimeRate,
  "pickup-score": pickupScore,
  "platform-help-rate": platformHelpRate,
  "problem-solved-rate": problemSolvedRate,
  "product-base-score": productBaseScore,
  "product-rating": productRating,
  "quality-return-rate": qualityReturnRate,
  "refund-only-hours": refundOnlyHours,
  "return-handling-hours": returnHandlingHours,
  "return-refund-hours": returnRefundHours,
  "service-bad-review-rate": serviceBadReviewRate,
  "service-good-review-rate": serviceGoodReviewRate,
  "shipping-negative-rate": shippingNegativeRate,
  "signing-anomaly-rate": signingAnomalyRate,
  "video-click-ratio": videoClickRatio,
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof metrics;
