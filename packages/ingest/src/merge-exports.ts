import { type Fallback, formatLocalTime, parseLocalTime, type TableName } from "@scorecast/core";
import { type ExportFile, type ExportRow, leave } from "./read-export.ts";
import type { SourceId } from "./sources/registry.ts";
import type { TextRow } from "./write-shop-folder.ts";

const LOW_PRICE = 2; // yuan
const INSTANT = 3600; // seconds
const USUAL_WAY = 3 * 86_400; // seconds from shipping to signing, assumed

/** A row whose meaning is in doubt, for the list of problems. */
export interface Doubt {
  readonly file: ExportFile;
  readonly at: number;
  readonly key: "row-conflict" | "export-word";
  readonly column: string;
}

export interface MergedExports {
  readonly tables: Readonly<Partial<Record<TableName, readonly TextRow[]>>>;
  readonly fallbacks: readonly Fallback[];
  readonly doubts: readonly Doubt[];
}

type Used = { readonly file: ExportFile; readonly row: ExportRow };

/**
 * Brings the rows of all exports together into the tables of a shop folder. Rows that are not used are counted in their
 * file; what stands in for data that the exports do not hold is returned as fallbacks.
 */
export function mergeExports(files: readonly ExportFile[]): MergedExports {
  const doubts: Doubt[] = [];
  const orders = distinct(files, "order-export", "order_id", "子订单编号", doubts).filter(({ file, row }) => {
    if (row.values["paid_at"] === "") leave(file, "unpaid");
    return row.values["paid_at"] !== "";
  });
  const byOrder = new Map(orders.map(({ row }) => [row.values["order_id"]!, row.values]));
  const byParent = new Map<string, string[]>();
  for (const { row } of orders) {
    const { parent_order_id: parent, order_id: id } = row.values;
    byParent.set(parent!, [...(byParent.get(parent!) ?? []), id!]);
  }

  const afterSales = distinct(files, "after-sale-export", "after_sale_id", "售后单号", doubts).filter(
    (one) => {
      if (one.row.values["type"] === "") leave(one.file, "type-not-scored");
      return one.row.values["type"] !== "";
    },
  );
  const refundedAt = new Map<string, string>();
  for (const { row } of afterSales) {
    const { order_id: order, refunded_at: at } = row.values;
    const earlier = refundedAt.get(order!);
    if (at !== "" && (earlier === undefined || at! < earlier)) refundedAt.set(order!, at!);
  }

  const parcels = parcelRows(files, byOrder, byParent, doubts);
  const courierOf = new Map(parcels.map(({ order_id, courier }) => [order_id!, courier!]));
  let cancelledFromFinish = 0;
  const orderRows = orders.map(({ file, row }): TextRow => {
    const { typeWords, finishedAt, closed, courier, ...values } = row.values;
    const unshippedClose = closed === "1" && values["shipped_at"] === "";
    const refund = refundedAt.get(values["order_id"]!) ?? "";
    const cancelled = unshippedClose ? refund || finishedAt! : "";
    if (unshippedClose && refund === "" && cancelled !== "") cancelledFromFinish++;
    const type = orderTypeOf(typeWords!, values, cancelled);
    if (type.unknown) doubts.push({ file, at: row.at, key: "export-word", column: "订单类型" });
    return {
      ...values,
      order_type: type.is,
      completed_at: closed === "1" ? "" : finishedAt!,
      cancelled_at: cancelled,
      courier: courierOf.get(values["order_id"]!) || courier!,
    };
  });

  const { rows: reviews, dayOnly } = reviewRows(files, byOrder, byParent);
  const until = endOfRecord([orderRows, parcels, reviews, afterSales.map(({ row }) => row.values)]);
  const standIns = standInParcels(orderRows, parcels, until);
  const parcelTable = [...parcels.map(({ courier: _, ...parcel }) => parcel), ...standIns];
  const from = (table: TableName, column: string, source: string, rows: number, of: number): Fallback[] =>
    rows === 0 ? [] : [{ table, column, from: source, rows, of }];
  const given = (id: SourceId) => files.some((file) => file.id === id);
  return {
    tables: {
      orders: orderRows,
      ...(parcelTable.length > 0 || given("parcel-export") ? { parcels: parcelTable } : {}),
      ...(given("review-export") ? { reviews } : {}),
      ...(given("after-sale-export") ? { "after-sales": afterSales.map(({ row }) => row.values) } : {}),
    },
    fallbacks: [
      ...from("orders", "cancelled_at", "订单完成时间", cancelledFromFinish, orderRows.length),
      ...from("parcels", "picked_up_at", "orders.shipped_at", standIns.length, parcelTable.length),
      ...from(
        "parcels",
        "signed_at",
        "orders.shipped_at + 3 d, at most orders.completed_at",
        standIns.filter((parcel) => parcel["signed_at"] !== "").length,
        parcelTable.length,
      ),
      ...from("reviews", "created_at", "评价日期 23:59:59", dayOnly, reviews.length),
    ],
    doubts,
  };
}

/** The rows of a format with each key once. The same row again is left out; a different one is a conflict. */
function distinct(
  files: readonly ExportFile[],
  id: SourceId,
  key: string,
  column: string,
  doubts: Doubt[],
): Used[] {
  const seen = new Map<string, Used>();
  for (const file of files.filter((one) => one.id === id)) {
    for (const row of file.rows) {
      const known = seen.get(row.values[key]!);
      if (known === undefined) seen.set(row.values[key]!, { file, row });
      else if (sameValues(known.row, row)) leave(file, "repeated");
      else {
        leave(file, "conflict");
        doubts.push({ file, at: row.at, key: "row-conflict", column });
      }
    }
  }
  return [...seen.values()];
}

function sameValues(a: ExportRow, b: ExportRow): boolean {
  return Object.keys(a.values).every((name) => a.values[name] === b.values[name]);
}

/**
 * The platform's word decides; without one, an order of at most 2 yuan is low-price and one that was cancelled unshipped
 * within an hour of payment an instant refund.
 */
function orderTypeOf(
  words: string,
  { amount, paid_at: paid, shipped_at: shipped }: TextRow,
  cancelled: string,
): { is: string; unknown: boolean } {
  const named: readonly (readonly [string, string])[] = [
    ["福袋", "lucky-bag"],
    ["赠品", "gift"],
    ["异常", "abnormal"],
  ];
  const found = named.find(([word]) => words.includes(word));
  if (found) return { is: found[1], unknown: false };
  const presale = words.includes("预售");
  const unknown = words !== "" && !presale && !/普通|现货/.test(words);
  const cancelledWithin = cancelled === "" ? null : parseLocalTime(cancelled)! - parseLocalTime(paid!)!;
  if (cancelledWithin !== null && shipped === "" && cancelledWithin <= INSTANT)
    return { is: "instant-refund", unknown };
  if (amount !== "" && Number(amount) <= LOW_PRICE) return { is: "low-price", unknown };
  return { is: presale ? "presale" : "normal", unknown };
}

/** One row per waybill and 子订单: a waybill of a 主订单 carries all its orders. Keeps the courier beside each. */
function parcelRows(
  files: readonly ExportFile[],
  byOrder: ReadonlyMap<string, TextRow>,
  byParent: ReadonlyMap<string, readonly string[]>,
  doubts: Doubt[],
): TextRow[] {
  const parcels = new Map<string, TextRow>();
  for (const file of files.filter(({ id }) => id === "parcel-export")) {
    for (const { at, values } of file.rows) {
      const { orders, ...parcel } = values;
      const ids = orders!.split(/[、,，;；\s]+/).filter((one) => one !== "");
      const subOrders = ids.flatMap((one) => (byOrder.has(one) ? [one] : (byParent.get(one) ?? [one])));
      const rows = [...new Set(subOrders)].map((order_id) => ({ ...parcel, order_id }));
      const keyOf = (row: TextRow) => `${row["waybill_id"]}\n${row["order_id"]}`;
      const known = rows.map((row) => parcels.get(keyOf(row))).filter((row) => row !== undefined);
      const same = (row: TextRow) =>
        known.some((one) => Object.keys(row).every((name) => row[name] === one[name]));
      if (known.length === 0) for (const row of rows) parcels.set(keyOf(row), row);
      else if (known.length === rows.length && rows.every(same)) leave(file, "repeated");
      else {
        leave(file, "conflict");
        doubts.push({ file, at, key: "row-conflict", column: "运单号" });
      }
    }
  }
  return [...parcels.values()];
}

/**
 * A parcel for each shipped order without one: picked up when shipped, signed the usual days on the way later, or when
 * completed if that was earlier. Completion alone would date orders a week late, and orders that were refunded never.
 *
 * @param until end of the record: nothing later is signed yet
 */
function standInParcels(orders: readonly TextRow[], parcels: readonly TextRow[], until: string): TextRow[] {
  const carried = new Set(parcels.map((parcel) => parcel["order_id"]));
  return orders
    .filter((order) => order["shipped_at"] !== "" && !carried.has(order["order_id"]))
    .map((order) => ({
      waybill_id: `order-${order["order_id"]}`,
      order_id: order["order_id"]!,
      picked_up_at: order["shipped_at"]!,
      signed_at: standInSigning(order["shipped_at"]!, order["completed_at"]!, until),
      stand_in: "1",
    }));
}

function standInSigning(shippedAt: string, completedAt: string, until: string): string {
  const arrival = formatLocalTime(parseLocalTime(shippedAt)! + USUAL_WAY);
  const signed = completedAt !== "" && completedAt < arrival ? completedAt : arrival;
  return signed <= until ? signed : "";
}

/** The latest time of any event in the exports; "" for none. All are spelled alike, so that text order is time order. */
function endOfRecord(tables: readonly (readonly TextRow[])[]): string {
  const columns = [
    "paid_at",
    "shipped_at",
    "completed_at",
    "cancelled_at",
    "applied_at",
    "refunded_at",
    "created_at",
  ];
  let latest = "";
  for (const row of tables.flat())
    for (const column of columns) if ((row[column] ?? "") > latest) latest = row[column]!;
  return latest;
}

/**
 * The export numbers no reviews: a review is called after its order, the second of an order `…-2`. An 订单ID that is a
 * 主订单 means its only 子订单, or the one with the review's product.
 */
function reviewRows(
  files: readonly ExportFile[],
  byOrder: ReadonlyMap<string, TextRow>,
  byParent: ReadonlyMap<string, readonly string[]>,
): { rows: TextRow[]; dayOnly: number } {
  const rows: TextRow[] = [];
  const seen = new Set<string>();
  const used: { order: string; values: TextRow }[] = [];
  for (const file of files.filter(({ id }) => id === "review-export")) {
    for (const { values } of file.rows) {
      const spelled = Object.values(values).join("\n");
      if (seen.has(spelled)) {
        leave(file, "repeated");
        continue;
      }
      seen.add(spelled);
      const order = subOrderOf(values["order"]!, values["product"]!, byOrder, byParent);
      if (order === null) leave(file, "order-unclear");
      else used.push({ order, values });
    }
  }
  const place = ({ order, values }: (typeof used)[number]) => `${values["created_at"]} ${order}`;
  used.sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
  const counts = new Map<string, number>();
  for (const { order, values } of used) {
    const count = (counts.get(order) ?? 0) + 1;
    counts.set(order, count);
    const { created_at, product_stars } = values;
    const review_id = `review-${order}${count === 1 ? "" : `-${count}`}`;
    rows.push({ review_id, order_id: order, created_at: created_at!, product_stars: product_stars! });
  }
  return { rows, dayOnly: used.filter(({ values }) => values["dayOnly"] === "1").length };
}

/** Null if a 主订单 has several orders and the product does not tell which. An unknown number is kept as it is. */
function subOrderOf(
  id: string,
  product: string,
  byOrder: ReadonlyMap<string, TextRow>,
  byParent: ReadonlyMap<string, readonly string[]>,
): string | null {
  if (byOrder.has(id)) return id;
  const orders = byParent.get(id);
  if (orders === undefined) return id;
  if (orders.length === 1) return orders[0]!;
  const fitting = orders.filter((order) => product !== "" && byOrder.get(order)!["product_id"] === product);
  return fitting.length === 1 ? fitting[0]! : null;
}
