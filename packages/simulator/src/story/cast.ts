import { dayOf, type History, type RuleVersion, startOf } from "@scorecast/core";
import { isAssessed, refundTime, reviewSeconds } from "../model/after-sale-times.ts";
import { unshippedRefunds } from "../model/fit-shipping.ts";
import { REFUND_LAGS } from "../model/lags.ts";
import { recordUntil, type ShopRecord } from "../model/shop-record.ts";
import type { KnownRows, StoryRow } from "./known-rows.ts";

/** An order of the story. Days count from the start, those before it are below 0; what has not happened is Infinity, times are then NaN. */
export interface StoryOrder {
  readonly id: string;
  readonly row: StoryRow;
  readonly paidDay: number;
  paidAt: number;
  pickedDay: number;
  pickedAt: number;
  signedDay: number;
  signedAt: number;
  /** After-sales so far, those before the start included. */
  afterSales: number;
  /** Day of the latest of them; -Infinity: none. */
  latestAfterSale: number;
  /** Whether one of them is of an assessed kind. */
  applied: boolean;
  /** Day on which the buyer turned to the merchant for the first time. */
  soughtDay: number;
  escalated: boolean;
  /** Its parcels of the record, as rows of the table. */
  readonly parcels: StoryRow[];
}

export interface StoryAfterSale {
  readonly order: StoryOrder;
  readonly row: StoryRow;
  readonly appliedDay: number;
  /** NaN until its time is told. */
  appliedAt: number;
  /** Counts only after the signing. */
  readonly afterSigning: boolean;
  /** Seconds on the review clock; NaN while there is no agreement. */
  readonly seconds: number;
}

/** Members by the day on which their cohort began. */
export class Cohorts<T> {
  readonly #days = new Map<number, T[]>();

  of(day: number): T[] {
    let members = this.#days.get(day);
    if (!members) {
      members = [];
      this.#days.set(day, members);
    }
    return members;
  }
}

/** Who is on the way, by the day of payment, pickup, signing, application or of turning to the merchant. */
export interface Cast {
  readonly paid: Cohorts<StoryOrder>;
  readonly waiting: Cohorts<StoryOrder>;
  readonly inTransit: Cohorts<StoryOrder>;
  readonly signed: Cohorts<StoryOrder>;
  readonly unreviewed: Cohorts<StoryOrder>;
  readonly sought: Cohorts<StoryOrder>;
  readonly unanswered: Cohorts<StoryAfterSale>;
  readonly agreed: Cohorts<StoryAfterSale>;
  /** Of the record, by row; undefined: not counted under the rules, or not known yet. */
  readonly recorded: readonly (StoryOrder | undefined)[];
}

/** The shop as it stands at the start: everybody whom the engine's `OnTheWay` counts, by name. */
export function castOf(history: History, rules: RuleVersion, start: number, known: KnownRows): Cast {
  const record = recordUntil(history, rules, start);
  const { valid, pickedUpAt, signedAt } = record;
  const { ids, paidAt, cancelledAt, count } = history.orders;
  const refunded = unshippedRefunds(record);
  const cast: Cast = {
    ...{ paid: new Cohorts(), waiting: new Cohorts(), inTransit: new Cohorts(), signed: new Cohorts() },
    ...{ unreviewed: new Cohorts(), sought: new Cohorts(), unanswered: new Cohorts(), agreed: new Cohorts() },
    recorded: Array.from({ length: count }, (_, i) =>
      valid[i] ? orderOf(known.tables.orders[known.orderRows[i]!]!, i) : undefined,
    ),
  };
  addParcels(cast, history, known);
  const reviewed = reviewedBefore(history, start);
  seekersBefore(cast, history, start);
  addAfterSales(cast, record, known);
  for (const [i, order] of cast.recorded.entries()) {
    if (!order) continue;
    cast.paid.of(order.paidDay).push(order);
    if (order.signedDay < 0) {
      cast.signed.of(order.signedDay).push(order);
      if (!reviewed[i]) cast.unreviewed.of(order.signedDay).push(order);
    } else if (order.pickedDay < 0) cast.inTransit.of(order.pickedDay).push(order);
    else if (!(dayOf(cancelledAt[i]!) < start) && refunded[i] === Number.POSITIVE_INFINITY)
      cast.waiting.of(order.paidDay).push(order);
    if (order.soughtDay < 0) cast.sought.of(order.soughtDay).push(order);
  }
  return cast;

  function orderOf(row: StoryRow, i: number): StoryOrder {
    return {
      ...newOrder(ids[i]!, row, dayOf(paidAt[i]!) - start),
      paidAt: paidAt[i]!,
      pickedDay: dayFrom(pickedUpAt[i]!),
      pickedAt: pickedUpAt[i]!,
      signedDay: dayFrom(signedAt[i]!),
      signedAt: signedAt[i]!,
    };
  }

  function dayFrom(at: number): number {
    return Number.isNaN(at) ? Number.POSITIVE_INFINITY : dayOf(at) - start;
  }
}

export function newOrder(id: string, row: StoryRow, paidDay: number): StoryOrder {
  return {
    ...{ id, row, paidDay, paidAt: Number.NaN },
    ...{ pickedDay: Number.POSITIVE_INFINITY, pickedAt: Number.NaN },
    ...{ signedDay: Number.POSITIVE_INFINITY, signedAt: Number.NaN },
    ...{
      afterSales: 0,
      latestAfterSale: Number.NEGATIVE_INFINITY,
      applied: false,
      soughtDay: Number.POSITIVE_INFINITY,
      escalated: false,
      parcels: [],
    },
  };
}

function addParcels({ recorded }: Cast, { parcels }: History, { tables, parcelRows }: KnownRows): void {
  for (let i = 0; parcels && i < parcels.count; i++) {
    const row = parcelRows[i]!;
    if (row >= 0) recorded[parcels.order[i]!]?.parcels.push(tables.parcels![row]!);
  }
}

function reviewedBefore({ orders, reviews }: History, start: number): Uint8Array {
  const reviewed = new Uint8Array(orders.count);
  for (let i = 0; reviews && i < reviews.count; i++)
    if (reviews.order[i]! >= 0 && dayOf(reviews.createdAt[i]!) < start) reviewed[reviews.order[i]!] = 1;
  return reviewed;
}

/** Who turned to the merchant before the start, and who of them to the platform: as the platform's help rate counts them. */
function seekersBefore({ recorded }: Cast, { afterSales, chats, complaints }: History, start: number): void {
  const until = startOf(start);
  const seeks = (i: number, at: number) => {
    const order = recorded[i];
    if (order && at < until) order.soughtDay = Math.min(order.soughtDay, dayOf(at) - start);
  };
  const escalates = (i: number, at: number) => {
    const order = recorded[i];
    if (order && at < until) order.escalated = true;
  };
  for (let i = 0; afterSales && i < afterSales.count; i++) {
    const [order, applied, closed] = [
      afterSales.order[i]!,
      afterSales.appliedAt[i]!,
      afterSales.closedAt[i]!,
    ];
    seeks(order, applied);
    if (afterSales.arbitration[i] === 1) escalates(order, Number.isNaN(closed) ? applied : closed);
  }
  for (let i = 0; chats && i < chats.count; i++) {
    if (chats.human[i] === 1) seeks(chats.order[i]!, chats.startedAt[i]!);
    if (chats.escalated[i] === 1) escalates(chats.order[i]!, chats.startedAt[i]!);
  }
  for (let i = 0; complaints && i < complaints.count; i++)
    escalates(complaints.order[i]!, complaints.createdAt[i]!);
}

function addAfterSales(
  { recorded, unanswered, agreed }: Cast,
  record: ShopRecord,
  { tables, afterSaleRows }: KnownRows,
): void {
  const { start } = record;
  const { afterSales } = record.history;
  for (let i = 0; afterSales && i < afterSales.count; i++) {
    const order = recorded[afterSales.order[i]!];
    const appliedAt = afterSales.appliedAt[i]!;
    const appliedDay = dayOf(appliedAt) - start;
    if (!order || appliedDay >= 0) continue;
    order.afterSales++;
    order.latestAfterSale = Math.max(order.latestAfterSale, appliedDay);
    if (!isAssessed(record, afterSales, i)) continue;
    order.applied = true;
    const ended = dayOf(refundTime(afterSales, i)) < start || dayOf(afterSales.closedAt[i]!) < start;
    if (ended || -1 - appliedDay >= REFUND_LAGS) continue;
    const agreedAt = afterSales.agreedAt[i]!;
    const seconds = dayOf(agreedAt) < start ? reviewSeconds(record, appliedAt, agreedAt) : Number.NaN;
    const row = tables.afterSales![afterSaleRows[i]!]!;
    const open = Number.isNaN(seconds) ? unanswered : agreed;
    open.of(appliedDay).push({ order, row, appliedDay, appliedAt, afterSigning: false, seconds });
  }
}
