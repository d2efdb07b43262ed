import { type AfterSale, afterSalesOf, cancellation } from "./after-sales.ts";
import { type ChatSession, orderChat, presaleChat } from "./chat-sessions.ts";
import { type Complaint, complaintAbout } from "./complaints.ts";
import { type CourierRounds, courierRounds, deliver } from "./delivery.ts";
import { type EventQueue, eventQueue } from "./event-queue.ts";
import { experienceOf } from "./experience.ts";
import { dayNumber, endOf } from "./local-time.ts";
import { type Order, type Purchase, purchaseDays } from "./purchases.ts";
import { allStars, type Review, reviewOf } from "./reviews.ts";
import type { ShopSpec } from "./shop-spec.ts";
import type { TableRows } from "./shop-tables.ts";
import { type Violation, violationsOf } from "./violations.ts";
import { type Delivered, writeTables } from "./write-tables.ts";

const HOUR = 3600;
const DAY = 86_400;

/** Events that were thrown for the purchases so far and are not written yet. */
interface Waiting {
  readonly chats: EventQueue<ChatSession>;
  readonly afterSales: EventQueue<AfterSale>;
  readonly complaints: EventQueue<Complaint>;
  readonly reviews: EventQueue<Review>;
}

/**
 * The rows of a shop's tables as they can be written after each day, so that a shop of any size fits into memory: what
 * was paid on the day, and every event before which nothing can happen any more. All days together are the tables.
 *
 * @throws {RangeError} if a date of the spec is none
 */
export function* shopDays(spec: ShopSpec, seed: string): Generator<TableRows> {
  const end = endOf(spec);
  const rounds = courierRounds(spec.handling, seed);
  const waiting: Waiting = {
    chats: eventQueue((chat) => chat.startedAt),
    afterSales: eventQueue((sale) => sale.appliedAt),
    complaints: eventQueue((complaint) => complaint.createdAt),
    reviews: eventQueue((review) => review.createdAt),
  };
  const violations = violationsOf(spec, seed);
  let latest: Purchase | undefined;
  let until = dayNumber(spec.startDay) * DAY;
  for (const purchases of purchaseDays(spec, seed)) {
    until += DAY;
    const delivered = purchases.map((purchase) => live(spec, seed, purchase, rounds, waiting, end));
    const usual = purchases.filter(({ brushed }) => !brushed);
    const struck: Violation[] = [];
    while (violations.length > 0 && violations[0]!.at < until) {
      const { kind, at, aboutOrder } = violations.shift()!;
      const about = usual.findLast(({ paidAt }) => paidAt <= at) ?? latest;
      struck.push({ kind, at, order: (aboutOrder && about?.orders[0]) || null });
    }
    latest = usual.at(-1) ?? latest;
    // A question before buying comes up to 42 minutes before the payment: tomorrow's may be today's event.
    const before = until < end ? until - HOUR : end;
    yield writeTables(spec, seed, {
      delivered,
      chats: waiting.chats.before(before),
      afterSales: waiting.afterSales.before(before),
      complaints: waiting.complaints.before(before),
      reviews: waiting.reviews.before(before),
      violations: struck,
    });
  }
}

const none: ReadonlySet<Order> = new Set();

/** Everything that will have happened to one purchase; what is known by `end` goes into the queues. */
function live(
  spec: ShopSpec,
  seed: string,
  purchase: Purchase,
  rounds: CourierRounds,
  waiting: Waiting,
  end: number,
): Delivered {
  const delivery = deliver(spec, seed, purchase, rounds);
  const refunded = new Set<Order>();
  const addSale = (sale: AfterSale) => {
    if (sale.refundedAt !== null && sale.refundedAt < end) refunded.add(sale.order);
    if (sale.appliedAt < end) waiting.afterSales.add(sale);
  };
  const question = purchase.brushed ? null : presaleChat(spec, seed, purchase);
  if (question && question.startedAt < end) waiting.chats.add(question);
  for (const order of purchase.orders) {
    if (delivery.kind === "cancelled") {
      addSale(cancellation(seed, order, delivery.cancelledAt));
      continue;
    }
    const experience = experienceOf(spec, seed, purchase, order, delivery);
    if (purchase.brushed) {
      const praise = allStars(seed, order, experience, 5);
      if (praise.createdAt < end) waiting.reviews.add(praise);
      continue;
    }
    const chat = orderChat(spec, seed, purchase, order, experience);
    const complaint = complaintAbout(spec, seed, order, experience, chat);
    const review = reviewOf(spec, seed, order, experience, chat, complaint);
    if (chat && chat.startedAt < end) waiting.chats.add(chat);
    if (complaint && complaint.createdAt < end) waiting.complaints.add(complaint);
    if (review && review.createdAt < end) waiting.reviews.add(review);
    for (const sale of afterSalesOf(spec, seed, order, experience)) addSale(sale);
  }
  return { purchase, delivery, refunded: refunded.size === 0 ? none : refunded };
}
