import { describe, expect, it } from "vitest";
import { goodEntriesTo, nextBetter } from "../../src/explain/distances.ts";
import type { History } from "../../src/history/history.ts";
import { compileMapping } from "../../src/scoring/mapping.ts";
import { metricById } from "../../src/tally/tally-shop.ts";
import { afterSale, chat, dayAt, goodOrders, recordOf } from "../record.ts";
import { guide, rulesOf, V3, V4, V6, V7b, V8 } from "../rule-versions.ts";
import { scored } from "../scored.ts";
import { explained, programme, tablesOf } from "./explained.ts";

const late = { paid: "09-10 10:00", pickedUp: "09-10 16:00", signed: "09-12 10:00", reviewed: "09-13 10:00" };

describe("good entries until a ratio reaches its target", () => {
  const plan = (id: string) => ({ metric: metricById(id), scale: metricById(id).scale });
  const rating = plan("product-rating");

  it("40 ratings of 4 stars need 60 of 5 for a mean of 4.6", () => {
    expect(goodEntriesTo(rating, 4.6, 160, 40)).toBe(60);
  });
  it("one return in 40 orders needs 23 more orders for 1.6 %", () => {
    expect(goodEntriesTo(plan("quality-return-rate"), 0.016, 1, 40)).toBe(23);
  });
  it("hours are summed as seconds: one review of 2 hours needs 3 at once for half an hour", () => {
    expect(goodEntriesTo(plan("after-sale-review-hours"), 0.5, 7200, 1)).toBe(3);
  });
  it("is 0 at the target exactly, and beyond it", () => {
    expect(goodEntriesTo(rating, 4.6, 46, 10)).toBe(0);
    expect(goodEntriesTo(rating, 4.6, 50, 10)).toBe(0);
    expect(goodEntriesTo(plan("quality-return-rate"), 0.02, 1, 50)).toBe(0);
    expect(goodEntriesTo(plan("quality-return-rate"), 0.02, 1, 100)).toBe(0);
  });
  it("is one from nothing, and none where there are sums of nothing", () => {
    expect(goodEntriesTo(rating, 4.6, 0, 0)).toBe(1);
    expect(goodEntriesTo(rating, 4.6, 5, 0)).toBeNull();
  });
  it("is null for a perfect mean once it is missed", () => {
    expect(goodEntriesTo(rating, 5, 49, 10)).toBeNull();
    expect(goodEntriesTo(plan("quality-return-rate"), 0, 1, 10)).toBeNull();
  });
  it.each([
    ["product-rating", 4.6],
    ["product-rating", 4.79],
    ["quality-return-rate", 0.0131],
    ["quality-return-rate", 0.0026],
    ["pickup-hours", 6],
    ["delivery-on-time-rate", 0.83],
  ] as const)(
    "%s of %d: suffices, and one fewer does not, whatever the rounding of the formula",
    (id, target) => {
      const one = plan(id);
      const { ideal, better } = one.metric;
      const miss =
        id === "product-rating" ? 3 : id === "pickup-hours" ? 31 : id === "quality-return-rate" ? 1 : 0;
      for (let entries = 1; entries <= 24; entries++)
        for (let bad = 1; bad <= entries; bad++) {
          const sum = (ideal * (entries - bad) + miss * bad) * one.scale;
          const reached = (n: number) => {
            const value = (sum / one.scale + n * ideal) / (entries + n);
            return better === "higher" ? value >= target : value <= target;
          };
          const n = goodEntriesTo(one, target, sum, entries)!;
          expect([entries, bad, n, reached(n), n > 0 && reached(n - 1)]).toEqual([
            entries,
            bad,
            n,
            true,
            false,
          ]);
        }
    },
  );
});

describe("the next better points", () => {
  const { shop } = recordOf({ orders: [] });
  const next = (rules: string, metric: string, points: number, on = "09-20") =>
    nextBetter(compileMapping(rulesOf(rules).metrics[metric]!.mapping, shop), points, dayAt(on));

  it("of tiers are the next tier's, at its bound", () => {
    expect(next(V6, "product-rating", 50)).toEqual({ value: 4.568, points: 60 });
    expect(next(V6, "product-rating", 60)).toEqual({ value: 4.64, points: 70 });
    expect(next(V6, "product-rating", 90)).toEqual({ value: 4.791, points: 100 });
    expect(next(V6, "product-rating", 100)).toBeNull();
  });
  it("of a line are the next knot's, from whichever side the line comes", () => {
    expect(next(V8, "product-rating", 50)).toEqual({ value: 4.6, points: 60 });
    expect(next(V8, "chat-response-seconds", 50)).toEqual({ value: 120, points: 60 });
    expect(next(V8, "chat-response-seconds", 61.5)?.points).toBe(70);
    expect(next(V8, "chat-response-seconds", 100)).toBeNull();
  });
  it("are no dust above the points held", () => {
    expect(next(V8, "product-rating", 60 - 1e-10)?.points).toBe(70);
    expect(next(V8, "product-rating", 60 - 1e-8)?.points).toBe(60);
  });
  it("among peers are those of the next quantile, as the peers are on that day", () => {
    expect(next(V3, "bad-review-rate", 3, "2022-03-01")).toEqual({ value: 0.012, points: 3.5 });
    expect(next(V3, "bad-review-rate", 4.2, "2022-03-01")).toEqual({ value: 0.004, points: 4.5 });
    expect(next(V3, "bad-review-rate", 5, "2022-03-01")).toBeNull();
  });
  it("of points that are counted directly are the next ten, at most the highest", () => {
    expect(next(V7b, "pickup-score", 93.33)).toEqual({ value: 100, points: 100 });
    expect(next(V7b, "pickup-score", 80)).toEqual({ value: 90, points: 90 });
    expect(next(V7b, "pickup-score", 79.9)).toEqual({ value: 80, points: 80 });
    expect(next(V7b, "pickup-score", 100)).toBeNull();
    const { mapping } = rulesOf(V7b).metrics["pickup-score"]!;
    if (mapping.kind !== "direct") throw new TypeError();
    const capped = compileMapping({ ...mapping, max: 95 }, shop);
    expect(nextBetter(capped, 93.33, 0)).toEqual({ value: 95, points: 95 });
    expect(nextBetter(capped, 95, 0)).toBeNull();
  });
  it("are unknown where the mapping is not published", () => {
    expect(next(guide, "banned-word-rate", 50)).toBeNull();
  });
});

describe("distances", () => {
  const rows = tablesOf(goodOrders("late", 40, late, 4), {
    chats: [chat("slow", "09-15 10:00", { rounds: 10, reply_seconds: 2000 })],
    afterSales: [
      afterSale("s1", "late-1", "09-14 10:00", {
        agreed_at: "09-14 12:00",
        refunded_at: "09-15 10:00",
        result: "refunded",
      }),
    ],
  });
  const lines = (
    rules: string,
    shop = {},
    threshold: number | null = null,
    history = recordOf(rows, shop),
  ) => {
    const wanted = threshold === null ? [] : [programme("p", [{ node: "total", threshold }])];
    return explained(history, rules, "09-20", { consequences: wanted }).distances.map((line) => [
      line.metric,
      line.target,
      line.targetPoints,
      line.orders,
    ]);
  };
  const rating = ["product-rating", "tier", 60, 60];
  const returns = ["quality-return-rate", "tier", 60, 23];
  const chats = ["chat-response-seconds", "tier", 60, 7];
  const hours = ["after-sale-review-hours", "tier", 100, 3];

  it("are those of the metrics with points to gain; without a threshold there is none to one", () => {
    expect(lines(V8)).toEqual([rating, returns, chats, hours]);
  });
  it("to a threshold are given for every scored metric, null where it alone cannot reach it", () => {
    expect(lines(V8, {}, 95)).toEqual([
      rating,
      ["product-rating", "threshold", 95, null],
      returns,
      ["quality-return-rate", "threshold", 95, null],
      ["pickup-hours", "threshold", 95, null],
      ["delivery-on-time-rate", "threshold", 95, null],
      ["damage-return-rate", "threshold", 95, null],
      chats,
      ["chat-response-seconds", "threshold", 95, null],
      hours,
      ["after-sale-review-hours", "threshold", 95, null],
      ["platform-help-rate", "threshold", 95, null],
    ]);
  });
  it("leave out a metric that weighs nothing for this shop", () => {
    const cross = lines(V8, { industry: "跨境大快消" }, 95).map(([metric]) => metric);
    expect(lines(V8, {}, 95).map(([metric]) => metric)).toContain("pickup-hours");
    expect(cross).not.toContain("pickup-hours");
    expect(cross).toContain("delivery-on-time-rate");
  });
  it("leave out metrics on the floor: nothing lifts them while the shop is small", () => {
    expect(lines(V7b, {}, 95).map(([metric]) => metric)).toEqual([
      "pickup-score",
      "delivery-on-time-rate",
      "chat-response-seconds",
      "chat-response-seconds",
      "after-sale-review-hours",
    ]);
  });
  it("leave out a metric whose value no order of the shop changes", () => {
    expect(lines(V4)).toEqual([
      ["negative-feedback-rate", "tier", 4, 2],
      ["delivery-hours", "tier", 5, 30],
    ]);
    const report = scored(recordOf(rows), V4, "09-20");
    expect(report.metrics.find(({ id }) => id === "product-base-score")?.status).toBe("scored");
  });
  it("leave out metrics of two windows: one number cannot tell what both need", () => {
    expect(lines(guide, {}, 95)).toEqual([]);
  });
});

describe("the distance to a threshold of the total", () => {
  const extra = (n: number, day: string, prefix = "more") =>
    goodOrders(prefix, n, {
      paid: `${day} 00:01`,
      pickedUp: `${day} 00:02`,
      signed: `${day} 10:00`,
      reviewed: `${day} 11:00`,
    });
  const old = (prefix: string, signed: string) =>
    goodOrders(
      prefix,
      10,
      {
        paid: `${signed} 00:01`,
        pickedUp: `${signed} 00:02`,
        signed: `${signed} 10:00`,
        reviewed: `${signed} 11:00`,
      },
      2,
    );
  const of = (history: History, threshold: number, metric = "product-rating") =>
    explained(history, V8, "09-20", {
      consequences: [programme("p", [{ node: "total", threshold }])],
    }).distances.find((line) => line.metric === metric && line.target === "threshold");
  const shown = (history: History, day = "09-20") => scored(history, V8, day).display.total!;

  it("of a mean of stars is found by scoring with more five-star orders", () => {
    const poor = goodOrders("late", 40, late, 4);
    const line = of(recordOf(tablesOf(poor)), 80)!;
    const grown = (n: number) => recordOf(tablesOf(poor, extra(n, "09-19")));
    expect(line.targetValue).toBeNull();
    expect(line.orders!).toBeGreaterThan(40);
    expect(shown(grown(line.orders!))).toBeGreaterThanOrEqual(80);
    expect(shown(grown(line.orders! - 1))).toBeLessThan(80);
  });
  it("ends at the very order that changes the shown total", () => {
    const shop = tablesOf(goodOrders("late", 40, late), goodOrders("meh", 10, late, 4));
    const now = shown(recordOf(shop));
    const line = of(recordOf(shop), now + 1)!;
    const grown = (n: number) => shown(recordOf(tablesOf(shop, extra(n, "09-19"))));
    expect([grown(line.orders! - 1), grown(line.orders!)]).toEqual([now, now + 1]);
  });
  it("is none, with roll-off, where the bad days roll off by themselves within the week", () => {
    const shop = recordOf(tablesOf(goodOrders("late", 40, late), old("old", "08-27")));
    const line = of(shop, 99)!;
    expect(line.orders!).toBeGreaterThan(0);
    expect(line.ordersWithRollOff).toBe(0);
  });
  it("keeps the last day of the window 7 days on, and no more", () => {
    const stays = tablesOf(goodOrders("late", 40, late, 4), old("stays", "08-28"));
    const leaves = tablesOf(goodOrders("late", 40, late, 4), old("leaves", "08-27"));
    const tier = (rows: typeof stays) =>
      explained(recordOf(rows), V8, "09-20").distances.find(({ metric }) => metric === "product-rating")!;
    // (160 + 10 · 2 + 5n) / (50 + n) = 4.6, and without the ten (160 + 5n) / (40 + n) = 4.6
    expect([tier(stays).orders, tier(stays).ordersWithRollOff]).toEqual([125, 125]);
    expect([tier(leaves).orders, tier(leaves).ordersWithRollOff]).toEqual([125, 60]);
  });
  it("does not know what happens on the day itself or later", () => {
    const rows = tablesOf(goodOrders("late", 40, late, 4));
    const future = tablesOf(rows, extra(20, "09-20", "today"), extra(20, "09-22", "soon"), {
      chats: [chat("c1", "09-20 09:00", { reply_seconds: 900 })],
    });
    const wanted = { consequences: [programme("p", [{ node: "total", threshold: 80 }])] };
    expect(explained(recordOf(future), V8, "09-20", wanted).distances).toEqual(
      explained(recordOf(rows), V8, "09-20", wanted).distances,
    );
  });
});

describe("the threshold that distances go to", () => {
  const history = recordOf(tablesOf(goodOrders("late", 40, late, 4)));
  const target = (...consequences: ReturnType<typeof programme>[]) =>
    explained(history, V8, "09-20", { consequences }).distances.find((line) => line.target === "threshold")
      ?.targetPoints ?? null;
  const total = (threshold: number) => programme(`over-${threshold}`, [{ node: "total", threshold }]);

  it("is the nearest that is not met yet", () => {
    expect(scored(history, V8, "09-20").display.total).toBeLessThan(80);
    expect(target(total(90), total(85), total(88))).toBe(85);
    expect(target(total(10), total(90))).toBe(90);
  });
  it("is none when all are met, or none is there", () => {
    expect(target(total(10))).toBeNull();
    expect(target()).toBeNull();
  });
  it("is about the total of the day alone: no dimension, no average, no second condition, no penalty", () => {
    expect(target(programme("dimension", [{ node: "product", threshold: 90 }]))).toBeNull();
    expect(
      target(programme("mean", [{ node: "total", threshold: 90, average: { kind: "mean", days: 2 } }])),
    ).toBeNull();
    expect(
      target(
        programme("both", [
          { node: "total", threshold: 90 },
          { node: "product", threshold: 90 },
        ]),
      ),
    ).toBeNull();
    expect(target(programme("strikes", [{ node: "total", threshold: 90 }], "triggers"))).toBeNull();
  });
});
