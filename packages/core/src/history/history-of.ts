import { dayOf, parseDay, parseLocalTime } from "../clocks/shop-day.ts";
import { withChatDayStandIns } from "./chat-days.ts";
import {
  afterSaleResults,
  afterSaleTypes,
  type Coded,
  compensations,
  liabilities,
  orderTypes,
  reasonClasses,
  violationKinds,
} from "./columns.ts";
import type { History, Shop } from "./history.ts";

/** One row of a table as the shop folder writes it: column name to text; a missing column is an empty field. */
export type Row = Readonly<Record<string, string | undefined>>;

/** Tables as rows of text. A missing table has no data. */
export interface Rows {
  readonly orders: readonly Row[];
  readonly parcels?: readonly Row[];
  readonly reviews?: readonly Row[];
  readonly afterSales?: readonly Row[];
  readonly chats?: readonly Row[];
  readonly chatDays?: readonly Row[];
  readonly complaints?: readonly Row[];
  readonly violations?: readonly Row[];
  readonly listings?: readonly Row[];
  readonly observed?: readonly Row[];
}

/**
 * A history from rows in memory, in the columns and words of the shop folder: for generated shops, which need no file.
 *
 * @throws {RangeError} on a field that is no time, number or known word; files from strangers are read by packages/ingest
 */
export function historyOf(shop: Shop, rows: Rows): History {
  const orderRow = new Map(rows.orders.map((row, i) => [row["order_id"] ?? "", i]));
  const orderOf = (table: readonly Row[]) =>
    Int32Array.from(table, (row) => orderRow.get(row["order_id"] ?? "") ?? -1);
  const {
    orders,
    parcels,
    reviews,
    afterSales,
    chats,
    chatDays,
    complaints,
    violations,
    listings,
    observed,
  } = rows;
  const tables = {
    shop,
    orders: {
      count: orders.length,
      ids: texts(orders, "order_id"),
      paidAt: times(orders, "paid_at"),
      parent: coded(orders, "parent_order_id"),
      product: coded(orders, "product_id"),
      quantity: numbers(orders, "quantity"),
      amount: numbers(orders, "amount"),
      orderType: words(orders, "order_type", orderTypes, 0),
      promisedShipAt: times(orders, "promised_ship_at"),
      shippedAt: times(orders, "shipped_at"),
      completedAt: times(orders, "completed_at"),
      cancelledAt: times(orders, "cancelled_at"),
      province: coded(orders, "province"),
      warehouse: coded(orders, "warehouse"),
      courier: coded(orders, "courier"),
      nextDayDelivered: flags(orders, "next_day_delivered"),
      installed: flags(orders, "installed"),
      installationInRange: flags(orders, "installation_in_range"),
      freightInsured: flags(orders, "freight_insured"),
      largeItemInsured: flags(orders, "large_item_insured"),
      qic: flags(orders, "qic"),
    },
    parcels: parcels
      ? {
          count: parcels.length,
          ids: texts(parcels, "waybill_id"),
          firstRow: firstRows(texts(parcels, "waybill_id")),
          order: orderOf(parcels),
          pickedUpAt: times(parcels, "picked_up_at"),
          signedAt: times(parcels, "signed_at"),
          deliveryDueAt: times(parcels, "delivery_due_at"),
          trajectoryCompensated: flags(parcels, "trajectory_compensated"),
          remoteTransit: flags(parcels, "remote_transit"),
          standIn: flags(parcels, "stand_in"),
        }
      : null,
    reviews: reviews
      ? {
          count: reviews.length,
          ids: texts(reviews, "review_id"),
          order: orderOf(reviews),
          createdAt: times(reviews, "created_at"),
          productStars: numbers(reviews, "product_stars"),
          serviceStars: numbers(reviews, "service_stars"),
          logisticsStars: numbers(reviews, "logistics_stars"),
          hasPicture: flags(reviews, "has_picture"),
        }
      : null,
    afterSales: afterSales
      ? {
          count: afterSales.length,
          ids: texts(afterSales, "after_sale_id"),
          order: orderOf(afterSales),
          type: words(afterSales, "type", afterSaleTypes, -1),
          appliedAt: times(afterSales, "applied_at"),
          reason: coded(afterSales, "reason"),
          reasonClass: words(afterSales, "reason_class", reasonClasses, -1),
          agreedAt: times(afterSales, "agreed_at"),
          refundedAt: times(afterSales, "refunded_at"),
          closedAt: times(afterSales, "closed_at"),
          result: words(afterSales, "result", afterSaleResults, -1),
          platformHandled: flags(afterSales, "platform_handled"),
          arbitration: flags(afterSales, "arbitration"),
          liable: words(afterSales, "liable", liabilities, -1),
          compensation: words(afterSales, "compensation", compensations, -1),
          returnSignedAt: times(afterSales, "return_signed_at"),
          waitingHours: numbers(afterSales, "waiting_hours"),
        }
      : null,
    chats: chats
      ? {
          count: chats.length,
          ids: texts(chats, "session_id"),
          startedAt: times(chats, "started_at"),
          order: orderOf(chats),
          human: flags(chats, "human"),
          rounds: numbers(chats, "rounds"),
          replySeconds: numbers(chats, "reply_seconds"),
          unansweredRounds: numbers(chats, "unanswered_rounds"),
          answeredWithin3min: flags(chats, "answered_within_3min"),
          firstReplySeconds: numbers(chats, "first_reply_seconds"),
          stars: numbers(chats, "stars"),
          escalated: flags(chats, "escalated"),
        }
      : null,
    chatDays: chatDays
      ? {
          count: chatDays.length,
          date: days(chatDays, "date"),
          agent: coded(chatDays, "agent"),
          humanSessions: numbers(chatDays, "human_sessions"),
          ratedSessions: numbers(chatDays, "rated_sessions"),
          dissatisfiedSessions: numbers(chatDays, "dissatisfied_sessions"),
          dissatisfiedShare: numbers(chatDays, "dissatisfied_share"),
          meanFirstReplySeconds: numbers(chatDays, "mean_first_reply_seconds"),
          meanReplySeconds: numbers(chatDays, "mean_reply_seconds"),
          repliedWithin3minShare: numbers(chatDays, "replied_within_3min_share"),
        }
      : null,
    complaints: complaints
      ? {
          count: complaints.length,
          ids: texts(complaints, "complaint_id"),
          createdAt: times(complaints, "created_at"),
          order: orderOf(complaints),
          upheld: flags(complaints, "upheld"),
        }
      : null,
    violations: violations
      ? {
          count: violations.length,
          kind: words(violations, "kind", violationKinds, -1),
          at: times(violations, "at"),
          order: orderOf(violations),
        }
      : null,
    listings: listings
      ? {
          count: listings.length,
          date: days(listings, "date"),
          product: coded(listings, "product_id"),
          videoClickRate: numbers(listings, "video_click_rate"),
          categoryVideoClickRate: numbers(listings, "category_video_click_rate"),
          detailCompleteness: numbers(listings, "detail_completeness"),
          bannedWords: numbers(listings, "banned_words"),
        }
      : null,
    observed: observed
      ? {
          count: observed.length,
          date: days(observed, "date"),
          node: texts(observed, "node"),
          value: numbers(observed, "value"),
          score: numbers(observed, "score"),
        }
      : null,
  };
  const history = { ...tables, fallbacks: withChatDayStandIns([], tables) };
  return { ...history, ...spanOf(history) };
}

/** Earliest and latest day of any event; a deadline is no event. */
export function spanOf(
  history: Omit<History, "firstDay" | "lastDay">,
): Pick<History, "firstDay" | "lastDay"> {
  const { orders, parcels, reviews, afterSales, chats, chatDays, complaints, violations, listings } = history;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const events = [
    orders.paidAt,
    orders.shippedAt,
    orders.completedAt,
    orders.cancelledAt,
    ...(parcels ? [parcels.pickedUpAt, parcels.signedAt] : []),
    ...(reviews ? [reviews.createdAt] : []),
    ...(afterSales
      ? [afterSales.appliedAt, afterSales.agreedAt, afterSales.refundedAt, afterSales.closedAt]
      : []),
    ...(chats ? [chats.startedAt] : []),
    ...(complaints ? [complaints.createdAt] : []),
    ...(violations ? [violations.at] : []),
  ];
  for (const column of events)
    for (let row = 0; row < column.length; row++) {
      const day = dayOf(column[row]!);
      if (day < first) first = day;
      if (day > last) last = day;
    }
  for (const day of [...(listings?.date ?? []), ...(chatDays?.date ?? [])])
    [first, last] = [Math.min(first, day), Math.max(last, day)];
  return first > last ? { firstDay: null, lastDay: null } : { firstDay: first, lastDay: last };
}

function firstRows(ids: readonly string[]): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from(ids, (id, row) => {
    const held = first.get(id) ?? row;
    first.set(id, held);
    return held;
  });
}

function texts(rows: readonly Row[], column: string): readonly string[] {
  return rows.map((row) => row[column] ?? "");
}

function coded(rows: readonly Row[], column: string): Coded {
  const names: string[] = [];
  const known = new Map<string, number>();
  const codes = Int32Array.from(rows, (row) => {
    const name = row[column] ?? "";
    if (name === "") return -1;
    const code = known.get(name) ?? names.push(name) - 1;
    known.set(name, code);
    return code;
  });
  return { codes, names };
}

function times(rows: readonly Row[], column: string): Float64Array {
  return Float64Array.from(rows, (row) =>
    read(row, column, parseLocalTime, "a time such as 2026-09-10 18:00:00"),
  );
}

function days(rows: readonly Row[], column: string): Int32Array {
  return Int32Array.from(rows, (row) => read(row, column, parseDay, "a date such as 2026-09-10"));
}

function numbers(rows: readonly Row[], column: string): Float64Array {
  return Float64Array.from(rows, (row) =>
    read(row, column, (text) => (Number.isFinite(Number(text)) ? Number(text) : null), "a number"),
  );
}

function flags(rows: readonly Row[], column: string): Int8Array {
  return words(rows, column, ["0", "1"], -1);
}

function words(rows: readonly Row[], column: string, known: readonly string[], empty: number): Int8Array {
  return Int8Array.from(rows, (row) => {
    const text = row[column] ?? "";
    if (text === "") return empty;
    const code = known.indexOf(text);
    if (code < 0) throw new RangeError(`${column} = "${text}": expected one of ${known.join(", ")}`);
    return code;
  });
}

function read(row: Row, column: string, parse: (text: string) => number | null, expected: string): number {
  const text = row[column] ?? "";
  if (text === "") return Number.NaN;
  const value = parse(text);
  if (value === null) throw new RangeError(`${column} = "${text}": expected ${expected}`);
  return value;
}
