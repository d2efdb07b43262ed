import { describe, expect, it } from "vitest";
import { explainShop } from "../../src/explain/explain-shop.ts";
import { impact } from "../../src/explain/impact.ts";
import type { History } from "../../src/history/history.ts";
import { historyOf, type Rows } from "../../src/history/history-of.ts";
import { loadConsequences } from "../../src/rules/consequence-registry.ts";
import type { RuleVersion } from "../../src/rules/schema.ts";
import {
  afterSale,
  chat,
  dayAt,
  goodOrders,
  order,
  parcel,
  perk,
  recordOf,
  review,
  violation,
} from "../record.ts";
import { rulesOf, V2, V3, V5, V6, V7b, V8 } from "../rule-versions.ts";
import { scored } from "../scored.ts";

const consequences = await loadConsequences();

function explained(history: History, rules: RuleVersion | string, asOf: string, since: string | null = null) {
  return explainShop(
    {
      history,
      rules: typeof rules === "string" ? rulesOf(rules) : rules,
      inForce: true,
      asOf: dayAt(asOf),
      input: "sha256:test",
      program: "test",
      consequences,
    },
    since === null ? null : dayAt(since),
  );
}

const sum = (lines: readonly { points: number }[]) => lines.reduce((all, { points }) => all + points, 0);
const early = {
  paid: "08-20 10:00",
  pickedUp: "08-20 16:00",
  signed: "08-22 10:00",
  reviewed: "08-23 10:00",
};
const late = { paid: "09-10 10:00", pickedUp: "09-10 16:00", signed: "09-12 10:00", reviewed: "09-13 10:00" };

function tables(...parts: readonly Partial<Rows>[]): Rows {
  const all = (table: keyof Rows) => parts.flatMap((part) => part[table] ?? []);
  return {
    orders: all("orders"),
    parcels: all("parcels"),
    reviews: all("reviews"),
    afterSales: all("afterSales"),
    chats: [],
    complaints: [],
    violations: all("violations"),
  };
}

/** 60 good orders signed on 22 August, 40 on 12 September, and one bad review on an order of 12 September. */
const bad = {
  orders: [order("bad", late.paid, { product_id: "sku-9" })],
  parcels: [parcel("w-bad", "bad", late.pickedUp, late.signed)],
  reviews: [review("r-bad", "bad", late.reviewed, 1)],
};
const rows = tables(goodOrders("early", 60, early), goodOrders("late", 40, late), bad);
const history = recordOf(rows);

describe("bad events", () => {
  const report = () => explained(history, V8, "09-20");
  const badReview = () =>
    report().events.find(({ id, metric }) => id === "r-bad" && metric === "product-rating")!;

  it("say what they are, on which order and product", () => {
    expect(badReview()).toMatchObject({
      table: "reviews",
      orderId: "bad",
      product: "sku-9",
      cohortDay: "2026-09-12",
    });
    expect(report().eventCounts["product-rating"]).toBe(1);
  });
  it("leave the window 30 days after their order's signing, on the day on which they really leave", () => {
    expect(badReview().leavesOn).toBe("2026-10-13");
    const rating = (day: string) =>
      scored(history, V8, day).metrics.find(({ id }) => id === "product-rating")!.denominator;
    expect(rating("10-12")).toBe(41);
    expect(rating("10-13")).toBe(0);
  });
  it("tell the total without them, as it would have been scored", () => {
    const without = historyOf(history.shop, {
      ...rows,
      reviews: rows.reviews!.filter((row) => row["review_id"] !== "r-bad"),
    });
    const event = badReview();
    expect(event.totalWithout).toBeCloseTo(scored(without, V8, "09-20").total!, 9);
    expect(event.cost).toBeCloseTo(event.totalWithout! - report().total!, 12);
    expect(event.cost).toBeGreaterThan(0);
  });
  it("of a rate: the order stays and counts as a good one", () => {
    const withReturn = { ...rows, afterSales: [afterSale("s1", "late-1", "09-14 10:00")] };
    const { events } = explained(recordOf(withReturn), V8, "09-20");
    const found = events.find(({ id, metric }) => id === "s1" && metric === "quality-return-rate")!;
    const harmless = {
      ...rows,
      afterSales: [afterSale("s1", "late-1", "09-14 10:00", { reason_class: "no-reason" })],
    };
    expect(found.totalWithout).toBeCloseTo(scored(recordOf(harmless), V8, "09-20").total!, 9);
    expect(found.leavesOn).toBe("2026-10-13");
  });
  it("of a miss: the parcel counts as on time", () => {
    const slow = {
      ...rows,
      parcels: rows.parcels!.map((row) =>
        row["order_id"] === "late-1" ? { ...row, signed_at: "2026-09-18 10:00:00" } : row,
      ),
    };
    const { events } = explained(recordOf(slow), V8, "09-20");
    const found = events.find(({ id, metric }) => id === "w-late-1" && metric === "delivery-on-time-rate")!;
    expect(found).toMatchObject({ table: "parcels", cohortDay: "2026-09-13", leavesOn: "2026-10-14" });
    const punctual = {
      ...slow,
      parcels: slow.parcels.map((row) =>
        row["order_id"] === "late-1"
          ? { ...row, delivery_due_at: "2026-09-13 23:59:59", signed_at: "2026-09-18 10:00:00" }
          : row,
      ),
    };
    expect(scored(recordOf(punctual), V8, "09-20").total).toBeCloseTo(
      explained(recordOf(slow), V8, "09-20").total!,
      9,
    );
    expect(found.totalWithout! - scored(recordOf(slow), V8, "09-20").total!).toBeGreaterThan(0);
  });
  it("leave after 105 days where the window is 15 to 104 days", () => {
    const returned = recordOf({ ...rows, afterSales: [afterSale("s1", "late-1", "09-14 10:00")] });
    const found = explained(returned, V2, "09-30").events.find(
      ({ metric }) => metric === "quality-return-rate",
    )!;
    expect(found).toMatchObject({ id: "s1", cohortDay: "2026-09-10", leavesOn: "2026-12-24" });
    const count = (day: string) =>
      scored(returned, V2, day).metrics.find(({ id }) => id === "quality-return-rate")!.numerator;
    expect([count("09-24"), count("09-25"), count("12-23"), count("12-24")]).toEqual([0, 1, 1, 0]);
  });
  it("that lift a shop off its floor show what they cost together with the count they are in", () => {
    const four = [1, 2, 3, 4].map((i) => ({
      orders: [order(`b${i}`, late.paid)],
      parcels: [parcel(`wb${i}`, `b${i}`, late.pickedUp, late.signed)],
      reviews: [review(`rb${i}`, `b${i}`, late.reviewed, 1)],
    }));
    const shop = recordOf(tables(goodOrders("late", 40, late), ...four));
    const report = scored(shop, V7b, "09-20");
    expect(report.metrics.find(({ id }) => id === "product-rating")).toMatchObject({
      status: "scored",
      score: 60,
    });
    const found = explained(shop, V7b, "09-20").events.filter(({ metric }) => metric === "product-rating");
    expect(found).toHaveLength(4);
    for (const { totalWithout, cost } of found) {
      expect(totalWithout).toBeCloseTo(report.total! + cost!, 12);
      expect(cost).toBeGreaterThan(0);
    }
  });
  it("from before the signing are no bad order of the floor either", () => {
    const reviews = rows.reviews!.map((row, i) =>
      i < 5 ? { ...row, created_at: "2026-08-21 10:00:00", product_stars: "1" } : row,
    );
    const shop = recordOf({ ...rows, reviews });
    const { events } = explained(shop, V7b, "09-20");
    expect(scored(shop, V7b, "09-20").metrics[0]!.status).toBe("floored");
    expect(events.filter(({ metric }) => metric === "product-rating").map(({ id }) => id)).toEqual(["r-bad"]);
  });
  it("do not take an order out of the floor's count that was not in it", () => {
    const four = [1, 2, 3, 4].map((i) => ({
      orders: [order(`b${i}`, late.paid)],
      parcels: [parcel(`wb${i}`, `b${i}`, late.pickedUp, late.signed)],
      reviews: [review(`rb${i}`, `b${i}`, late.reviewed, 1)],
    }));
    const slow = (signedAt: string) => ({
      orders: [order("x", late.paid)],
      parcels: [parcel("wx", "x", late.pickedUp, signedAt)],
      reviews: [review("rx", "x", "09-12 10:00", 1)],
    });
    const shop = (signedAt: string) =>
      recordOf(tables(goodOrders("late", 40, late), ...four, slow(signedAt)));
    const found = explained(shop("09-14 10:00"), V7b, "09-20").events.find(({ id }) => id === "wx")!;
    expect(found.metric).toBe("delivery-on-time-rate");
    expect(found.totalWithout).toBeCloseTo(scored(shop("09-13 10:00"), V7b, "09-20").total!, 9);
  });
  it("come dearest first, and what a correction took back is none", () => {
    const { events } = explained(history, V8, "09-20");
    const costs = events.map(({ cost }) => cost!);
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    const instant = {
      ...rows,
      orders: rows.orders.map((row) =>
        row["order_id"] === "bad"
          ? { ...row, order_type: "instant-refund", cancelled_at: "2026-09-16 10:00:00" }
          : row,
      ),
    };
    expect(explained(recordOf(instant), V8, "09-16").eventCounts["product-rating"]).toBe(1);
    expect(explained(recordOf(instant), V8, "09-17").eventCounts["product-rating"]).toBe(0);
  });
});

describe("why the score fell without a bad review (seed 001's question)", () => {
  it("because good days rolled off", () => {
    const change = explained(history, V8, "09-25", "09-21").change!;
    expect(change.totalAfter!).toBeLessThan(change.totalBefore!);
    const line = change.lines.find(
      ({ metric, cause }) => metric === "product-rating" && cause === "rolled-off",
    )!;
    expect(line.points).toBeLessThan(-0.1);
    expect(line.entries).toBe(-60);
    expect(line.events).toBe(0);
    expect(change.lines.some(({ cause, points }) => cause === "entered" && points < 0)).toBe(false);
    expect(sum(change.lines)).toBeCloseTo(change.totalAfter! - change.totalBefore!, 9);
  });
  it("because peers moved, and nothing else happened", () => {
    const rules = rulesOf(V3);
    for (const metric of Object.values(rules.metrics)) {
      const { mapping } = metric;
      if (mapping.kind !== "peer-rank" || metric.title.en !== rules.metrics["bad-review-rate"]!.title.en)
        continue;
      const [first] = mapping.peers;
      mapping.peers = [
        { ...first!, from: "2026-09-14" },
        { ...first!, from: "2026-09-24", values: first!.values.map((value) => value / 3) },
      ];
    }
    const { change } = explained(history, rules, "09-24", "09-14");
    expect(change!.totalAfter!).toBeLessThan(change!.totalBefore!);
    expect(change!.lines).toMatchObject([
      { metric: "bad-review-rate", cause: "peers-moved", events: 0, entries: 0 },
    ]);
    expect(change!.lines[0]!.points).toBeCloseTo(change!.totalAfter! - change!.totalBefore!, 12);
  });
});

describe("the change between two days", () => {
  it("names the events that entered", () => {
    const line = explained(history, V8, "09-14", "09-12").change!.lines.find(
      ({ metric, cause }) => metric === "product-rating" && cause === "entered",
    )!;
    expect(line).toMatchObject({ events: 1, entries: 41, ids: ["r-bad"] });
    expect(line.points).toBeLessThan(0);
  });
  it("tells what became known late from what entered", () => {
    const slow = {
      ...rows,
      reviews: rows.reviews!.map((row) =>
        row["review_id"] === "r-bad" ? { ...row, created_at: "2026-09-17 10:00:00" } : row,
      ),
    };
    const { change } = explained(recordOf(slow), V8, "09-18", "09-17");
    const ofRating = change!.lines.filter(({ metric }) => metric === "product-rating");
    expect(ofRating).toMatchObject([{ cause: "known-late", events: 1, entries: 1, ids: ["r-bad"] }]);
  });
  it("names the events that rolled off, with the points that they give back", () => {
    const old = {
      orders: [order("old", early.paid)],
      parcels: [parcel("w-old", "old", early.pickedUp, early.signed)],
      reviews: [review("r-old", "old", early.reviewed, 1)],
    };
    const shop = recordOf(tables(goodOrders("early", 60, early), old, goodOrders("late", 40, late)));
    const { change } = explained(shop, V8, "09-22", "09-21");
    const line = change!.lines.find(({ metric }) => metric === "product-rating")!;
    expect(line).toMatchObject({ cause: "rolled-off", events: 1, entries: -61, ids: ["r-old"] });
    expect(line.points).toBeGreaterThan(0);
  });
  it("has a line of its own for a deduction", () => {
    const shop = recordOf({ ...rows, violations: [violation("brushing", "09-19 10:00")] });
    const { change } = explained(shop, V8, "09-20", "09-19");
    expect(change!.lines).toContainEqual(
      expect.objectContaining({ metric: null, cause: "adjustment", points: -10 }),
    );
    expect(sum(change!.lines)).toBeCloseTo(change!.totalAfter! - change!.totalBefore!, 9);
  });
  it("has a line for weights shared out anew when a metric first has data", () => {
    const shop = recordOf({ ...rows, chats: [chat("c1", "09-19 10:00", { reply_seconds: 90 })] });
    const { change } = explained(shop, V8, "09-20", "09-19");
    const entered = change!.lines.find(({ metric }) => metric === "chat-response-seconds")!;
    expect(entered).toMatchObject({ cause: "entered", entries: 1, events: 0 });
    expect(entered.points).toBeCloseTo(0.33 * 70, 9);
    const weights = change!.lines.find(({ cause }) => cause === "weights")!;
    expect(weights).toMatchObject({ metric: null, events: 0, entries: 0, ids: [] });
    expect(weights.title).toEqual({
      zh: "无数据指标的权重重新分摊",
      en: "Weights shared out anew among metrics with data",
    });
    expect(weights.points).toBeLessThan(-20);
    expect(sum(change!.lines)).toBeCloseTo(change!.totalAfter! - change!.totalBefore!, 9);
  });
  it("has a line for what the bounds of the score kept", () => {
    const perfect = recordOf(
      {
        ...tables(goodOrders("late", 40, late)),
        orders: goodOrders("late", 40, late).orders.map((row) => ({ ...row, freight_insured: "1" })),
      },
      { perks: [perk("freight-insurance", "09-18")] },
    );
    const { change } = explained(perfect, V8, "09-20", "09-19");
    expect(change!).toMatchObject({ totalBefore: 100, totalAfter: 100 });
    expect(change!.lines.map(({ cause, points }) => [cause, Math.round(points * 1e9) / 1e9])).toEqual([
      ["adjustment", 2],
      ["clamp", -2],
    ]);
    expect(change!.lines[1]!.title).toEqual({ zh: "分数上下限的作用", en: "The bounds of the score" });
  });
  it("is one line across a change of stage", () => {
    const shop = recordOf(tables(goodOrders("late", 40, late)));
    const { change } = explained(shop, V8, "09-11", "09-10");
    expect(change!).toMatchObject({ totalBefore: null });
    const grown = explained(
      recordOf(tables(goodOrders("a", 1, early), goodOrders("late", 40, late))),
      V8,
      "09-16",
      "09-10",
    ).change!;
    expect(grown.totalBefore).toBe(70);
    expect(grown.lines).toMatchObject([{ cause: "stage", points: grown.totalAfter! - 70 }]);
  });
  it("is empty where nothing changed", () => {
    expect(explained(history, V8, "09-20", "09-20").change!.lines).toEqual([]);
  });
  it("is absent when nobody asks, and the curve shows 60 days", () => {
    const report = explained(history, V8, "09-20");
    expect(report).toMatchObject({
      formatVersion: 1,
      kind: "explain",
      rules: V8,
      asOf: "2026-09-20",
      change: null,
    });
    expect(report.curve).toHaveLength(60);
    expect(report.curve.at(-1)).toEqual({ date: "2026-09-20", total: report.total });
    expect(report.curve[0]).toEqual({ date: "2026-07-23", total: null });
    for (const { date, total } of report.curve.slice(50)) expect(total).toBe(scored(history, V8, date).total);
  });
  it("carries dimensions and metrics of the same 60 days, as they were scored then", () => {
    const { curve, nodes } = explained(history, V8, "09-20");
    for (const day of [0, 54, 59]) {
      const { dimensions, metrics } = scored(history, V8, curve[day]!.date);
      for (const { id, score } of dimensions) expect(nodes![id]![day]).toBe(score);
      for (const { id, value } of metrics) expect(nodes![id]![day]).toBe(value);
    }
    expect(Object.values(nodes!).every((values) => values.length === 60)).toBe(true);
  });
});

describe("distances in orders", () => {
  const good = (n: number, day: string, prefix = "more") => {
    const times = {
      paid: `${day} 00:01`,
      pickedUp: `${day} 00:02`,
      signed: `${day} 10:00`,
      reviewed: `${day} 11:00`,
    };
    return goodOrders(prefix, n, times);
  };
  const worse = {
    orders: [order("bad2", late.paid)],
    parcels: [parcel("w-bad2", "bad2", late.pickedUp, late.signed)],
    reviews: [review("r-bad2", "bad2", late.reviewed, 1)],
  };
  const poor = tables(goodOrders("early", 60, early), goodOrders("late", 40, late, 4), bad, worse);
  const grown = (n: number, day = "09-19") => recordOf(tables(poor, good(n, day)));
  const points = (shop: History, rules: string, metric: string, day = "09-20") =>
    scored(shop, rules, day).metrics.find(({ id }) => id === metric)!.score!;

  it.each([
    [V6, "product-rating"],
    [V5, "bad-review-rate"],
    [V8, "product-rating"],
  ])(
    "%s, %s: with so many more good orders the next points are reached, and with one fewer they are not",
    (rules, metric) => {
      const line = explained(recordOf(poor), rules, "09-20").distances.find(
        (one) => one.metric === metric && one.target === "tier",
      )!;
      expect(line.orders).toBeGreaterThan(0);
      expect(points(grown(line.orders!), rules, metric)).toBeGreaterThanOrEqual(line.targetPoints);
      expect(points(grown(line.orders! - 1), rules, metric)).toBeLessThan(line.targetPoints);
    },
  );
  it("with roll-off: spread over the next 7 days, while the record rolls off", () => {
    const soon = explained(recordOf(poor), V6, "09-20").distances.find(
      (one) => one.metric === "product-rating" && one.target === "tier",
    )!;
    expect(soon.days).toBe(7);
    const reached = (n: number) => {
      const parts = Array.from({ length: 7 }, (_, d) =>
        good(Math.floor(n / 7) + (d < n % 7 ? 1 : 0), `09-${20 + d}`, `d${d}`),
      );
      return points(recordOf(tables(poor, ...parts)), V6, "product-rating", "09-27");
    };
    expect(soon.ordersWithRollOff!).toBeGreaterThan(soon.orders!);
    expect(reached(soon.ordersWithRollOff!)).toBeGreaterThanOrEqual(soon.targetPoints);
    expect(reached(soon.ordersWithRollOff! - 1)).toBeLessThan(soon.targetPoints);
  });
  it("with roll-off under a window of 15 to 104 days are judged when the window has reached them", () => {
    const returned = tables(poor, {
      afterSales: [1, 2, 3].map((i) => afterSale(`s${i}`, `late-${i}`, "09-14 10:00")),
    });
    const line = explained(recordOf(returned), V2, "11-20").distances.find(
      ({ metric, target }) => metric === "quality-return-rate" && target === "tier",
    )!;
    // paid on the 7 days from 20 November on; the last of them counts on 11 December, when 20 August has rolled off
    const reached = (n: number) => {
      const parts = Array.from({ length: 7 }, (_, d) =>
        good(Math.floor(n / 7) + (d < n % 7 ? 1 : 0), `11-${20 + d}`, `d${d}`),
      );
      return points(recordOf(tables(returned, ...parts)), V2, "quality-return-rate", "12-11");
    };
    expect(line.orders).toBe(Math.ceil(3 / 0.028 - 102));
    expect(line.ordersWithRollOff!).toBe(Math.ceil(3 / 0.028 - 42));
    expect(reached(line.ordersWithRollOff!)).toBeGreaterThanOrEqual(line.targetPoints);
    expect(reached(line.ordersWithRollOff! - 1)).toBeLessThan(line.targetPoints);
  });
  it("to a threshold of the total are found by scoring, not by formula", () => {
    const talk = (rounds: number) => [
      chat("slow", "09-15 10:00", { rounds: 10, reply_seconds: 2000 }),
      ...(rounds > 0 ? [chat("quick", "09-19 10:00", { rounds, reply_seconds: 0 })] : []),
    ];
    const shop = (rounds: number) => recordOf({ ...poor, chats: talk(rounds) });
    const before = scored(shop(0), V8, "09-20").display.total!;
    const line = explained(shop(0), V8, "09-20").distances.find(
      ({ metric, target }) => metric === "chat-response-seconds" && target === "threshold",
    )!;
    expect(line.targetPoints).toBeGreaterThan(before);
    expect(line.orders).toBeGreaterThan(1);
    expect(scored(shop(line.orders!), V8, "09-20").display.total).toBeGreaterThanOrEqual(line.targetPoints);
    expect(scored(shop(line.orders! - 1), V8, "09-20").display.total).toBeLessThan(line.targetPoints);
    expect(line.unit.zh).toBe("轮即时回复的对话");
  });
  it("is 0 when it is there, and nothing when no number suffices", () => {
    const perfect = recordOf(tables(goodOrders("late", 40, late)));
    const lines = explained(perfect, V6, "09-20").distances.filter(({ target }) => target === "tier");
    expect(lines.find(({ metric }) => metric === "product-rating")).toBeUndefined();
    const rates = explained(
      recordOf({ ...rows, afterSales: [afterSale("s1", "late-1", "09-14 10:00")] }),
      V8,
      "09-20",
    ).distances;
    const best = rates.find(
      ({ metric, targetPoints }) => metric === "quality-return-rate" && targetPoints === 100,
    );
    expect(best?.orders ?? null).toBeNull();
  });
});

describe("what a change of rules does to a shop", () => {
  it("shows seed 001's preview weeks day by day", () => {
    const days = {
      paid: "2021-06-01 10:00:00",
      pickedUp: "2021-06-01 12:00:00",
      signed: "2021-06-03 10:00:00",
      reviewed: "2021-06-04 10:00:00",
    };
    const shop = recordOf(tables(goodOrders("o", 50, days)));
    const report = impact({
      history: shop,
      before: rulesOf("douyin-2021-01"),
      after: rulesOf(V2),
      from: dayAt("2021-06-07"),
      to: dayAt("2021-06-28"),
      input: "sha256:test",
      program: "test",
    });
    expect(report.days).toHaveLength(22);
    expect(report.days[0]!.date).toBe("2021-06-07");
    const last = report.days.at(-1)!;
    expect(last.before).toBe(scored(shop, "douyin-2021-01", "2021-06-28").total);
    expect(last.after).toBe(scored(shop, V2, "2021-06-28").total);
    expect(last.lines.map(({ id, kind }) => [id, kind])).toContainEqual([
      "good-review-rate",
      "metric-removed",
    ]);
    expect(last.lines.map(({ id, kind }) => [id, kind])).toContainEqual(["bad-review-rate", "metric-added"]);
    expect(sum(last.lines)).toBeCloseTo(last.after! - last.before!, 9);
  });
  it("does not subtract 5 points from 100", () => {
    const report = impact({
      history,
      before: rulesOf(V3),
      after: rulesOf(V5),
      from: dayAt("09-20"),
      to: dayAt("09-20"),
      input: "sha256:test",
      program: "test",
    });
    expect(report.sameScale).toBe(false);
    expect(report.days[0]!.lines).toEqual([]);
  });
  it("is one line where the stages differ", () => {
    const few = recordOf(tables(goodOrders("late", 10, late)));
    const report = impact({
      history: few,
      before: rulesOf("guide-2023-08-31"),
      after: rulesOf(V8),
      from: dayAt("09-20"),
      to: dayAt("09-20"),
      input: "sha256:test",
      program: "test",
    });
    const [day] = report.days;
    expect(day!.after).toBe(70);
    expect(day!.lines).toMatchObject([{ id: "stage", points: 70 - day!.before! }]);
  });
});
