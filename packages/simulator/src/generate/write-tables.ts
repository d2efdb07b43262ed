import type { AfterSale } from "./after-sales.ts";
import type { ChatSession } from "./chat-sessions.ts";
import type { Complaint } from "./complaints.ts";
import type { Delivery, Parcel } from "./delivery.ts";
import type { ShopLife } from "./generate-shop.ts";
import { dayNumber, timeText } from "./local-time.ts";
import type { Order, Purchase } from "./purchases.ts";
import { drawFrom, type QuantileTable } from "./quantile-table.ts";
import { streamOf } from "./random-source.ts";
import type { Review } from "./reviews.ts";
import type { ShopSpec } from "./shop-spec.ts";
import type { PerkKind, Row, ShopTables } from "./shop-tables.ts";
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

/** The life of the shop as its tables knew it at `end` (shop-local seconds): what came later is empty or absent. */
export function writeTables(
  spec: ShopSpec,
  seed: string,
  life: ShopLife,
  violations: readonly Violation[],
  end: number,
): ShopTables {
  const known = (at: number | null): number | null => (at !== null && at < end ? at : null);
  const refundedOrders = new Set(
    life.afterSales.filter((sale) => known(sale.refundedAt) !== null).map((sale) => sale.order.id),
  );
  const refunded = (order: Order) => refundedOrders.has(order.id);
  return {
    shop: spec.shop,
    catalogue: spec.products.map(({ id, name, code, price }) => ({ id, name, code, price })),
    orders: life.purchases.flatMap(({ purchase, delivery }) =>
      purchase.orders.map((order) => orderRow(spec, seed, purchase, order, delivery, refunded(order), known)),
    ),
    parcels: life.purchases.flatMap(({ purchase, delivery }) => parcelRows(spec, purchase, delivery, known)),
    reviews: rowsKnown(life.reviews, (review) => review.createdAt, end).map(reviewRow),
    afterSales: rowsKnown(life.afterSales, (sale) => sale.appliedAt, end).map((sale) =>
      afterSaleRow(sale, known),
    ),
    chats: rowsKnown(life.chats, (chat) => chat.startedAt, end).map(chatRow),
    complaints: rowsKnown(life.complaints, (complaint) => complaint.createdAt, end).map(complaintRow),
    violations: rowsKnown(violations, (violation) => violation.at, end).map(violationRow),
  };
}

function rowsKnown<T>(events: readonly T[], at: (event: T) => number, end: number): T[] {
  return events.filter((event) => at(event) < end).sort((a, b) => at(a) - at(b));
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
    installed: "",
    installation_in_range: "",
    freight_insured: flag(perkOpen(spec, "freight-insurance", purchase.paidAt)),
    large_item_insured: flag(perkOpen(spec, "large-item-freight-insurance", purchase.paidAt)),
    qic: "",
  };
}

function signingOf(parcels: readonly Parcel[], order: Order): number {
  return Math.max(
    ...parcels.filter((parcel) => parcel.orders.includes(order)).map((parcel) => parcel.signedAt),
  );
}

function parcelRows(spec: ShopSpec, purchase: Purchase, delivery: Delivery, known: Known): Row<"parcels">[] {
  if (delivery.kind === "cancelled" || known(delivery.shippedAt) === null) return [];
  return delivery.parcels.flatMap((parcel) =>
    parcel.orders.map((order) => {
      const pickedUpAt = known(parcel.pickedUpAt);
      const signedAt = known(parcel.signedAt);
      const transit = purchase.region.remote && perkOpen(spec, "remote-logistics", parcel.pickedUpAt);
      return {
        waybill_id: parcel.waybillId,
        order_id: order.id,
        picked_up_at: timeText(pickedUpAt),
        signed_at: timeText(signedAt),
        delivery_due_at: pickedUpAt === null ? "" : timeText(parcel.dueAt),
        trajectory_compensated: flag(parcel.compensated && pickedUpAt !== null),
        remote_transit: flag(transit && pickedUpAt !== null),
      };
    }),
  );
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
  const common = {
    session_id: chat.id,
    started_at: timeText(chat.startedAt),
    order_id: chat.order?.id ?? "",
  };
  if (!chat.human) {
    return {
      ...common,
      human: "0",
      rounds: "",
      reply_seconds: "",
      unanswered_rounds: "",
      answered_within_3min: "",
      first_reply_seconds: "",
      stars: "",
      escalated: "0",
    };
  }
  const first = chat.replies[0];
  return {
    ...common,
    human: "1",
    rounds: String(chat.rounds),
    reply_seconds: String(chat.replies.reduce((sum, seconds) => sum + seconds, 0)),
    unanswered_rounds: String(chat.rounds - chat.replies.length),
    answered_within_3min: flag(first !== undefined && first <= 180),
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
