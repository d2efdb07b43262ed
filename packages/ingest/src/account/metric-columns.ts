/**
 * Columns without which a metric has no entry, beside the tables that it names itself, as "table.column"; of several in
 * one list any will do. Metrics that are not here need no column that a table could lack.
 */
export const metricColumns: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "after-sale-in-time-rate": [["after-sales.agreed_at", "after-sales.refunded_at"]],
  "after-sale-rejection-rate": [["after-sales.result"]],
  "after-sale-review-hours": [["after-sales.agreed_at"], ["after-sales.refunded_at"]],
  "arrival-hours": [["parcels.signed_at"]],
  "bad-review-rate": [["parcels.signed_at"]],
  "chat-dissatisfaction-rate": [
    ["chats.stars", "chat-days.dissatisfied_share", "chat-days.dissatisfied_sessions"],
    ["chats.stars", "chat-days.dissatisfied_share", "chat-days.rated_sessions"],
  ],
  "chat-first-reply-seconds": [["chats.first_reply_seconds", "chat-days.mean_first_reply_seconds"]],
  "chat-reply-in-3min-rate": [["chats.answered_within_3min", "chat-days.replied_within_3min_share"]],
  "chat-response-seconds": [
    ["chats.rounds", "chat-days.mean_reply_seconds"],
    ["chats.reply_seconds", "chat-days.mean_reply_seconds"],
  ],
  "damage-return-rate": [["after-sales.reason_class"]],
  "delivery-hours": [["parcels.signed_at"]],
  "delivery-on-time-rate": [["parcels.picked_up_at", "parcels.delivery_due_at"]],
  "logistics-good-review-rate": [["reviews.logistics_stars"]],
  "logistics-return-rate": [["after-sales.reason_class"]],
  "merchant-liability-rate": [["after-sales.arbitration"]],
  "pickup-hours": [["parcels.picked_up_at"]],
  "pickup-in-time-rate": [["parcels.picked_up_at"]],
  "pickup-score": [["parcels.picked_up_at"]],
  "product-rating": [["parcels.signed_at"]],
  "quality-return-rate": [["after-sales.reason_class"]],
  "refund-only-hours": [["after-sales.refunded_at"]],
  "return-refund-hours": [["after-sales.refunded_at"]],
  "service-bad-review-rate": [["reviews.service_stars"]],
  "service-good-review-rate": [["reviews.service_stars"]],
  "video-click-ratio": [["listings.video_click_rate"], ["listings.category_video_click_rate"]],
};
