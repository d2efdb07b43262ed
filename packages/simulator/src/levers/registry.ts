import { accurateListing } from "./accurate-listing.ts";
import { blockAbusiveBuyers } from "./block-abusive-buyers.ts";
import { buyReviews } from "./buy-reviews.ts";
import { callBeforeRefusing } from "./call-before-refusing.ts";
import { compensateFirst } from "./compensate-first.ts";
import { courierChange } from "./courier-change.ts";
import { delistBadProduct } from "./delist-bad-product.ts";
import { faqBot } from "./faq-bot.ts";
import { fastRefund } from "./fast-refund.ts";
import { freightInsurance } from "./freight-insurance.ts";
import { frontWarehouses } from "./front-warehouses.ts";
import { giftsAndCards } from "./gifts-and-cards.ts";
import { homeInstallation } from "./home-installation.ts";
import { largeItemFreightInsurance } from "./large-item-freight-insurance.ts";
import type { Lever } from "./lever.ts";
import { longerChatHours } from "./longer-chat-hours.ts";
import { moreChatAgents } from "./more-chat-agents.ts";
import { moreVolume } from "./more-volume.ts";
import { newProductGrowth } from "./new-product-growth.ts";
import { nextDayDelivery } from "./next-day-delivery.ts";
import { outboundWithin24h } from "./outbound-within-24h.ts";
import { remoteLogistics } from "./remote-logistics.ts";
import { reviewFollowUp } from "./review-follow-up.ts";
import { secondDailyPickup } from "./second-daily-pickup.ts";
import { shipBefore18 } from "./ship-before-18.ts";
import { staffTraining } from "./staff-training.ts";
import { strongerPacking } from "./stronger-packing.ts";
import { threeStageQualityChecks } from "./three-stage-quality-checks.ts";
import { trackingAlerts } from "./tracking-alerts.ts";
import { urgentLane } from "./urgent-lane.ts";
import { welfareGoodsBrushing } from "./welfare-goods-brushing.ts";

/** Every lever by its id: one file each. Several of them are applied in this order, whatever order they were named in. */
export const levers = {
  "three-stage-quality-checks": threeStageQualityChecks,
  "delist-bad-product": delistBadProduct,
  "accurate-listing": accurateListing,
  "gifts-and-cards": giftsAndCards,
  "review-follow-up": reviewFollowUp,
  "second-daily-pickup": secondDailyPickup,
  "ship-before-18": shipBefore18,
  "outbound-within-24h": outboundWithin24h,
  "front-warehouses": frontWarehouses,
  "courier-change": courierChange,
  "tracking-alerts": trackingAlerts,
  "stronger-packing": strongerPacking,
  "faq-bot": faqBot,
  "more-chat-agents": moreChatAgents,
  "longer-chat-hours": longerChatHours,
  "urgent-lane": urgentLane,
  "staff-training": staffTraining,
  "fast-refund": fastRefund,
  "call-before-refusing": callBeforeRefusing,
  "compensate-first": compensateFirst,
  "block-abusive-buyers": blockAbusiveBuyers,
  "freight-insurance": freightInsurance,
  "large-item-freight-insurance": largeItemFreightInsurance,
  "next-day-delivery": nextDayDelivery,
  "home-installation": homeInstallation,
  "remote-logistics": remoteLogistics,
  "more-volume": moreVolume,
  "new-product-growth": newProductGrowth,
  "buy-reviews": buyReviews,
  "welfare-goods-brushing": welfareGoodsBrushing,
} as const satisfies Record<string, Lever>;

export type LeverId = keyof typeof levers;

/** @throws {RangeError} if no lever file has that id */
export function leverById(id: string): Lever {
  if (!Object.hasOwn(levers, id))
    throw new RangeError(`"${id}" is no lever; there are: ${Object.keys(levers).join(", ")}.`);
  return levers[id as LeverId];
}
