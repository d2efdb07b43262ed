import { describe, expect, it } from "vitest";
import type { Row, Rows } from "../../src/history/history-of.ts";
import { afterSale, chat, goodOrders, order, parcel, recordOf, review } from "../record.ts";
import { guide, V2, V4, V7b, V8 } from "../rule-versions.ts";
import { scored } from "../scored.ts";
import { explained, tablesOf } from "./explained.ts";

const late = { paid: "09-10 10:00", pickedUp: "09-10 16:00", signed: "09-12 10:00", reviewed: "09-13 10:00" };
const good = goodOrders("late", 40, late);

/** `count` orders of one star, prefix-1 …, signed for and reviewed on a day of September 2026. */
const oneStar = (prefix: string, count: number, day: string, stars = 1) =>
  goodOrders(
    prefix,
    count,
    { paid: "09-10 10:00", pickedUp: "09-10 16:00", signed: `${day} 10:00`, reviewed: `${day} 11:00` },
    stars,
  );
const idsOf = (events: readonly { id: string; metric: string }[], metric: string) =>
  events.filter((event) => event.metric === metric).map(({ id }) => id);
const numbered = (prefix: string, from: number, to: number) =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => `${prefix}-${from < to ? from + i : from - i}`);

describe("a bad event", () => {
  const chats = [chat("fast", "09-16 10:00"), chat("slow", "09-15 10:00", { reply_seconds: 90 })];

  it("of no order names none", () => {
    const { events, total } = explained(recordOf(tablesOf(good, { chats })), V8, "09-20");
    const without = scored(recordOf(tablesOf(good, { chats: chats.slice(0, 1) })), V8, "09-20").total!;
    expect(events).toEqual([
      {
        table: "chats",
        id: "slow",
        orderId: null,
        product: null,
        metric: "chat-response-seconds",
        cohortDay: "2026-09-15",
        leavesOn: "2026-10-16",
        totalWithout: without,
        cost: without - total!,
      },
    ]);
    expect(without).toBeGreaterThan(total!);
  });
  it("of the very first order names it and its product", () => {
    const ofOrder = chats.map((one) => ({ ...one, order_id: "late-1" }));
    const { events } = explained(recordOf(tablesOf(good, { chats: ofOrder })), V8, "09-20");
    expect(events).toMatchObject([{ id: "slow", orderId: "late-1", product: "sku-1" }]);
  });
  it("of an order without a product has none", () => {
    const ofOrder = chats.map((one) => ({ ...one, order_id: "x" }));
    const plain: { orders: Row[] } = { orders: [order("x", "09-10 10:00", { product_id: "" })] };
    const { events } = explained(recordOf(tablesOf(good, plain, { chats: ofOrder })), V8, "09-20");
    expect(events).toMatchObject([{ id: "slow", orderId: "x", product: null }]);
  });
  it("has no cost in a shop without a score", () => {
    const { events, total } = explained(
      recordOf({ orders: [], chats }, { shopType: "individual" }),
      V8,
      "09-20",
    );
    expect(total).toBeNull();
    expect(events).toMatchObject([{ id: "slow", totalWithout: null, cost: null }]);
  });
});

describe("the bad events of a day", () => {
  it("are counted for the metrics that the shop has data for, and for no other", () => {
    const rows = tablesOf(good);
    const counts = (rules: string, history = recordOf(rows)) =>
      explained(history, rules, "09-20").eventCounts;
    expect(counts(V8)).toEqual({
      "product-rating": 0,
      "quality-return-rate": 0,
      "pickup-hours": 0,
      "delivery-on-time-rate": 0,
      "damage-return-rate": 0,
    });
    expect(Object.keys(counts(V8, recordOf({ ...good, complaints: [], violations: [] })))).toEqual([
      "product-rating",
      "pickup-hours",
      "delivery-on-time-rate",
    ]);
    expect(Object.keys(counts(V4))).not.toContain("product-base-score");
    expect(Object.keys(counts(V4))).toContain("negative-feedback-rate");
  });
  it("wait for their window: one that ends 15 days ago does not know them yet", () => {
    const around = ["08-20", "09-20"].map((day) =>
      goodOrders(`paid-${day}`, 5, {
        paid: `${day} 10:00`,
        pickedUp: `${day} 16:00`,
        signed: `${day} 20:00`,
      }),
    );
    const returned = recordOf(
      tablesOf(good, ...around, { afterSales: [afterSale("s1", "late-1", "09-14 10:00")] }),
    );
    const count = (day: string) => explained(returned, V2, day).eventCounts["quality-return-rate"];
    expect(["09-24", "09-25", "12-23", "12-24"].map(count)).toEqual([0, 1, 1, 0]);
  });
  it("of all metrics come dearest first", () => {
    const rows = tablesOf(good, oneStar("low", 1, "09-12"), {
      chats: [chat("fast", "09-16 10:00"), chat("slow", "09-15 10:00", { reply_seconds: 3000 })],
      afterSales: [afterSale("s1", "late-1", "09-14 10:00")],
    });
    const { events } = explained(recordOf(rows), V8, "09-20");
    expect(events.map(({ id }) => id)).toEqual(["slow", "r-low-1", "s1"]);
    const costs = events.map(({ cost }) => cost!);
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
  });
  it("list the 40 worst of a metric, and count all", () => {
    const fast = Array.from({ length: 80 }, (_, i) => chat(`fast-${i}`, "09-16 10:00", { reply_seconds: 1 }));
    const slow = Array.from({ length: 45 }, (_, i) =>
      chat(`slow-${i + 1}`, "09-15 10:00", { reply_seconds: 401 + i }),
    );
    const { events, eventCounts } = explained(
      recordOf(tablesOf(good, { chats: [...fast, ...slow] })),
      V8,
      "09-20",
    );
    expect(eventCounts["chat-response-seconds"]).toBe(45);
    expect(idsOf(events, "chat-response-seconds")).toEqual(numbered("slow", 45, 6));
  });
  it("list one star before two, however new the two are", () => {
    const rows = tablesOf(
      goodOrders("late", 200, late),
      oneStar("two", 1, "09-18", 2),
      oneStar("one", 40, "09-14"),
    );
    const { events, eventCounts } = explained(recordOf(rows), V8, "09-20");
    expect(eventCounts["product-rating"]).toBe(41);
    expect(idsOf(events, "product-rating")).toEqual(numbered("r-one", 1, 40));
  });
  it("list the newest of equals", () => {
    const rows = tablesOf(
      goodOrders("late", 200, late),
      oneStar("oldest", 1, "09-13"),
      oneStar("old", 20, "09-14"),
      oneStar("new", 20, "09-15"),
    );
    expect(idsOf(explained(recordOf(rows), V8, "09-20").events, "product-rating")).toEqual([
      ...numbered("r-new", 1, 20),
      ...numbered("r-old", 1, 20),
    ]);
  });
  it("list the fewest pickup points first", () => {
    const pickedUp = (prefix: string, count: number, on: string) =>
      goodOrders(prefix, count, { paid: "09-10 10:00", pickedUp: on, signed: "09-19 10:00" });
    const rows = tablesOf(
      goodOrders("late", 200, late),
      pickedUp("fair", 1, "09-12 10:00"),
      pickedUp("worst", 40, "09-13 17:00"),
    );
    const { events, eventCounts } = explained(recordOf(rows), V7b, "09-20");
    expect(eventCounts["pickup-score"]).toBe(41);
    expect(idsOf(events, "pickup-score").toSorted()).toEqual(numbered("worst", 1, 40).toSorted());
  });
  it("list 100 of all metrics together, and count all", () => {
    const rows = tablesOf(goodOrders("late", 200, late), {
      ...goodOrders(
        "bad",
        45,
        {
          paid: "09-10 10:00",
          pickedUp: "09-12 16:00",
          signed: "09-19 10:00",
          reviewed: "09-19 11:00",
        },
        1,
      ),
    });
    const { events, eventCounts } = explained(recordOf(rows), V8, "09-20");
    expect(eventCounts).toMatchObject({
      "product-rating": 45,
      "pickup-hours": 45,
      "delivery-on-time-rate": 45,
    });
    expect(events).toHaveLength(100);
  });
});

describe("the total without a bad event", () => {
  it("of two windows takes it out of those it is in", () => {
    const at = { old: "08-25 10:00", eighth: "09-12 10:00", seventh: "09-13 10:00", recent: "09-17 10:00" };
    const slow = Object.entries(at).map(([id, day]) => chat(id, day, { reply_seconds: 900 }));
    const fast = ["08-26", "09-14", "09-15"].map((day) => chat(`fast-${day}`, `${day} 10:00`));
    const shop = (chats: Row[]) => recordOf(tablesOf(good, { chats }));
    const { events } = explained(shop([...slow, ...fast]), guide, "09-20");
    const listed = events.filter(({ metric }) => metric === "chat-response-seconds");
    expect(listed.map(({ id }) => id).toSorted()).toEqual(Object.keys(at).toSorted());
    for (const { id, totalWithout } of listed) {
      const others = slow.filter((row) => row["session_id"] !== id);
      expect([id, totalWithout]).toEqual([
        id,
        expect.closeTo(scored(shop([...others, ...fast]), guide, "09-20").total!, 9),
      ]);
    }
  });
  it("of one of two returns keeps its order, a good one now", () => {
    const returned = (count: number) =>
      recordOf(
        tablesOf(goodOrders("o", 200, late), {
          afterSales: ["o-1", "o-2"].slice(0, count).map((id) => afterSale(`s-${id}`, id, "09-14 10:00")),
        }),
      );
    const { events } = explained(returned(2), V8, "09-20");
    const one = scored(returned(1), V8, "09-20").total!;
    expect(one).toBeGreaterThan(scored(returned(2), V8, "09-20").total!);
    expect(events.map(({ id, totalWithout }) => [id, totalWithout])).toEqual([
      ["s-o-1", expect.closeTo(one, 9)],
      ["s-o-2", expect.closeTo(one, 9)],
    ]);
  });
  it("of one of many late deliveries is as if it had come in time", () => {
    const slow = goodOrders("slow", 8, {
      paid: "09-10 10:00",
      pickedUp: "09-10 16:00",
      signed: "09-18 10:00",
    });
    const shop = (inTime: number) =>
      recordOf(
        tablesOf(good, {
          ...slow,
          parcels: slow.parcels.map((row, i) =>
            i < inTime ? { ...row, delivery_due_at: "2026-09-18 23:59:59" } : row,
          ),
        }),
      );
    const inTime = scored(shop(1), V8, "09-20");
    const rate = inTime.metrics.find(({ id }) => id === "delivery-on-time-rate")!;
    expect([rate.numerator, rate.denominator]).toEqual([41, 48]);
    const { events } = explained(shop(0), V8, "09-20");
    const missed = events.find(({ metric }) => metric === "delivery-on-time-rate")!;
    expect(missed.totalWithout).toBeCloseTo(inTime.total!, 9);
    expect(missed.cost).toBeGreaterThan(0);
  });
  it("of a missed good review under five points is as if the review had been good", () => {
    const rows = (stars: number) => recordOf(tablesOf(good, oneStar("low", 1, "09-12", stars)));
    const { events, total } = explained(rows(3), "douyin-2021-01", "09-20");
    const missed = events.find(({ metric }) => metric === "good-review-rate")!;
    expect(missed).toMatchObject({ table: "reviews", id: "r-low-1" });
    expect(missed.totalWithout!).toBeGreaterThan(total!);
    expect(missed.totalWithout!).toBeCloseTo(scored(rows(5), "douyin-2021-01", "09-20").total!, 9);
  });

  describe("of a shop that four bad orders lift off its floor", () => {
    const bad = (id: string, signed: string, reviewed: string) => ({
      orders: [order(id, "08-19 10:00")],
      parcels: [
        parcel(`w${id}`, id, "08-19 10:00", `${signed} 10:00`, { delivery_due_at: "09-30 23:59:59" }),
      ],
      reviews: [review(`r${id}`, id, `${reviewed} 11:00`, 1)],
    });
    const four = [
      bad("b1", "08-21", "08-22"),
      bad("b2", "09-14", "09-15"),
      bad("b3", "09-15", "09-16"),
      bad("b4", "09-19", "09-19"),
    ];
    const more = goodOrders("more", 30, late);
    const shop = (...parts: readonly Partial<Rows>[]) => recordOf(tablesOf(good, more, ...parts));
    const without = (id: string, history: ReturnType<typeof shop>) =>
      explained(history, V7b, "09-20").events.find((event) => event.id === id)!.totalWithout;

    it("is back on the floor without any of them, the first and the last day of the window included", () => {
      expect(scored(shop(...four), V7b, "09-20").metrics[0]).toMatchObject({
        status: "scored",
        score: 90,
      });
      for (const [i, id] of ["rb1", "rb2", "rb3", "rb4"].entries()) {
        const three = scored(
          shop(...four.map((one, k) => (k === i ? { ...one, reviews: [] } : one))),
          V7b,
          "09-20",
        );
        expect(three.metrics[0]).toMatchObject({ status: "floored", score: 80 });
        expect([id, without(id, shop(...four))]).toEqual([id, expect.closeTo(three.total!, 9)]);
      }
    });
    it("is not, without another event of an order whose bad review is not known yet", () => {
      const slow = (signed: string) => ({
        orders: [order("x", "09-10 10:00")],
        parcels: [parcel("wx", "x", "09-10 16:00", signed)],
        reviews: [review("rx", "x", "09-20 10:00", 1)],
      });
      const punctual = scored(shop(...four, slow("09-12 10:00")), V7b, "09-20").total!;
      expect(without("wx", shop(...four, slow("09-18 10:00")))).toBeCloseTo(punctual, 9);
    });
    it("is not, without another event of an order whose bad review left the window", () => {
      const refund = (id: string, orderId: string, agreed: string) =>
        afterSale(id, orderId, "09-14 10:00", {
          reason_class: "no-reason",
          refunded_at: "09-16 10:00",
          result: "refunded",
          ...(agreed === "" ? {} : { agreed_at: agreed }),
        });
      const parts = (agreed: string) => [
        ...four,
        bad("x", "08-20", "08-21"),
        { afterSales: [refund("quick", "late-1", "09-14 11:00"), refund("slow", "x", agreed)] },
      ];
      const left = scored(shop(...parts("")), V7b, "09-20").total!;
      expect(without("slow", shop(...parts("09-15 22:00")))).toBeCloseTo(left, 9);
    });
  });
});
