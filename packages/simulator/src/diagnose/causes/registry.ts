import type { Cause } from "../cause.ts";
import { badBatch } from "./bad-batch.ts";
import { badProducts } from "./bad-products.ts";
import { courierStrike } from "./courier-strike.ts";
import { dissatisfiedChats } from "./dissatisfied-chats.ts";
import { fakeTracking } from "./fake-tracking.ts";
import { forbiddenWords } from "./forbidden-words.ts";
import { goodsUnlikeDescription } from "./goods-unlike-description.ts";
import { hiddenComplaint } from "./hidden-complaint.ts";
import { lateShipping } from "./late-shipping.ts";
import { lowVideoClicks } from "./low-video-clicks.ts";
import { lowVolume } from "./low-volume.ts";
import { missingDetails } from "./missing-details.ts";
import { orderSurge } from "./order-surge.ts";
import { peersMoved } from "./peers-moved.ts";
import { refusalWithoutContact } from "./refusal-without-contact.ts";
import { remoteRegions } from "./remote-regions.ts";
import { reviewBombing } from "./review-bombing.ts";
import { sevenDayReturns } from "./seven-day-returns.ts";
import { slowAfterSales } from "./slow-after-sales.ts";
import { slowChat } from "./slow-chat.ts";
import { slowCourier } from "./slow-courier.ts";
import { staffShortage } from "./staff-shortage.ts";
import { transitDamage } from "./transit-damage.ts";
import { unprofessionalAdvice } from "./unprofessional-advice.ts";
import { unstaffedHours } from "./unstaffed-hours.ts";
import { violations } from "./violations.ts";
import { warehouseStop } from "./warehouse-stop.ts";

/** Every cause that is looked for, in the order of the sources: goods, road, service, content, the shop as a whole. */
export const causes = {
  "goods-unlike-description": goodsUnlikeDescription,
  "seven-day-returns": sevenDayReturns,
  "bad-batch": badBatch,
  "bad-products": badProducts,
  "review-bombing": reviewBombing,
  "late-shipping": lateShipping,
  "order-surge": orderSurge,
  "warehouse-stop": warehouseStop,
  "fake-tracking": fakeTracking,
  "remote-regions": remoteRegions,
  "courier-strike": courierStrike,
  "slow-courier": slowCourier,
  "transit-damage": transitDamage,
  "slow-chat": slowChat,
  "unstaffed-hours": unstaffedHours,
  "staff-shortage": staffShortage,
  "slow-after-sales": slowAfterSales,
  "refusal-without-contact": refusalWithoutContact,
  "dissatisfied-chats": dissatisfiedChats,
  "unprofessional-advice": unprofessionalAdvice,
  "hidden-complaint": hiddenComplaint,
  "low-video-clicks": lowVideoClicks,
  "missing-details": missingDetails,
  "forbidden-words": forbiddenWords,
  violations,
  "low-volume": lowVolume,
  "peers-moved": peersMoved,
} as const satisfies Record<string, Cause>;

export type CauseId = keyof typeof causes;
