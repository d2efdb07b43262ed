import { type AfterSale, afterSalesOf, cancellation } from "./after-sales.ts";
import { type ChatSession, orderChat, presaleChat } from "./chat-sessions.ts";
import { type Complaint, complaintAbout } from "./complaints.ts";
import { type CourierRounds, type Delivery, deliver } from "./delivery.ts";
import { type Experience, experienceOf } from "./experience.ts";
import type { Order, Purchase } from "./purchases.ts";
import type { RandomSource } from "./random-source.ts";
import { allStars, type Review, reviewOf } from "./reviews.ts";
import type { ShopSpec } from "./shop-spec.ts";
import { StreamBatch } from "./stream-batch.ts";
import { StreamKeys } from "./stream-keys.ts";

/** Everything that will have happened to one order. */
export interface OrderLife {
  readonly purchase: Purchase;
  readonly order: Order;
  readonly delivery: Delivery;
  /** Null: cancelled. */
  readonly experience: Experience | null;
  chat: ChatSession | null;
  complaint: Complaint | null;
  review: Review | null;
  afterSales: readonly AfterSale[];
}

/** Everything that will have happened to some purchases. */
export interface Lives {
  readonly deliveries: readonly Delivery[];
  /** The question before each purchase; null: none. */
  readonly questions: readonly (ChatSession | null)[];
  /** By purchase, then by its orders. */
  readonly lives: readonly OrderLife[];
  /** Dice for an order, by its place in `lives`. */
  readonly confirmation: (place: number) => RandomSource;
  readonly installation: (place: number) => RandomSource;
}

/**
 * Lives purchases, stage by stage for all that are handed in together. What happens to one depends on its own dice alone; trouble
 * spreads within it: late → chat → complaint → bad review.
 *
 * @returns good until it is called again
 */
export function livesOf(
  spec: ShopSpec,
  seed: string,
  rounds: CourierRounds,
): (purchases: readonly Purchase[]) => Lives {
  const purchaseKeys = new StreamKeys();
  const orderKeys = new StreamKeys();
  const streams = (purpose: string) => new StreamBatch(seed, purpose);
  const dice = {
    delivery: streams("delivery"),
    question: streams("presale-chat"),
    experience: streams("experience"),
    chat: streams("order-chat"),
    complaint: streams("complaint"),
    review: streams("review"),
    afterSales: streams("after-sales"),
    confirmation: streams("confirmation"),
    installation: streams("installation"),
  };
  const installs = spec.products.some(({ installation }) => installation !== undefined);

  const deliverAll = (purchases: readonly Purchase[]): Delivery[] => {
    const deliveries: Delivery[] = [];
    dice.delivery.openWhole(purchaseKeys);
    for (let i = 0; i < purchases.length; i++)
      deliveries.push(deliver(spec, seed, purchases[i]!, rounds, dice.delivery.at(i)));
    return deliveries;
  };
  const askAll = (purchases: readonly Purchase[]): (ChatSession | null)[] => {
    const questions: (ChatSession | null)[] = [];
    dice.question.open(purchaseKeys);
    dice.question.foresee(() => spec.chats.presalePerPurchase);
    for (let i = 0; i < purchases.length; i++)
      questions.push(purchases[i]!.brushed ? null : presaleChat(spec, purchases[i]!, dice.question.at(i)));
    return questions;
  };
  const experienceAll = (purchases: readonly Purchase[], deliveries: readonly Delivery[]): OrderLife[] => {
    const lives: OrderLife[] = [];
    dice.experience.openWhole(orderKeys);
    for (let i = 0; i < purchases.length; i++) {
      const purchase = purchases[i]!;
      const delivery = deliveries[i]!;
      for (const order of purchase.orders) {
        const experience =
          delivery.kind === "cancelled"
            ? null
            : experienceOf(spec, purchase, order, delivery, dice.experience.at(lives.length));
        lives.push({
          purchase,
          order,
          delivery,
          experience,
          chat: null,
          complaint: null,
          review: null,
          afterSales: nothing,
        });
      }
    }
    return lives;
  };
  const complainAll = (lives: readonly OrderLife[]): void => {
    const { chats, reviews, afterSales } = spec;
    const when = (rate: Readonly<Record<Experience["fate"], number>>) => (place: number) => {
      const { experience, purchase } = lives[place]!;
      return experience === null || purchase.brushed ? 0 : rate[experience.fate];
    };
    for (const batch of [dice.chat, dice.complaint, dice.review, dice.afterSales]) batch.open(orderKeys);
    dice.chat.foresee(when(chats.contactRate));
    dice.review.foresee(when(reviews.rate));
    dice.afterSales.foresee(when(afterSales.applyRate));
    for (let i = 0; i < lives.length; i++) {
      const life = lives[i]!;
      const { purchase, order, delivery, experience } = life;
      if (delivery.kind === "cancelled") {
        life.afterSales = [cancellation(seed, order, delivery.cancelledAt)];
      } else if (experience !== null && purchase.brushed) {
        life.review = allStars(seed, order, experience, 5);
      } else if (experience !== null) {
        life.chat = orderChat(spec, purchase, order, experience, dice.chat.at(i));
        life.complaint = complaintAbout(spec, order, experience, life.chat, dice.complaint.at(i));
        const { chat, complaint } = life;
        life.review = reviewOf(spec, seed, order, experience, chat, complaint, dice.review.at(i));
        life.afterSales = afterSalesOf(spec, order, experience, dice.afterSales.at(i));
      }
    }
  };
  return (purchases) => {
    purchaseKeys.clear();
    orderKeys.clear();
    for (const { paidAt, place, orders } of purchases) {
      purchaseKeys.addPurchase(Math.floor(paidAt / 86_400), place);
      for (const { id } of orders) orderKeys.addOrder(id);
    }
    const deliveries = deliverAll(purchases);
    const questions = askAll(purchases);
    const lives = experienceAll(purchases, deliveries);
    complainAll(lives);
    dice.confirmation.open(orderKeys);
    if (installs) dice.installation.openWhole(orderKeys);
    return {
      ...{ deliveries, questions, lives },
      confirmation: (place) => dice.confirmation.at(place),
      installation: (place) => dice.installation.at(place),
    };
  };
}

const nothing: readonly AfterSale[] = [];
