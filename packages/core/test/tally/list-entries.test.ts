import { describe, expect, it } from "vitest";
import type { History, TableName } from "../../src/history/history.ts";
import { orderFacts } from "../../src/history/order-facts.ts";
import { rowId } from "../../src/tally/entry-id.ts";
import { type Entry, entriesOn, isBad } from "../../src/tally/list-entries.ts";
import { metricById } from "../../src/tally/tally-shop.ts";
import {
  afterSale,
  chat,
  chatDay,
  complaint,
  dayAt,
  order,
  parcel,
  recordOf,
  review,
  violation,
} from "../record.ts";
import { rulesOf, V7b, V8 } from "../rule-versions.ts";

function entries(
  history: History,
  rulesId: string,
  metric: string,
  asOf: string,
  first: string,
  last: string,
) {
  const rules = rulesOf(rulesId);
  const facts = orderFacts(history);
  return entriesOn(
    metricById(metric),
    rules.metrics[metric]!,
    rules,
    history,
    facts,
    dayAt(asOf),
    dayAt(first),
    dayAt(last),
  );
}

describe("the entries that count on a day", () => {
  const chats = ["09-10", "09-11", "09-12", "09-13"].map((day) =>
    chat(`c-${day}`, `${day} 10:00`, { rounds: 2, reply_seconds: 50 }),
  );
  const talked = recordOf({ orders: [], chats });
  const rows = (asOf: string, first: string, last: string) =>
    entries(talked, V8, "chat-response-seconds", asOf, first, last).map(({ row }) => row);

  it("are those of the cohort days asked for, both ends included, and known the day before", () => {
    expect(rows("09-14", "09-10", "09-13")).toEqual([0, 1, 2, 3]);
    expect(rows("09-14", "09-11", "09-12")).toEqual([1, 2]);
    expect(rows("09-13", "09-10", "09-13")).toEqual([0, 1, 2]);
    expect(rows("09-10", "09-10", "09-13")).toEqual([]);
  });
  it("carry their days, amounts and rows", () => {
    expect(entries(talked, V8, "chat-response-seconds", "09-14", "09-11", "09-11")).toEqual([
      {
        cohortDay: dayAt("09-11"),
        knownDay: dayAt("09-11"),
        numerator: 50,
        denominator: 2,
        order: -1,
        row: 1,
      },
    ]);
  });
  it("of a table by hours carry the points of their hour, not the hour", () => {
    const slow = recordOf({
      orders: [order("a", "09-10 10:00"), order("b", "09-10 10:00")],
      parcels: [parcel("wa", "a", "09-10 10:30"), parcel("wb", "b", "09-16 10:00")],
    });
    const [pickedUp, last] = entries(slow, V7b, "pickup-score", "09-20", "09-01", "09-19");
    const { pointsByHour } = rulesOf(V7b).metrics["pickup-score"]!.parameters;
    expect(pickedUp).toMatchObject({ numerator: pointsByHour![0]! * 1e6, denominator: 1 });
    expect(last).toMatchObject({ numerator: pointsByHour!.at(-1)! * 1e6, denominator: 1 });
  });
  it("are taken back by a correction, on the day it is known", () => {
    const corrected = recordOf({
      orders: [
        order("a", "09-10 10:00", { order_type: "instant-refund", cancelled_at: "09-14 10:00" }),
        order("b", "09-10 10:00"),
      ],
      parcels: [
        parcel("wa", "a", "09-10 16:00", "09-12 10:00"),
        parcel("wb", "b", "09-10 16:00", "09-12 10:00"),
      ],
      reviews: [review("ra", "a", "09-13 10:00", 1), review("rb", "b", "09-13 10:00", 4)],
    });
    const orders = (asOf: string) =>
      entries(corrected, V8, "product-rating", asOf, "09-01", "09-19").map(({ order: row }) => row);
    expect(orders("09-14")).toEqual([0, 1]);
    expect(orders("09-15")).toEqual([1]);
  });
});

describe("a bad event", () => {
  const entry = (numerator: number, denominator: number): Entry => ({
    cohortDay: 0,
    knownDay: 0,
    numerator,
    denominator,
    order: 0,
    row: 0,
  });
  const bad = (metric: string, numerator: number, denominator: number, mean = 0) =>
    isBad(metricById(metric), entry(numerator, denominator), mean);

  it("of a rate is what is counted", () => {
    expect([bad("quality-return-rate", 1, 0), bad("quality-return-rate", 0, 1)]).toEqual([true, false]);
  });
  it("of a rate of good ones is what is missing", () => {
    expect([bad("delivery-on-time-rate", 0, 1), bad("delivery-on-time-rate", 1, 1)]).toEqual([true, false]);
    expect([bad("delivery-on-time-rate", 1, 0), bad("delivery-on-time-rate", 0, 0)]).toEqual([false, false]);
  });
  it("of a mean is what is worse than it, and not what is the mean itself", () => {
    expect([4, 4.5, 5].map((stars) => bad("product-rating", stars, 1, 4.5))).toEqual([true, false, false]);
    expect([1, 2, 3].map((hours) => bad("pickup-hours", hours * 3600, 1, 2))).toEqual([false, false, true]);
    expect(bad("chat-response-seconds", 100, 4, 30)).toBe(false);
    expect(bad("chat-response-seconds", 100, 2, 30)).toBe(true);
  });
});

it("the total of a day is no bad event", () => {
  const entry = { cohortDay: 1, knownDay: 1, numerator: 900, denominator: 1, order: -1 };
  for (const id of ["chat-response-seconds", "chat-dissatisfaction-rate"]) {
    expect(isBad(metricById(id), { ...entry, row: -1 }, 30)).toBe(false);
    expect(isBad(metricById(id), { ...entry, row: 0 }, 30)).toBe(true);
  }
});

describe("the id of a row", () => {
  const full = recordOf({
    orders: [order("o1", "09-10 10:00")],
    parcels: [parcel("w1", "o1", "09-10 16:00")],
    reviews: [review("r1", "o1", "09-13 10:00", 5)],
    afterSales: [afterSale("s1", "o1", "09-13 10:00")],
    chats: [chat("c1", "09-13 10:00")],
    chatDays: [chatDay("09-13", "a", 3)],
    complaints: [complaint("k1", "o1", "09-13 10:00")],
    violations: [violation("brushing", "09-13 10:00")],
    listings: [{ date: "2026-09-01", banned_words: "1" }],
    observed: [{ date: "2026-09-01", node: "total", value: "80" }],
  });
  const empty = recordOf({ orders: [] });

  it.each([
    ["orders", "o1"],
    ["parcels", "w1"],
    ["reviews", "r1"],
    ["after-sales", "s1"],
    ["chats", "c1"],
    ["chat-days", ""],
    ["complaints", "k1"],
    ["violations", ""],
    ["listings", ""],
    ["observed", ""],
  ] as const)("of %s is “%s”, and empty where there is no such row or table", (table: TableName, id) => {
    expect([rowId(full, table, 0), rowId(full, table, 1), rowId(empty, table, 0)]).toEqual([id, "", ""]);
  });
});
