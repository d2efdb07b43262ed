import type { AfterSale } from "./after-sales.ts";
import type { ChatSession } from "./chat-sessions.ts";
import type { Complaint } from "./complaints.ts";
import { CsvSheet } from "./csv-sheet.ts";
import { courierRounds } from "./delivery.ts";
import { type EventQueue, eventQueue } from "./event-queue.ts";
import { type Lives, livesOf } from "./lives.ts";
import { dayNumber, endOf } from "./local-time.ts";
import { type Purchase, purchaseDays } from "./purchases.ts";
import type { Review } from "./reviews.ts";
import { RowSheet } from "./row-sheet.ts";
import type { Sheets } from "./sheet.ts";
import type { ShopSpec } from "./shop-spec.ts";
import type { GeneratedTable, TableRows } from "./shop-tables.ts";
import { type Violation, violationsOf } from "./violations.ts";
import { type TableWriter, tableWriter } from "./write-tables.ts";

const HOUR = 3600;
const DAY = 86_400;
/** Purchases that are lived together: enough to hash side by side, few enough to die young in memory. */
const TOGETHER = 256;

/**
 * The rows of a shop's tables as they can be written after each day, so that a shop of any size fits into memory: what
 * was paid on the day, and every event before which nothing can happen any more. All days together are the tables.
 *
 * @throws {RangeError} if a date of the spec is none
 */
export function* shopDays(spec: ShopSpec, seed: string): Generator<TableRows> {
  const sheets = {
    orders: new RowSheet("orders"),
    parcels: new RowSheet("parcels"),
    reviews: new RowSheet("reviews"),
    "after-sales": new RowSheet("after-sales"),
    chats: new RowSheet("chats"),
    complaints: new RowSheet("complaints"),
    violations: new RowSheet("violations"),
  } as const satisfies Sheets;
  for (const _ of fillDays(spec, seed, sheets))
    yield {
      orders: sheets.orders.take(),
      parcels: sheets.parcels.take(),
      reviews: sheets.reviews.take(),
      afterSales: sheets["after-sales"].take(),
      chats: sheets.chats.take(),
      complaints: sheets.complaints.take(),
      violations: sheets.violations.take(),
    };
}

/**
 * The same as lines of the tables' CSV files, without the header, much faster: no row is ever an object.
 *
 * @returns sheets whose lines are to be taken after each day
 * @throws {RangeError} if a date of the spec is none
 */
export function* shopDayLines(spec: ShopSpec, seed: string): Generator<Sheets<CsvSheet>> {
  const sheets = {
    orders: new CsvSheet(),
    parcels: new CsvSheet(),
    reviews: new CsvSheet(),
    "after-sales": new CsvSheet(),
    chats: new CsvSheet(),
    complaints: new CsvSheet(),
    violations: new CsvSheet(),
  } as const satisfies Readonly<Record<GeneratedTable, CsvSheet>>;
  for (const _ of fillDays(spec, seed, sheets)) yield sheets;
}

/** Events that were thrown for the purchases so far and are not written yet. */
interface Waiting {
  readonly chats: EventQueue<ChatSession>;
  readonly afterSales: EventQueue<AfterSale>;
  readonly complaints: EventQueue<Complaint>;
  readonly reviews: EventQueue<Review>;
}

/** Writes into the sheets what can be written after each day, day by day. */
export function* fillDays(spec: ShopSpec, seed: string, sheets: Sheets): Generator<void> {
  const end = endOf(spec);
  const live = livesOf(spec, seed, courierRounds(spec.handling, seed));
  const write = tableWriter(spec, sheets);
  const waiting: Waiting = {
    chats: eventQueue((chat) => chat.startedAt),
    afterSales: eventQueue((sale) => sale.appliedAt),
    complaints: eventQueue((complaint) => complaint.createdAt),
    reviews: eventQueue((review) => review.createdAt),
  };
  const violations = violationsOf(spec, seed);
  let latest: Purchase | undefined;
  let until = dayNumber(spec.startDay) * DAY;
  for (const purchases of purchaseDays(spec, seed)) {
    until += DAY;
    for (let from = 0; from < purchases.length; from += TOGETHER) {
      const some = purchases.slice(from, from + TOGETHER);
      const lived = live(some);
      expect(lived, some, waiting, end);
      writeOrders(lived, some, write);
    }
    const usual = purchases.filter(({ brushed }) => !brushed);
    const struck: Violation[] = [];
    while (violations.length > 0 && violations[0]!.at < until) {
      const { kind, at, aboutOrder } = violations.shift()!;
      const about = usual.findLast(({ paidAt }) => paidAt <= at) ?? latest;
      struck.push({ kind, at, order: (aboutOrder && about?.orders[0]) || null });
    }
    latest = usual.at(-1) ?? latest;
    // A question before buying comes up to 42 minutes before the payment: tomorrow's may be today's event.
    const before = until < end ? until - HOUR : end;
    for (const chat of waiting.chats.before(before)) write.chat(chat);
    for (const sale of waiting.afterSales.before(before)) write.afterSale(sale);
    for (const complaint of waiting.complaints.before(before)) write.complaint(complaint);
    for (const review of waiting.reviews.before(before)) write.review(review);
    for (const violation of struck) write.violation(violation);
    yield;
  }
}

/** Puts what is known by `end` into the queues. */
function expect(
  { questions, lives }: Lives,
  purchases: readonly Purchase[],
  waiting: Waiting,
  end: number,
): void {
  let place = 0;
  for (let i = 0; i < purchases.length; i++) {
    const question = questions[i]!;
    if (question && question.startedAt < end) waiting.chats.add(question);
    for (const _ of purchases[i]!.orders) {
      const { chat, complaint, review, afterSales } = lives[place++]!;
      if (chat && chat.startedAt < end) waiting.chats.add(chat);
      if (complaint && complaint.createdAt < end) waiting.complaints.add(complaint);
      if (review && review.createdAt < end) waiting.reviews.add(review);
      for (const sale of afterSales) if (sale.appliedAt < end) waiting.afterSales.add(sale);
    }
  }
}

function writeOrders(
  { deliveries, lives, confirmation, installation }: Lives,
  purchases: readonly Purchase[],
  write: TableWriter,
): void {
  for (let place = 0; place < lives.length; place++) {
    write.order(lives[place]!, confirmation(place), () => installation(place));
  }
  for (let i = 0; i < purchases.length; i++) write.parcels(purchases[i]!, deliveries[i]!);
}
