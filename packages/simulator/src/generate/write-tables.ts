import type { AfterSale } from "./after-sales.ts";
import type { ChatSession } from "./chat-sessions.ts";
import type { Complaint } from "./complaints.ts";
import type { Delivery } from "./delivery.ts";
import type { OrderLife } from "./lives.ts";
import { dayNumber, endOf } from "./local-time.ts";
import type { Order, Purchase } from "./purchases.ts";
import { drawFrom, type QuantileTable } from "./quantile-table.ts";
import { happens, type RandomSource } from "./random-source.ts";
import type { Review } from "./reviews.ts";
import type { Sheet, Sheets } from "./sheet.ts";
import type { ShopSpec } from "./shop-spec.ts";
import type { PerkKind } from "./shop-tables.ts";
import type { Violation } from "./violations.ts";

const DAY = 86_400;
const HOUR = 3600;

/** Days from signing to the confirmed receipt; most buyers let the platform confirm after a week. */
const confirmDays: QuantileTable = [
  [0, 0.01],
  [0.35, 3],
  [0.4, 6.99],
  [1, 7.01],
];

/** Writes what happened as the tables knew it at the end of the record: what came later is empty. */
export interface TableWriter {
  /** @param installation dice, asked for where the product is one that is installed */
  readonly order: (life: OrderLife, confirmation: RandomSource, installation: () => RandomSource) => void;
  readonly parcels: (purchase: Purchase, delivery: Delivery) => void;
  readonly review: (review: Review) => void;
  readonly afterSale: (sale: AfterSale) => void;
  readonly chat: (chat: ChatSession) => void;
  readonly complaint: (complaint: Complaint) => void;
  readonly violation: (violation: Violation) => void;
}

export function tableWriter(spec: ShopSpec, sheets: Sheets): TableWriter {
  const end = endOf(spec);
  const insured = perkAt(spec, "freight-insurance");
  const insuredLarge = perkAt(spec, "large-item-freight-insurance");
  const transit = perkAt(spec, "remote-logistics");
  const { warehouse } = spec.handling;
  return {
    order: (life, confirmation, installation) =>
      writeOrder(sheets.orders, end, warehouse, insured, insuredLarge, life, confirmation, installation),
    parcels: (purchase, delivery) => writeParcels(sheets.parcels, end, transit, purchase, delivery),
    review: (review) => writeReview(sheets.reviews, review),
    afterSale: (sale) => writeAfterSale(sheets["after-sales"], end, sale),
    chat: (chat) => writeChat(sheets.chats, chat),
    complaint: (complaint) => writeComplaint(sheets.complaints, complaint),
    violation: (violation) => writeViolation(sheets.violations, violation),
  };
}

/** A moment if it is before the end of the record, null else. */
const known = (at: number | null, end: number): number | null => (at !== null && at < end ? at : null);

type PerkAt = (at: number) => boolean;

/** Whether the shop had a perk at a moment. */
function perkAt(spec: ShopSpec, kind: PerkKind): PerkAt {
  const open = spec.shop.perks
    .filter((perk) => perk.kind === kind)
    .map(({ from, until }) => ({
      from: dayNumber(from) * DAY,
      until: until === null ? Number.POSITIVE_INFINITY : (dayNumber(until) + 1) * DAY,
    }));
  return (at) => {
    for (let i = 0; i < open.length; i++) if (at >= open[i]!.from && at < open[i]!.until) return true;
    return false;
  };
}

function writeOrder(
  sheet: Sheet,
  end: number,
  warehouse: string,
  insured: PerkAt,
  insuredLarge: PerkAt,
  { purchase, order, delivery, experience, afterSales }: OrderLife,
  confirmation: RandomSource,
  installation: () => RandomSource,
): void {
  const shippedAt = delivery.kind === "shipped" ? known(delivery.shippedAt, end) : null;
  const signedAt = experience === null ? null : known(experience.signedAt, end);
  const cancelledAt = delivery.kind === "cancelled" ? known(delivery.cancelledAt, end) : null;
  const completedAt =
    signedAt === null || refundedBefore(afterSales, end)
      ? null
      : known(signedAt + drawFrom(confirmDays, confirmation) * DAY, end);
  const instant = cancelledAt !== null && cancelledAt - purchase.paidAt <= HOUR;
  sheet.number(order.id);
  sheet.time(purchase.paidAt);
  sheet.number(purchase.id);
  sheet.text(order.product.id);
  sheet.whole(order.quantity);
  sheet.yuan(order.amount);
  sheet.text(instant && purchase.type === "normal" ? "instant-refund" : purchase.type);
  sheet.time(delivery.promisedAt);
  sheet.time(shippedAt);
  sheet.time(completedAt);
  sheet.time(cancelledAt);
  sheet.text(purchase.region.province);
  sheet.text(warehouse);
  sheet.text(shippedAt === null ? "" : purchase.courier.name);
  if (signedAt === null) sheet.empty();
  else {
    const nextDayEnd = (Math.floor(purchase.paidAt / DAY) + 2) * DAY;
    sheet.flag(purchase.region.nextDayService && signedAt < nextDayEnd);
  }
  writeInstallation(sheet, order, signedAt, installation);
  sheet.flag(insured(purchase.paidAt));
  sheet.flag(insuredLarge(purchase.paidAt));
  sheet.empty();
  sheet.end();
}

function refundedBefore(sales: readonly AfterSale[], end: number): boolean {
  for (const { refundedAt } of sales) if (refundedAt !== null && refundedAt < end) return true;
  return false;
}

/** Both empty for a product that is not installed, and before it could be. */
function writeInstallation(
  sheet: Sheet,
  { product: { installation } }: Order,
  signedAt: number | null,
  dice: () => RandomSource,
): void {
  if (installation === undefined || signedAt === null) {
    sheet.empty();
    sheet.empty();
    return;
  }
  const random = dice();
  const inRange = happens(installation.inRange, random);
  const installed = happens(installation.installed, random);
  sheet.flag(inRange && installed);
  sheet.flag(inRange);
}

function writeParcels(
  sheet: Sheet,
  end: number,
  transit: PerkAt,
  purchase: Purchase,
  delivery: Delivery,
): void {
  if (delivery.kind === "cancelled" || delivery.shippedAt >= end) return;
  for (const parcel of delivery.parcels) {
    const pickedUp = parcel.pickedUpAt < end;
    for (const order of parcel.orders) {
      sheet.number(parcel.waybillId);
      sheet.number(order.id);
      sheet.time(pickedUp ? parcel.pickedUpAt : null);
      sheet.time(known(parcel.signedAt, end));
      sheet.time(pickedUp ? parcel.dueAt : null);
      sheet.flag(parcel.compensated && pickedUp);
      sheet.flag(purchase.region.remote && pickedUp && transit(parcel.pickedUpAt));
      sheet.end();
    }
  }
}

function writeReview(sheet: Sheet, review: Review): void {
  sheet.number(review.id);
  sheet.number(review.order.id);
  sheet.time(review.createdAt);
  sheet.whole(review.productStars);
  sheet.whole(review.serviceStars);
  sheet.whole(review.logisticsStars);
  sheet.flag(review.hasPicture);
  sheet.end();
}

function writeAfterSale(sheet: Sheet, end: number, sale: AfterSale): void {
  const agreedAt = known(sale.agreedAt, end);
  const refundedAt = known(sale.refundedAt, end);
  const closed = sale.closedAt < end;
  const returnSignedAt = known(sale.returnSignedAt, end);
  // The merchant keeps the buyer waiting until the answer, and again from the return's arrival to the refund.
  const waiting =
    agreedAt === null || refundedAt === null
      ? null
      : agreedAt - sale.appliedAt + (returnSignedAt === null ? 0 : refundedAt - returnSignedAt);
  sheet.number(sale.id);
  sheet.number(sale.order.id);
  sheet.text(sale.type);
  sheet.time(sale.appliedAt);
  sheet.text(sale.reason.text);
  sheet.text(sale.reason.reasonClass);
  sheet.time(agreedAt);
  sheet.time(refundedAt);
  sheet.time(closed ? sale.closedAt : null);
  sheet.text(closed && sale.result !== "exchanged" ? sale.result : "");
  sheet.flag(closed && sale.platformHandled);
  sheet.flag(closed && sale.arbitration);
  sheet.text(closed ? (sale.liable ?? "none") : "");
  sheet.text(closed ? sale.compensation : "");
  sheet.time(returnSignedAt);
  sheet.text(waiting === null ? "" : (waiting / HOUR).toFixed(3));
  sheet.end();
}

function writeChat(sheet: Sheet, chat: ChatSession): void {
  const { human, rounds, replies } = chat;
  const first = replies[0];
  sheet.number(chat.id);
  sheet.time(chat.startedAt);
  if (chat.order === null) sheet.empty();
  else sheet.number(chat.order.id);
  sheet.flag(human);
  if (human) {
    let seconds = 0;
    for (const reply of replies) seconds += reply;
    sheet.whole(rounds);
    sheet.whole(seconds);
    sheet.whole(rounds - replies.length);
    sheet.flag(first !== undefined && first <= 180);
  } else for (let i = 0; i < 4; i++) sheet.empty();
  if (first === undefined) sheet.empty();
  else sheet.whole(first);
  if (chat.stars === null) sheet.empty();
  else sheet.whole(chat.stars);
  sheet.flag(chat.escalated);
  sheet.end();
}

function writeComplaint(sheet: Sheet, complaint: Complaint): void {
  sheet.number(complaint.id);
  sheet.time(complaint.createdAt);
  sheet.number(complaint.order.id);
  sheet.flag(complaint.upheld);
  sheet.end();
}

function writeViolation(sheet: Sheet, violation: Violation): void {
  sheet.text(violation.kind);
  sheet.time(violation.at);
  if (violation.order === null) sheet.empty();
  else sheet.number(violation.order.id);
  sheet.end();
}
