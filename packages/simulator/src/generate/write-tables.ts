import type { AfterSale } from "./after-sales.ts";
import type { ChatSession } from "./chat-sessions.ts";
import type { Complaint } from "./complaints.ts";
import type { Delivery, Parcel } from "./delivery.ts";
import { dayNumber, endOf, timeText } from "./local-time.ts";
import type { Order, Purchase } from "./purchases.ts";
import { drawFrom, type QuantileTable } from "./quantile-table.ts";
import { happens, streamOf } from "./random-source.ts";
import type { Review } from "./reviews.ts";
import type { ShopSpec } from "./shop-spec.ts";
import type { PerkKind, Row, TableRows } from "./shop-tables.ts";
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

/** One purchase, and what happened to it until its parcels were signed for. */
export interface Delivered {
  readonly purchase: Purchase;
  readonly delivery: Delivery;
  /** Orders whose money went back before the end of the record. */
  readonly refunded: ReadonlySet<Order>;
}

/** Events of the shop, each kind by time. */
export interface ShopEvents {
  readonly delivered: readonly Delivered[];
  readonly chats: readonly ChatSession[];
  readonly afterSales: readonly AfterSale[];
  readonly complaints: readonly Complaint[];
  readonly reviews: readonly Review[];
  readonly violations: readonly Violation[];
}

/** The events as the tables knew them at the end of the record: what came later is empty or absent. */
export function writeTables(spec: ShopSpec, seed: string, events: ShopEvents): TableRows {
  const end = endOf(spec);
  const known = (at: number | null): number | null => (at !== null && at < end ? at : null);
  const orders: Row<"orders">[] = [];
  const parcels: Row<"parcels">[] = [];
  for (const { purchase, delivery, refunded } of events.delivered) {
    for (const order of purchase.orders)
      orders.push(orderRow(spec, seed, purchase, order, delivery, refunded.has(order), known));
    addParcels(parcels, spec, purchase, delivery, known);
  }
  return {
    orders,
    parcels,
    reviews: events.reviews.map(reviewRow),
    afterSales: events.afterSales.map((sale) => afterSaleRow(sale, known)),
    chats: events.chats.map(chatRow),
    complaints: events.complaints.map(complaintRow),
    violations: events.violations.map(violationRow),
  };
}

type Known = (at: number | null) => number | null;

const flag = (value: boolean): string => (value ? "1" : "0");

function perkOpen(spec: ShopSpec, kind: PerkKind, at: number): boolean {
  const day = Math.floor(at / DAY);
  return spec.shop.perks.some(
    (perk) =>
      perk.kind === kind &&
      day >= dayNumber(perk.from) &&
      (perk.until === null || day <= dayNumber(perk.until)),
  );
}

function orderRow(
  spec: ShopSpec,
  seed: string,
  purchase: Purchase,
  order: Order,
  delivery: Delivery,
  refunded: boolean,
  known: Known,
): Row<"orders"> {
  const shippedAt = delivery.kind === "shipped" ? known(delivery.shippedAt) : null;
  const signedAt = delivery.kind === "shipped" ? known(signingOf(delivery.parcels, order)) : null;
  const cancelledAt = delivery.kind === "cancelled" ? known(delivery.cancelledAt) : null;
  const confirmed = streamOf(seed, "confirmation", order.id);
  const completedAt = signedAt === null ? null : known(signedAt + drawFrom(confirmDays, confirmed) * DAY);
  const instant = cancelledAt !== null && cancelledAt - purchase.paidAt <= HOUR;
  const installation = installationOf(seed, order, signedAt);
  const nextDayEnd = (Math.floor(purchase.paidAt / DAY) + 2) * DAY;
  return {
    order_id: order.id,
    paid_at: timeText(purchase.paidAt),
    parent_order_id: purchase.id,
    product_id: order.product.id,
    quantity: String(order.quantity),
    amount: order.amount.toFixed(2),
    order_type: instant && purchase.type === "normal" ? "instant-refund" : purchase.type,
    promised_ship_at: timeText(delivery.promisedAt),
    shipped_at: timeText(shippedAt),
    completed_at: timeText(refunded ? null : completedAt),
    cancelled_at: timeText(cancelledAt),
    province: purchase.region.province,
    warehouse: spec.handling.warehouse,
    courier: shippedAt === null ? "" : purchase.courier.name,
    next_day_delivered:
      signedAt === null ? "" : flag(purchase.region.nextDayService && signedAt < nextDayEnd),
    installed: installation.installed,
    installation_in_range: installation.inRange,
    freight_insured: flag(perkOpen(spec, "freight-insurance", purchase.paidAt)),
    large_item_insured: flag(perkOpen(spec, "large-item-freight-insurance", purchase.paidAt)),
    qic: "",
  };
}

const notInstalled = { installed: "", inRange: "" } as const;

/** Both empty for a product that is not installed, and before it could be. */
function installationOf(seed: string, order: Order, signedAt: number | null) {
  const { installation } = order.product;
  if (installation === undefined || signedAt === null) return notInstalled;
  const random = streamOf(seed, "installation", order.id);
  const inRange = happens(installation.inRange, random);
  const installed = happens(installation.installed, random);
  return { installed: flag(inRange && installed), inRange: flag(inRange) };
}

function signingOf(parcels: readonly Parcel[], order: Order): number {
  let signedAt = Number.NEGATIVE_INFINITY;
  for (const parcel of parcels)
    if (parcel.orders.includes(order)) signedAt = Math.max(signedAt, parcel.signedAt);
  return signedAt;
}

function addParcels(
  rows: Row<"parcels">[],
  spec: ShopSpec,
  purchase: Purchase,
  delivery: Delivery,
  known: Known,
): void {
  if (delivery.kind === "cancelled" || known(delivery.shippedAt) === null) return;
  for (const parcel of delivery.parcels) {
    const pickedUpAt = known(parcel.pickedUpAt);
    const transit = purchase.region.remote && perkOpen(spec, "remote-logistics", parcel.pickedUpAt);
    for (const order of parcel.orders)
      rows.push({
        waybill_id: parcel.waybillId,
        order_id: order.id,
        picked_up_at: timeText(pickedUpAt),
        signed_at: timeText(known(parcel.signedAt)),
        delivery_due_at: pickedUpAt === null ? "" : timeText(parcel.dueAt),
        trajectory_compensated: flag(parcel.compensated && pickedUpAt !== null),
        remote_transit: flag(transit && pickedUpAt !== null),
      });
  }
}

function reviewRow(review: Review): Row<"reviews"> {
  return {
    review_id: review.id,
    order_id: review.order.id,
    created_at: timeText(review.createdAt),
    product_stars: String(review.productStars),
    service_stars: String(review.serviceStars),
    logistics_stars: String(review.logisticsStars),
    has_picture: flag(review.hasPicture),
  };
}

function afterSaleRow(sale: AfterSale, known: Known): Row<"after-sales"> {
  const [agreedAt, refundedAt, closedAt] = [
    known(sale.agreedAt),
    known(sale.refundedAt),
    known(sale.closedAt),
  ];
  const returnSignedAt = known(sale.returnSignedAt);
  // The merchant keeps the buyer waiting until the answer, and again from the return's arrival to the refund.
  const waiting =
    agreedAt === null || refundedAt === null
      ? null
      : agreedAt - sale.appliedAt + (returnSignedAt === null ? 0 : refundedAt - returnSignedAt);
  const closed = closedAt !== null;
  return {
    after_sale_id: sale.id,
    order_id: sale.order.id,
    type: sale.type,
    applied_at: timeText(sale.appliedAt),
    reason: sale.reason.text,
    reason_class: sale.reason.reasonClass,
    agreed_at: timeText(agreedAt),
    refunded_at: timeText(refundedAt),
    closed_at: timeText(closedAt),
    result: closed && sale.result !== "exchanged" ? sale.result : "",
    platform_handled: flag(closed && sale.platformHandled),
    arbitration: flag(closed && sale.arbitration),
    liable: closed ? (sale.liable ?? "none") : "",
    compensation: closed ? sale.compensation : "",
    return_signed_at: timeText(returnSignedAt),
    waiting_hours: waiting === null ? "" : (waiting / HOUR).toFixed(3),
  };
}

function chatRow(chat: ChatSession): Row<"chats"> {
  const { human, replies } = chat;
  const first = replies[0];
  return {
    session_id: chat.id,
    started_at: timeText(chat.startedAt),
    order_id: chat.order?.id ?? "",
    human: flag(human),
    rounds: human ? String(chat.rounds) : "",
    reply_seconds: human ? String(replies.reduce((sum, seconds) => sum + seconds, 0)) : "",
    unanswered_rounds: human ? String(chat.rounds - replies.length) : "",
    answered_within_3min: human ? flag(first !== undefined && first <= 180) : "",
    first_reply_seconds: first === undefined ? "" : String(first),
    stars: chat.stars === null ? "" : String(chat.stars),
    escalated: flag(chat.escalated),
  };
}

function complaintRow(complaint: Complaint): Row<"complaints"> {
  return {
    complaint_id: complaint.id,
    created_at: timeText(complaint.createdAt),
    order_id: complaint.order.id,
    upheld: flag(complaint.upheld),
  };
}

function violationRow(violation: Violation): Row<"violations"> {
  return { kind: violation.kind, at: timeText(violation.at), order_id: violation.order?.id ?? "" };
}
