import { type TableName, columns as vocabulary } from "@scorecast/core";

const {
  afterSaleResults,
  afterSaleTypes,
  compensations,
  liabilities,
  orderTypes,
  reasonClasses,
  violationKinds,
} = vocabulary;

/** What one column of a table holds. `required`: the column must be there and every field filled. */
export type Column = { readonly name: string; readonly required: boolean } & (
  | { readonly kind: "id" | "order" | "time" | "date" | "flag" | "text" }
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly kind: "word"; readonly words: readonly string[]; readonly whenEmpty: number }
);

const id = (name: string): Column => ({ name, required: true, kind: "id" });
const order = (required: boolean): Column => ({ name: "order_id", required, kind: "order" });
const time = (name: string, required = false): Column => ({ name, required, kind: "time" });
const date: Column = { name: "date", required: true, kind: "date" };
const flag = (name: string): Column => ({ name, required: false, kind: "flag" });
const text = (name: string, required = false): Column => ({ name, required, kind: "text" });
const number = (name: string, min: number, max: number, whole = false, required = false): Column => ({
  name,
  required,
  kind: "number",
  min,
  max,
  whole,
});
const count = (name: string): Column => number(name, 0, 1e9, true);
const stars = (name: string, required = false): Column => number(name, 1, 5, true, required);
const word = (name: string, words: readonly string[], required = false, whenEmpty = -1): Column => ({
  name,
  required,
  kind: "word",
  words,
  whenEmpty,
});

export interface TableShape {
  readonly columns: readonly Column[];
  /** Columns that no two rows may share the values of; none: any row may repeat. */
  readonly key: readonly string[];
}

/** The tables of a shop folder, in the order in which they are read and fingerprinted. */
export const tableShapes: Readonly<Record<TableName, TableShape>> = {
  orders: {
    key: ["order_id"],
    columns: [
      id("order_id"),
      time("paid_at", true),
      text("parent_order_id"),
      text("product_id"),
      count("quantity"),
      number("amount", 0, 1e9),
      word("order_type", orderTypes, false, orderTypes.indexOf("normal")),
      time("promised_ship_at"),
      time("shipped_at"),
      time("completed_at"),
      time("cancelled_at"),
      text("province"),
      text("warehouse"),
      text("courier"),
      flag("next_day_delivered"),
      flag("installed"),
      flag("installation_in_range"),
      flag("freight_insured"),
      flag("large_item_insured"),
      flag("qic"),
    ],
  },
  parcels: {
    key: ["waybill_id", "order_id"],
    columns: [
      text("waybill_id", true),
      order(true),
      time("picked_up_at"),
      time("signed_at"),
      time("delivery_due_at"),
      flag("trajectory_compensated"),
      flag("remote_transit"),
      flag("stand_in"),
    ],
  },
  reviews: {
    key: ["review_id"],
    columns: [
      id("review_id"),
      order(true),
      time("created_at", true),
      stars("product_stars", true),
      stars("service_stars"),
      stars("logistics_stars"),
      flag("has_picture"),
    ],
  },
  "after-sales": {
    key: ["after_sale_id"],
    columns: [
      id("after_sale_id"),
      order(true),
      word("type", afterSaleTypes, true),
      time("applied_at", true),
      text("reason"),
      word("reason_class", reasonClasses),
      time("agreed_at"),
      time("refunded_at"),
      time("closed_at"),
      word("result", afterSaleResults),
      flag("platform_handled"),
      flag("arbitration"),
      word("liable", liabilities),
      word("compensation", compensations),
      time("return_signed_at"),
      number("waiting_hours", 0, 1e6),
    ],
  },
  chats: {
    key: ["session_id"],
    columns: [
      id("session_id"),
      time("started_at", true),
      order(false),
      flag("human"),
      count("rounds"),
      number("reply_seconds", 0, 1e9),
      count("unanswered_rounds"),
      flag("answered_within_3min"),
      number("first_reply_seconds", 0, 1e9),
      stars("stars"),
      flag("escalated"),
    ],
  },
  "chat-days": {
    key: ["date", "agent"],
    columns: [
      date,
      text("agent", true),
      number("human_sessions", 0, 1e9, true, true),
      count("rated_sessions"),
      count("dissatisfied_sessions"),
      number("dissatisfied_share", 0, 1),
      number("mean_first_reply_seconds", 0, 1e9),
      number("mean_reply_seconds", 0, 1e9),
      number("replied_within_3min_share", 0, 1),
    ],
  },
  complaints: {
    key: ["complaint_id"],
    columns: [id("complaint_id"), time("created_at", true), order(false), flag("upheld")],
  },
  violations: {
    key: [],
    columns: [word("kind", violationKinds, true), time("at", true), order(false)],
  },
  listings: {
    key: ["date", "product_id"],
    columns: [
      date,
      text("product_id"),
      number("video_click_rate", 0, 1),
      number("category_video_click_rate", 0, 1),
      number("detail_completeness", 0, 1),
      count("banned_words"),
    ],
  },
  observed: {
    key: ["date", "node"],
    columns: [date, id("node"), number("value", -1e9, 1e9), number("score", -1e9, 1e9)],
  },
};

export const tableNames = Object.keys(tableShapes) as readonly TableName[];
