import type { columns } from "@scorecast/core";
import type { ShopFields } from "./shop-spec.ts";

export type OrderType = columns.OrderType;
export type ReasonClass = columns.ReasonClass;
export type ShopType = columns.ShopType;
export type PerkKind = columns.PerkKind;
export type ViolationKind = columns.ViolationKind;

/** The columns of each table of a shop folder, in order. */
export const tableColumns = {
  orders: [
    "order_id",
    "paid_at",
    "parent_order_id",
    "product_id",
    "quantity",
    "amount",
    "order_type",
    "promised_ship_at",
    "shipped_at",
    "completed_at",
    "cancelled_at",
    "province",
    "warehouse",
    "courier",
    "next_day_delivered",
    "installed",
    "installation_in_range",
    "freight_insured",
    "large_item_insured",
    "qic",
  ],
  parcels: [
    "waybill_id",
    "order_id",
    "picked_up_at",
    "signed_at",
    "delivery_due_at",
    "trajectory_compensated",
    "remote_transit",
  ],
  reviews: [
    "review_id",
    "order_id",
    "created_at",
    "product_stars",
    "service_stars",
    "logistics_stars",
    "has_picture",
  ],
  "after-sales": [
    "after_sale_id",
    "order_id",
    "type",
    "applied_at",
    "reason",
    "reason_class",
    "agreed_at",
    "refunded_at",
    "closed_at",
    "result",
    "platform_handled",
    "arbitration",
    "liable",
    "compensation",
    "return_signed_at",
    "waiting_hours",
  ],
  chats: [
    "session_id",
    "started_at",
    "order_id",
    "human",
    "rounds",
    "reply_seconds",
    "unanswered_rounds",
    "answered_within_3min",
    "first_reply_seconds",
    "stars",
    "escalated",
  ],
  complaints: ["complaint_id", "created_at", "order_id", "upheld"],
  violations: ["kind", "at", "order_id"],
} as const;

export type GeneratedTable = keyof typeof tableColumns;
/** One row: every column, as the text that stands in the file; "" is unknown or not yet. */
export type Row<T extends GeneratedTable> = Readonly<Record<(typeof tableColumns)[T][number], string>>;

/** What the exports name and the tables do not. */
export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly price: number;
}

/** Rows of the tables, each sorted by time, then id. */
export interface TableRows {
  readonly orders: readonly Row<"orders">[];
  readonly parcels: readonly Row<"parcels">[];
  readonly reviews: readonly Row<"reviews">[];
  readonly afterSales: readonly Row<"after-sales">[];
  readonly chats: readonly Row<"chats">[];
  readonly complaints: readonly Row<"complaints">[];
  readonly violations: readonly Row<"violations">[];
}

/** A generated shop: shop.yaml's fields and the tables. */
export interface ShopTables extends TableRows {
  readonly shop: ShopFields;
  readonly catalogue: readonly CatalogueEntry[];
}
