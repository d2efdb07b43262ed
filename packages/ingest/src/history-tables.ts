import type {
  AfterSaleTable,
  ChatDayTable,
  ChatTable,
  ComplaintTable,
  columns,
  ListingTable,
  ObservedTable,
  OrderTable,
  ParcelTable,
  ReviewTable,
  ViolationTable,
} from "@scorecast/core";
import { codedColumn } from "./coded-column.ts";
import type { RawTable } from "./read-table.ts";
import { indexRows } from "./row-index.ts";

/** A value made on first use. Texts of a million rows cost seconds that most readers need not pay. */
function onDemand<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function texts(raw: RawTable, column: string): () => readonly string[] {
  return onDemand(() => Array.from({ length: raw.count }, (_, row) => raw.textAt(column, row) ?? ""));
}

function coded(raw: RawTable, column: string): () => columns.Coded {
  return onDemand(() => {
    const hashes = raw.hashes.get(column);
    if (hashes === undefined) return { codes: new Int32Array(raw.count).fill(-1), names: [] };
    return codedColumn(hashes, raw.emptyHash, (row) => raw.textAt(column, row));
  });
}

/** Per row the first row with the same text, by its hash. */
function firstRows(raw: RawTable, column: string): Int32Array {
  const first = Int32Array.from({ length: raw.count }, (_, row) => row);
  for (const [row, earlier] of indexRows(raw.hashes.get(column)!).repeats) first[row] = earlier;
  return first;
}

const numbers = (raw: RawTable, column: string): Float64Array =>
  (raw.typed.get(column) as Float64Array | undefined) ?? new Float64Array(raw.count).fill(Number.NaN);
const bytes = (raw: RawTable, column: string, absent = -1): Int8Array =>
  (raw.typed.get(column) as Int8Array | undefined) ?? new Int8Array(raw.count).fill(absent);
const days = (raw: RawTable, column: string): Int32Array => raw.typed.get(column) as Int32Array;

export function orderTable(raw: RawTable): OrderTable {
  const ids = texts(raw, "order_id");
  const [parent, product] = [coded(raw, "parent_order_id"), coded(raw, "product_id")];
  const [province, warehouse, courier] = [
    coded(raw, "province"),
    coded(raw, "warehouse"),
    coded(raw, "courier"),
  ];
  return {
    count: raw.count,
    get ids() {
      return ids();
    },
    paidAt: numbers(raw, "paid_at"),
    get parent() {
      return parent();
    },
    get product() {
      return product();
    },
    quantity: numbers(raw, "quantity"),
    amount: numbers(raw, "amount"),
    orderType: bytes(raw, "order_type", 0),
    promisedShipAt: numbers(raw, "promised_ship_at"),
    shippedAt: numbers(raw, "shipped_at"),
    completedAt: numbers(raw, "completed_at"),
    cancelledAt: numbers(raw, "cancelled_at"),
    get province() {
      return province();
    },
    get warehouse() {
      return warehouse();
    },
    get courier() {
      return courier();
    },
    nextDayDelivered: bytes(raw, "next_day_delivered"),
    installed: bytes(raw, "installed"),
    installationInRange: bytes(raw, "installation_in_range"),
    freightInsured: bytes(raw, "freight_insured"),
    largeItemInsured: bytes(raw, "large_item_insured"),
    qic: bytes(raw, "qic"),
  };
}

export function parcelTable(raw: RawTable, order: Int32Array): ParcelTable {
  const ids = texts(raw, "waybill_id");
  const firstRow = onDemand(() => firstRows(raw, "waybill_id"));
  return {
    count: raw.count,
    get ids() {
      return ids();
    },
    get firstRow() {
      return firstRow();
    },
    order,
    pickedUpAt: numbers(raw, "picked_up_at"),
    signedAt: numbers(raw, "signed_at"),
    deliveryDueAt: numbers(raw, "delivery_due_at"),
    trajectoryCompensated: bytes(raw, "trajectory_compensated"),
    remoteTransit: bytes(raw, "remote_transit"),
    standIn: bytes(raw, "stand_in"),
  };
}

export function reviewTable(raw: RawTable, order: Int32Array): ReviewTable {
  const ids = texts(raw, "review_id");
  return {
    count: raw.count,
    get ids() {
      return ids();
    },
    order,
    createdAt: numbers(raw, "created_at"),
    productStars: numbers(raw, "product_stars"),
    serviceStars: numbers(raw, "service_stars"),
    logisticsStars: numbers(raw, "logistics_stars"),
    hasPicture: bytes(raw, "has_picture"),
  };
}

export function afterSaleTable(raw: RawTable, order: Int32Array): AfterSaleTable {
  const ids = texts(raw, "after_sale_id");
  const reason = coded(raw, "reason");
  return {
    count: raw.count,
    get ids() {
      return ids();
    },
    order,
    type: bytes(raw, "type"),
    appliedAt: numbers(raw, "applied_at"),
    get reason() {
      return reason();
    },
    reasonClass: bytes(raw, "reason_class"),
    agreedAt: numbers(raw, "agreed_at"),
    refundedAt: numbers(raw, "refunded_at"),
    closedAt: numbers(raw, "closed_at"),
    result: bytes(raw, "result"),
    platformHandled: bytes(raw, "platform_handled"),
    arbitration: bytes(raw, "arbitration"),
    liable: bytes(raw, "liable"),
    compensation: bytes(raw, "compensation"),
    returnSignedAt: numbers(raw, "return_signed_at"),
    waitingHours: numbers(raw, "waiting_hours"),
  };
}

export function chatTable(raw: RawTable, order: Int32Array): ChatTable {
  const ids = texts(raw, "session_id");
  return {
    count: raw.count,
    get ids() {
      return ids();
    },
    startedAt: numbers(raw, "started_at"),
    order,
    human: bytes(raw, "human"),
    rounds: numbers(raw, "rounds"),
    replySeconds: numbers(raw, "reply_seconds"),
    unansweredRounds: numbers(raw, "unanswered_rounds"),
    answeredWithin3min: bytes(raw, "answered_within_3min"),
    firstReplySeconds: numbers(raw, "first_reply_seconds"),
    stars: numbers(raw, "stars"),
    escalated: bytes(raw, "escalated"),
  };
}

export function chatDayTable(raw: RawTable): ChatDayTable {
  const agent = coded(raw, "agent");
  return {
    count: raw.count,
    date: days(raw, "date"),
    get agent() {
      return agent();
    },
    humanSessions: numbers(raw, "human_sessions"),
    ratedSessions: numbers(raw, "rated_sessions"),
    dissatisfiedSessions: numbers(raw, "dissatisfied_sessions"),
    dissatisfiedShare: numbers(raw, "dissatisfied_share"),
    meanFirstReplySeconds: numbers(raw, "mean_first_reply_seconds"),
    meanReplySeconds: numbers(raw, "mean_reply_seconds"),
    repliedWithin3minShare: numbers(raw, "replied_within_3min_share"),
  };
}

export function complaintTable(raw: RawTable, order: Int32Array): ComplaintTable {
  const ids = texts(raw, "complaint_id");
  return {
    count: raw.count,
    get ids() {
      return ids();
    },
    createdAt: numbers(raw, "created_at"),
    order,
    upheld: bytes(raw, "upheld"),
  };
}

export function violationTable(raw: RawTable, order: Int32Array): ViolationTable {
  return { count: raw.count, kind: bytes(raw, "kind"), at: numbers(raw, "at"), order };
}

export function listingTable(raw: RawTable): ListingTable {
  const product = coded(raw, "product_id");
  return {
    count: raw.count,
    date: days(raw, "date"),
    get product() {
      return product();
    },
    videoClickRate: numbers(raw, "video_click_rate"),
    categoryVideoClickRate: numbers(raw, "category_video_click_rate"),
    detailCompleteness: numbers(raw, "detail_completeness"),
    bannedWords: numbers(raw, "banned_words"),
  };
}

export function observedTable(raw: RawTable): ObservedTable {
  const node = texts(raw, "node");
  return {
    count: raw.count,
    date: days(raw, "date"),
    get node() {
      return node();
    },
    value: numbers(raw, "value"),
    score: numbers(raw, "score"),
  };
}
