import { type AfterSale, afterSalesOf, cancellation } from "./after-sales.ts";
import { type ChatSession, orderChat, presaleChat } from "./chat-sessions.ts";
import { type Complaint, complaintAbout } from "./complaints.ts";
import { type Delivery, deliver } from "./delivery.ts";
import { experienceOf } from "./experience.ts";
import { dayNumber } from "./local-time.ts";
import { type Purchase, placePurchases } from "./purchases.ts";
import { type Review, reviewOf } from "./reviews.ts";
import type { ShopSpec } from "./shop-spec.ts";
import type { ShopTables } from "./shop-tables.ts";
import { violationsOf } from "./violations.ts";
import { writeTables } from "./write-tables.ts";

/** Everything that will have happened to a shop's purchases, known by the end of the record or not. */
export interface ShopLife {
  readonly purchases: readonly { readonly purchase: Purchase; readonly delivery: Delivery }[];
  readonly chats: readonly ChatSession[];
  readonly afterSales: readonly AfterSale[];
  readonly complaints: readonly Complaint[];
  readonly reviews: readonly Review[];
}

/**
 * A synthetic shop, order by order: its tables as a shop folder holds them on the morning after the last day.
 * Same spec and seed, same text in every row, on every engine. What happens to one purchase depends on its own
 * dice alone; trouble spreads within it: late → chat → complaint → bad review.
 *
 * @throws {RangeError} if a date of the spec is none
 */
export function generateShop(spec: ShopSpec, seed: string): ShopTables {
  const purchases = placePurchases(spec, seed).map((purchase) => ({
    purchase,
    delivery: deliver(spec, seed, purchase),
  }));
  const chats: ChatSession[] = [];
  const afterSales: AfterSale[] = [];
  const complaints: Complaint[] = [];
  const reviews: Review[] = [];
  for (const { purchase, delivery } of purchases) {
    const question = presaleChat(spec, seed, purchase);
    if (question) chats.push(question);
    for (const order of purchase.orders) {
      if (delivery.kind === "cancelled") {
        afterSales.push(cancellation(seed, order, delivery.cancelledAt));
        continue;
      }
      const experience = experienceOf(spec, seed, purchase, order, delivery);
      const chat = orderChat(spec, seed, purchase, order, experience);
      const complaint = complaintAbout(spec, seed, order, experience, chat);
      const review = reviewOf(spec, seed, order, experience, chat, complaint);
      if (chat) chats.push(chat);
      if (complaint) complaints.push(complaint);
      if (review) reviews.push(review);
      afterSales.push(...afterSalesOf(spec, seed, order, experience));
    }
  }
  const life: ShopLife = { purchases, chats, afterSales, complaints, reviews };
  const violations = violationsOf(
    spec,
    seed,
    purchases.map(({ purchase }) => purchase),
  );
  const end = (dayNumber(spec.startDay) + spec.days) * 86_400;
  return writeTables(spec, seed, life, violations, end);
}
