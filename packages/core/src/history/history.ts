import type { Coded, Flags, PerkKind, ShopType, Times } from "./columns.ts";

/** A dated right of the shop. Days are inclusive; `until` null: still open. */
export interface Perk {
  readonly kind: PerkKind;
  readonly from: number;
  readonly until: number | null;
}

export interface Shop {
  readonly id: string;
  readonly name: string;
  /** Industry of the experience score, e.g. 女装; null: unknown, the platform's 其他 applies. */
  readonly industry: string | null;
  readonly shopType: ShopType;
  /** Day the shop opened; null: unknown. */
  readonly openedOn: number | null;
  readonly timezone: string;
  readonly productsOnSale: number | null;
  readonly perks: readonly Perk[];
}

/** Orders (子订单), one a row. `order` columns of other tables are row numbers of this one, -1 for an unknown order. */
export interface OrderTable {
  readonly count: number;
  readonly ids: readonly string[];
  readonly paidAt: Times;
  readonly parent: Coded;
  readonly product: Coded;
  readonly quantity: Float64Array;
  /** Yuan, NaN where absent. */
  readonly amount: Float64Array;
  /** Index into `orderTypes`; an empty field is normal. */
  readonly orderType: Int8Array;
  readonly promisedShipAt: Times;
  readonly shippedAt: Times;
  readonly completedAt: Times;
  readonly cancelledAt: Times;
  readonly province: Coded;
  readonly warehouse: Coded;
  readonly courier: Coded;
  readonly nextDayDelivered: Flags;
  readonly installed: Flags;
  readonly installationInRange: Flags;
  readonly freightInsured: Flags;
  readonly largeItemInsured: Flags;
  readonly qic: Flags;
}

/** One row per waybill and order. */
export interface ParcelTable {
  readonly count: number;
  readonly ids: readonly string[];
  /** The first row with the same waybill: a waybill of several orders has several rows. */
  readonly firstRow: Int32Array;
  readonly order: Int32Array;
  readonly pickedUpAt: Times;
  readonly signedAt: Times;
  readonly deliveryDueAt: Times;
  readonly trajectoryCompensated: Flags;
  readonly remoteTransit: Flags;
  /** 1: no parcel of the record; shipping and completion stand in for pickup and signing. */
  readonly standIn: Flags;
}

export interface ReviewTable {
  readonly count: number;
  readonly ids: readonly string[];
  readonly order: Int32Array;
  readonly createdAt: Times;
  /** Stars 1–5; NaN where absent. */
  readonly productStars: Float64Array;
  readonly serviceStars: Float64Array;
  readonly logisticsStars: Float64Array;
  readonly hasPicture: Flags;
}

export interface AfterSaleTable {
  readonly count: number;
  readonly ids: readonly string[];
  readonly order: Int32Array;
  /** Index into `afterSaleTypes`. */
  readonly type: Int8Array;
  readonly appliedAt: Times;
  readonly reason: Coded;
  /** Index into `reasonClasses`, -1 unknown. */
  readonly reasonClass: Int8Array;
  readonly agreedAt: Times;
  readonly refundedAt: Times;
  readonly closedAt: Times;
  /** Index into `afterSaleResults`, -1 unknown or not finished. */
  readonly result: Int8Array;
  readonly platformHandled: Flags;
  readonly arbitration: Flags;
  /** Index into `liabilities`, -1 unknown. */
  readonly liable: Int8Array;
  /** Index into `compensations`, -1 unknown. */
  readonly compensation: Int8Array;
  readonly returnSignedAt: Times;
  /** Hours that the buyer waited for the merchant; NaN where absent. */
  readonly waitingHours: Float64Array;
}

export interface ChatTable {
  readonly count: number;
  readonly ids: readonly string[];
  readonly startedAt: Times;
  readonly order: Int32Array;
  readonly human: Flags;
  readonly rounds: Float64Array;
  readonly replySeconds: Float64Array;
  readonly unansweredRounds: Float64Array;
  readonly answeredWithin3min: Flags;
  readonly firstReplySeconds: Float64Array;
  readonly stars: Float64Array;
  readonly escalated: Flags;
}

/** Totals of a member of staff's chats on a day. Numbers are NaN where absent, which is not 0. */
export interface ChatDayTable {
  readonly count: number;
  readonly date: Int32Array;
  readonly agent: Coded;
  /** Sessions that a human answered. */
  readonly humanSessions: Float64Array;
  readonly ratedSessions: Float64Array;
  readonly dissatisfiedSessions: Float64Array;
  /** Of the rated sessions. */
  readonly dissatisfiedShare: Float64Array;
  readonly meanFirstReplySeconds: Float64Array;
  readonly meanReplySeconds: Float64Array;
  /** Of the human sessions. */
  readonly repliedWithin3minShare: Float64Array;
}

export interface ComplaintTable {
  readonly count: number;
  readonly ids: readonly string[];
  readonly createdAt: Times;
  readonly order: Int32Array;
  readonly upheld: Flags;
}

export interface ViolationTable {
  readonly count: number;
  /** Index into `violationKinds`. */
  readonly kind: Int8Array;
  readonly at: Times;
  readonly order: Int32Array;
}

export interface ListingTable {
  readonly count: number;
  readonly date: Int32Array;
  readonly product: Coded;
  readonly videoClickRate: Float64Array;
  readonly categoryVideoClickRate: Float64Array;
  /** Share 0–1 of the page's fields that are filled. */
  readonly detailCompleteness: Float64Array;
  readonly bannedWords: Float64Array;
}

/** What the platform's own page showed. `node` is "total", a dimension or a metric id. */
export interface ObservedTable {
  readonly count: number;
  readonly date: Int32Array;
  readonly node: readonly string[];
  readonly value: Float64Array;
  readonly score: Float64Array;
}

export type TableName =
  | "orders"
  | "parcels"
  | "reviews"
  | "after-sales"
  | "chats"
  | "chat-days"
  | "complaints"
  | "violations"
  | "listings"
  | "observed";

/** A stand-in that the import had to use: `column` of `table` was filled from `from` in `rows` of `of` rows. */
export interface Fallback {
  readonly table: TableName;
  readonly column: string;
  readonly from: string;
  readonly rows: number;
  readonly of: number;
}

/** A shop's recorded past. A table that is null has no data, which is not the same as no events. */
export interface History {
  readonly shop: Shop;
  readonly orders: OrderTable;
  readonly parcels: ParcelTable | null;
  readonly reviews: ReviewTable | null;
  readonly afterSales: AfterSaleTable | null;
  readonly chats: ChatTable | null;
  readonly chatDays: ChatDayTable | null;
  readonly complaints: ComplaintTable | null;
  readonly violations: ViolationTable | null;
  readonly listings: ListingTable | null;
  readonly observed: ObservedTable | null;
  readonly fallbacks: readonly Fallback[];
  /** Day of the earliest payment and of the latest event of any table; null without any. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
}
