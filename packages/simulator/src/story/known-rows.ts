import { columns, formatDay, formatLocalTime, type History, startOf } from "@scorecast/core";

/** A row that the story may go on writing: column name to text. */
export type StoryRow = Record<string, string>;

/** Tables of a shop folder as rows, by the names of `historyOf`; a table that is not there has no data. */
export interface StoryTables {
  readonly orders: StoryRow[];
  readonly parcels: StoryRow[] | null;
  readonly reviews: StoryRow[] | null;
  readonly afterSales: StoryRow[] | null;
  readonly chats: StoryRow[] | null;
  readonly chatDays: StoryRow[] | null;
  readonly complaints: StoryRow[] | null;
  readonly violations: StoryRow[] | null;
  readonly listings: StoryRow[] | null;
  readonly observed: StoryRow[] | null;
}

/** The record as it was known when day `start` began, and where each row of the history stands in it; -1: not known yet. */
export interface KnownRows {
  readonly tables: StoryTables;
  readonly orderRows: Int32Array;
  readonly parcelRows: Int32Array;
  readonly afterSaleRows: Int32Array;
}

type Coded = columns.Coded;

const instant = columns.orderTypes.indexOf("instant-refund");

/** Rows of all that happened before day `start`; what happened to them later is empty. */
export function knownRows(history: History, start: number): KnownRows {
  const until = startOf(start);
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
  } = history;
  const time = (at: number) => (at < until ? formatLocalTime(at) : "");
  const [orderRows, orderTable] = kept(
    orders.count,
    (i) => orders.paidAt[i]! < until,
    (i) => orderRow(history, i, time),
  );
  const idOf = (order: number, unknown = "") => (order < 0 ? unknown : orders.ids[order]!);
  const [parcelRows, parcelTable] = kept(
    parcels?.count ?? 0,
    (i) => !(parcels!.pickedUpAt[i]! >= until) && knownOrder(parcels!.order[i]!),
    (i) => ({
      waybill_id: parcels!.ids[i]!,
      order_id: idOf(parcels!.order[i]!, UNKNOWN),
      picked_up_at: time(parcels!.pickedUpAt[i]!),
      signed_at: time(parcels!.signedAt[i]!),
      delivery_due_at: formatLocalTime(parcels!.deliveryDueAt[i]!),
      trajectory_compensated: flag(parcels!.trajectoryCompensated[i]!),
      remote_transit: flag(parcels!.remoteTransit[i]!),
      stand_in: flag(parcels!.standIn[i]!),
    }),
  );
  const [afterSaleRows, afterSaleTable] = kept(
    afterSales?.count ?? 0,
    (i) => afterSales!.appliedAt[i]! < until,
    (i) => afterSaleRow(afterSales!, i, idOf(afterSales!.order[i]!, UNKNOWN), until, time),
  );
  const begun = <T extends { readonly count: number }>(
    table: T | null,
    when: (table: T, i: number) => boolean,
    row: (table: T, i: number) => StoryRow,
  ): StoryRow[] | null =>
    table &&
    kept(
      table.count,
      (i) => when(table, i),
      (i) => row(table, i),
    )[1];
  return {
    orderRows,
    parcelRows,
    afterSaleRows,
    tables: {
      orders: orderTable,
      parcels: parcels && parcelTable,
      afterSales: afterSales && afterSaleTable,
      reviews: begun(
        reviews,
        (table, i) => table.createdAt[i]! < until,
        (table, i) => ({
          review_id: table.ids[i]!,
          order_id: idOf(table.order[i]!, UNKNOWN),
          created_at: time(table.createdAt[i]!),
          product_stars: number(table.productStars[i]!),
          service_stars: number(table.serviceStars[i]!),
          logistics_stars: number(table.logisticsStars[i]!),
          has_picture: flag(table.hasPicture[i]!),
        }),
      ),
      chats: begun(
        chats,
        (table, i) => table.startedAt[i]! < until,
        (table, i) => ({
          session_id: table.ids[i]!,
          started_at: time(table.startedAt[i]!),
          order_id: idOf(table.order[i]!),
          human: flag(table.human[i]!),
          rounds: number(table.rounds[i]!),
          reply_seconds: number(table.replySeconds[i]!),
          unanswered_rounds: number(table.unansweredRounds[i]!),
          answered_within_3min: flag(table.answeredWithin3min[i]!),
          first_reply_seconds: number(table.firstReplySeconds[i]!),
          stars: number(table.stars[i]!),
          escalated: flag(table.escalated[i]!),
        }),
      ),
      chatDays: begun(
        chatDays,
        (table, i) => table.date[i]! < start,
        (table, i) => ({
          date: formatDay(table.date[i]!),
          agent: name(table.agent, i),
          human_sessions: number(table.humanSessions[i]!),
          rated_sessions: number(table.ratedSessions[i]!),
          dissatisfied_sessions: number(table.dissatisfiedSessions[i]!),
          dissatisfied_share: number(table.dissatisfiedShare[i]!),
          mean_first_reply_seconds: number(table.meanFirstReplySeconds[i]!),
          mean_reply_seconds: number(table.meanReplySeconds[i]!),
          replied_within_3min_share: number(table.repliedWithin3minShare[i]!),
        }),
      ),
      complaints: begun(
        complaints,
        (table, i) => table.createdAt[i]! < until,
        (table, i) => ({
          complaint_id: table.ids[i]!,
          created_at: time(table.createdAt[i]!),
          order_id: idOf(table.order[i]!),
          upheld: flag(table.upheld[i]!),
        }),
      ),
      violations: begun(
        violations,
        (table, i) => table.at[i]! < until,
        (table, i) => ({
          kind: columns.violationKinds[table.kind[i]!]!,
          at: time(table.at[i]!),
          order_id: idOf(table.order[i]!),
        }),
      ),
      listings: begun(
        listings,
        (table, i) => table.date[i]! < start,
        (table, i) => ({
          date: formatDay(table.date[i]!),
          product_id: name(table.product, i),
          video_click_rate: number(table.videoClickRate[i]!),
          category_video_click_rate: number(table.categoryVideoClickRate[i]!),
          detail_completeness: number(table.detailCompleteness[i]!),
          banned_words: number(table.bannedWords[i]!),
        }),
      ),
      observed: begun(
        observed,
        (table, i) => table.date[i]! <= start,
        (table, i) => ({
          date: formatDay(table.date[i]!),
          node: table.node[i]!,
          value: number(table.value[i]!),
          score: number(table.score[i]!),
        }),
      ),
    },
  };

  function knownOrder(order: number): boolean {
    return order < 0 || orders.paidAt[order]! < until;
  }
}

/** Stands for an order that the record names and does not have; its name is not kept. */
const UNKNOWN = "unknown-order";

/** The rows of a table for which `known` holds, and their places. */
function kept(
  count: number,
  known: (i: number) => boolean,
  row: (i: number) => StoryRow,
): readonly [Int32Array, StoryRow[]] {
  const places = new Int32Array(count).fill(-1);
  const rows: StoryRow[] = [];
  for (let i = 0; i < count; i++) if (known(i)) places[i] = rows.push(row(i)) - 1;
  return [places, rows];
}

const flag = (code: number): string => (code < 0 ? "" : String(code));
const number = (value: number): string => (Number.isNaN(value) ? "" : String(value));
const word = (words: readonly string[], code: number): string => (code < 0 ? "" : words[code]!);
const name = ({ codes, names }: Coded, i: number): string => (codes[i]! < 0 ? "" : names[codes[i]!]!);

function orderRow({ orders }: History, i: number, time: (at: number) => string): StoryRow {
  const cancelled = time(orders.cancelledAt[i]!);
  // an instant refund is one from its cancellation on
  const type = orders.orderType[i] === instant && cancelled === "" ? 0 : orders.orderType[i]!;
  return {
    order_id: orders.ids[i]!,
    paid_at: time(orders.paidAt[i]!),
    parent_order_id: name(orders.parent, i),
    product_id: name(orders.product, i),
    quantity: number(orders.quantity[i]!),
    amount: number(orders.amount[i]!),
    order_type: columns.orderTypes[type]!,
    promised_ship_at: formatLocalTime(orders.promisedShipAt[i]!),
    shipped_at: time(orders.shippedAt[i]!),
    completed_at: time(orders.completedAt[i]!),
    cancelled_at: cancelled,
    province: name(orders.province, i),
    warehouse: name(orders.warehouse, i),
    courier: name(orders.courier, i),
    next_day_delivered: flag(orders.nextDayDelivered[i]!),
    installed: flag(orders.installed[i]!),
    installation_in_range: flag(orders.installationInRange[i]!),
    freight_insured: flag(orders.freightInsured[i]!),
    large_item_insured: flag(orders.largeItemInsured[i]!),
    qic: flag(orders.qic[i]!),
  };
}

function afterSaleRow(
  table: NonNullable<History["afterSales"]>,
  i: number,
  order: string,
  until: number,
  time: (at: number) => string,
): StoryRow {
  const endsLater = table.closedAt[i]! >= until || table.refundedAt[i]! >= until;
  const ended = table.closedAt[i]! < until;
  const told = ended || !endsLater;
  return {
    after_sale_id: table.ids[i]!,
    order_id: order,
    type: columns.afterSaleTypes[table.type[i]!]!,
    applied_at: time(table.appliedAt[i]!),
    reason: name(table.reason, i),
    reason_class: word(columns.reasonClasses, table.reasonClass[i]!),
    agreed_at: time(table.agreedAt[i]!),
    refunded_at: time(table.refundedAt[i]!),
    closed_at: time(table.closedAt[i]!),
    result: told ? word(columns.afterSaleResults, table.result[i]!) : "",
    platform_handled: told ? flag(table.platformHandled[i]!) : "",
    arbitration: told ? flag(table.arbitration[i]!) : "",
    liable: told ? word(columns.liabilities, table.liable[i]!) : "",
    compensation: told ? word(columns.compensations, table.compensation[i]!) : "",
    return_signed_at: time(table.returnSignedAt[i]!),
    waiting_hours: told ? number(table.waitingHours[i]!) : "",
  };
}
