import { describe, expect, it } from "vitest";
import type { History } from "../../src/history/history.ts";
import type { ChangeLine } from "../../src/report/explanation.ts";
import { evaluated } from "../evaluated.ts";
import { afterSale, chat, goodOrders, order, recordOf, violation } from "../record.ts";
import { V2, V7b, V8 } from "../rule-versions.ts";
import { scored } from "../scored.ts";
import { explained, tablesOf } from "./explained.ts";

const early = {
  paid: "08-20 10:00",
  pickedUp: "08-20 16:00",
  signed: "08-22 10:00",
  reviewed: "08-23 10:00",
};
const late = { paid: "09-10 10:00", pickedUp: "09-10 16:00", signed: "09-12 10:00", reviewed: "09-13 10:00" };

const changeOf = (history: History, rules: string, since: string, asOf: string) =>
  explained(history, rules, asOf, { since }).change!;
const summary = (lines: readonly ChangeLine[]) =>
  lines.map(({ metric, cause, points, events, entries }) => [metric, cause, points, events, entries]);
const close = (points: number) => expect.closeTo(points, 9);

describe("a metric without data on one of the days", () => {
  const talked = recordOf(
    tablesOf(goodOrders("late", 40, late, 4), { chats: [chat("c", "08-20 10:00", { reply_seconds: 90 })] }),
  );
  const weightOfChats = 0.33;
  const others = 0.423 * 50 + 0.047 * 100 + 0.2 * 100;

  it("that had data takes its points along as it rolls off, and the weights say the rest", () => {
    const { lines, totalBefore, totalAfter } = changeOf(talked, V8, "09-19", "09-20");
    const rest = (others / (1 - weightOfChats)) * weightOfChats;
    expect(summary(lines)).toEqual([
      ["chat-response-seconds", "rolled-off", close(-70 * weightOfChats), 0, -1],
      [null, "weights", close(rest), 0, 0],
    ]);
    expect(totalAfter! - totalBefore!).toBeCloseTo(rest - 70 * weightOfChats, 9);
  });
  it("brings its points when it enters", () => {
    const { lines } = changeOf(talked, V8, "08-20", "09-19");
    expect(lines.find(({ metric }) => metric === "chat-response-seconds")).toBeUndefined();
    expect(changeOf(talked, V8, "09-18", "09-19").lines).toEqual([]);
  });
  it("has no line when it weighs nothing for this shop", () => {
    const slow = { ...late, pickedUp: "09-11 16:00" };
    const later = Array.from({ length: 40 }, (_, i) => order(`unsigned-${i}`, "09-20 10:00"));
    const chats = [chat("c", "08-25 10:00", { reply_seconds: 90 })];
    const cross = recordOf(tablesOf(goodOrders("late", 40, slow), { orders: later, chats }), {
      industry: "跨境大快消",
    });
    const pickup = (day: string) => {
      const { metrics, stage } = scored(cross, V8, day);
      const { value, share } = metrics.find(({ id }) => id === "pickup-hours")!;
      return [stage, value, share];
    };
    expect([pickup("09-11"), pickup("09-12")]).toEqual([
      ["formal", null, 0],
      ["formal", 30, 0],
    ]);
    expect([pickup("10-11"), pickup("10-12")]).toEqual([
      ["formal", 30, 0],
      ["formal", null, 0],
    ]);
    const metrics = (since: string, asOf: string) =>
      changeOf(cross, V8, since, asOf).lines.map(({ metric }) => metric);
    expect(metrics("09-11", "09-12")).toEqual([]);
    expect(metrics("10-11", "10-12")).toEqual([]);
    expect(metrics("09-12", "09-13")).not.toContain("pickup-hours");
    expect(metrics("09-12", "09-13")).toContain("quality-return-rate");
  });
});

describe("the points of a metric that two causes moved", () => {
  it("are the mean of taking the causes over in either order", () => {
    const shop = recordOf(
      tablesOf(
        goodOrders("early", 10, early),
        goodOrders("fair", 5, early, 4),
        goodOrders("stays", 20, late),
        goodOrders("new", 3, { ...late, signed: "09-21 10:00", reviewed: "09-21 11:00" }, 4),
        { orders: Array.from({ length: 20 }, (_, i) => order(`on-the-way-${i}`, "09-15 10:00")) },
      ),
    );
    const points = (sum: number, count: number) =>
      evaluated(V8, { "product-rating": [sum, count] }).points["product-rating"]!;
    const [before, without, withNew, after] = [
      points(170, 35),
      points(100, 20),
      points(182, 38),
      points(112, 23),
    ];
    const { lines } = changeOf(shop, V8, "09-21", "09-22");
    const share = scored(shop, V8, "09-22").metrics[0]!.share;
    expect(new Set([before, without, withNew, after]).size).toBe(4);
    expect(
      summary(lines.filter(({ metric }) => metric === "product-rating")).toSorted((a, b) =>
        String(a[1]).localeCompare(String(b[1])),
      ),
    ).toEqual([
      ["product-rating", "entered", close((share * (after - without + (withNew - before))) / 2), 3, 3],
      ["product-rating", "rolled-off", close((share * (without - before + (after - withNew))) / 2), 5, -15],
    ]);
  });
  it("come largest first", () => {
    const shop = recordOf(
      tablesOf(goodOrders("late", 40, late), {
        ...goodOrders("bad", 4, { ...late, signed: "09-20 10:00", reviewed: "09-20 11:00" }, 1),
        afterSales: [afterSale("s1", "late-1", "09-20 10:00")],
        chats: [chat("c1", "09-15 10:00"), chat("c2", "09-20 10:00", { reply_seconds: 400 })],
        violations: [violation("brushing", "09-20 10:00")],
      }),
    );
    const { lines } = changeOf(shop, V8, "09-20", "09-21");
    const sizes = lines.map(({ points }) => Math.abs(points));
    expect(new Set(lines.map(({ metric }) => metric)).size).toBeGreaterThan(3);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes[0]).toBeGreaterThan(sizes.at(-1)!);
  });
  it("are all the metric's when it leaves its floor with a count of bad orders", () => {
    const bad = (id: string, day: string) =>
      goodOrders(id, 1, { ...late, signed: `${day} 10:00`, reviewed: `${day} 11:00` }, 1);
    const shop = recordOf(
      tablesOf(
        goodOrders("late", 40, late),
        ...["09-12", "09-13", "09-14", "09-20"].map((day) => bad(`bad-${day}`, day)),
      ),
    );
    const { lines, totalBefore, totalAfter } = changeOf(shop, V7b, "09-20", "09-21");
    const ofRating = lines.filter(({ metric }) => metric === "product-rating");
    const points = (day: string) => scored(shop, V7b, day).metrics[0]!;
    expect([points("09-20").status, points("09-21").status]).toEqual(["floored", "scored"]);
    expect(ofRating.reduce((sum, line) => sum + line.points, 0)).toBeCloseTo(
      points("09-21").share * (points("09-21").score! - 80),
      9,
    );
    expect(lines.filter(({ cause }) => cause === "clamp")).toEqual([]);
    expect(lines.reduce((sum, line) => sum + line.points, 0)).toBeCloseTo(totalAfter! - totalBefore!, 9);
  });
});

describe("the events behind a change", () => {
  it("are counted all and named up to 20", () => {
    const shop = recordOf(
      tablesOf(goodOrders("late", 40, late), {
        ...goodOrders("bad", 25, { ...late, signed: "09-20 10:00", reviewed: "09-20 11:00" }, 1),
      }),
    );
    const line = changeOf(shop, V8, "09-20", "09-21").lines.find(
      ({ metric }) => metric === "product-rating",
    )!;
    expect(line).toMatchObject({ cause: "entered", events: 25, entries: 25 });
    expect(line.ids).toEqual(Array.from({ length: 20 }, (_, i) => `r-bad-${i + 1}`));
  });
});

describe("a window of 15 to 104 days ago", () => {
  const paidOn = (day: string, count: number) =>
    goodOrders(`p${day}`, count, { paid: `${day} 10:00`, pickedUp: `${day} 16:00`, signed: `${day} 20:00` });
  const shop = recordOf(
    tablesOf(paidOn("08-20", 50), paidOn("09-10", 40), paidOn("09-20", 30), {
      afterSales: [
        afterSale("s1", "p09-10-1", "09-14 10:00"),
        afterSale("s2", "p09-10-2", "09-26 10:00"),
        afterSale("s3", "p08-20-1", "08-25 10:00"),
      ],
    }),
  );
  const returns = (since: string, asOf: string) =>
    changeOf(shop, V2, since, asOf)
      .lines.filter(({ metric }) => metric === "quality-return-rate")
      .map(({ cause, events, entries, ids }) => [cause, events, entries, ids]);

  it("takes orders in 15 days after their payment, with what is known of them", () => {
    expect(returns("09-23", "09-24")).toEqual([]);
    expect(returns("09-24", "09-25")).toEqual([["entered", 1, 40, ["s1"]]]);
    expect(returns("09-25", "09-26")).toEqual([]);
  });
  it("takes a return in late that is applied for when its order is in the window already", () => {
    expect(returns("09-26", "09-27")).toEqual([["known-late", 1, 0, ["s2"]]]);
    expect(returns("09-25", "09-27")).toEqual([["known-late", 1, 0, ["s2"]]]);
    expect(returns("09-27", "09-28")).toEqual([]);
    expect(returns("09-24", "09-27")).toEqual([["entered", 2, 40, ["s1", "s2"]]]);
  });
  it("lets orders go 105 days after their payment", () => {
    expect(returns("12-01", "12-02")).toEqual([]);
    expect(returns("12-02", "12-03")).toEqual([["rolled-off", 1, -50, ["s3"]]]);
    expect(returns("12-22", "12-23")).toEqual([]);
    expect(returns("12-23", "12-24")).toEqual([["rolled-off", 2, -40, ["s1", "s2"]]]);
  });
});

describe("days without a formal score", () => {
  const shop = recordOf(tablesOf(goodOrders("early", 1, early), goodOrders("late", 40, late)));
  it("have no lines where one of them has no score", () => {
    const late40 = recordOf(tablesOf(goodOrders("late", 40, late)));
    expect(changeOf(late40, V8, "09-10", "09-16")).toMatchObject({
      from: "2026-09-10",
      totalBefore: null,
      lines: [],
    });
    expect(changeOf(late40, V8, "09-20", "11-30")).toMatchObject({ totalAfter: null, lines: [] });
    expect(changeOf(late40, V8, "09-09", "09-10")).toMatchObject({
      totalBefore: null,
      totalAfter: null,
      lines: [],
    });
  });
  it("have no line where the fixed score stays", () => {
    expect(changeOf(shop, V8, "09-09", "09-10")).toMatchObject({
      totalBefore: 70,
      totalAfter: 70,
      lines: [],
    });
  });
  it("have one line where the stage changes, into the formal one and out of it", () => {
    const stage = (since: string, asOf: string) => {
      const { lines, totalBefore, totalAfter } = changeOf(shop, V8, since, asOf);
      expect(lines).toEqual([
        {
          metric: null,
          cause: "stage",
          title: { zh: "考核阶段变化", en: "The stage changed" },
          events: 0,
          entries: 0,
          points: totalAfter! - totalBefore!,
          ids: [],
        },
      ]);
      return [totalBefore, totalAfter];
    };
    expect(stage("09-10", "09-16")).toEqual([70, 100]);
    const grown = recordOf(
      tablesOf(goodOrders("late", 40, late), goodOrders("one", 1, { ...late, paid: "09-30 10:00" })),
    );
    expect(scored(grown, V8, "10-11").stage).toBe("growth");
    expect(changeOf(grown, V8, "10-10", "10-11").lines).toMatchObject([{ cause: "stage", points: -30 }]);
  });
});

describe("a deduction that counts on both days", () => {
  it("is no line of the change", () => {
    const shop = recordOf(
      tablesOf(goodOrders("late", 40, late), { violations: [violation("brushing", "09-15 10:00")] }),
    );
    expect(scored(shop, V8, "09-20").adjustments).toHaveLength(1);
    expect(changeOf(shop, V8, "09-20", "09-21").lines).toEqual([]);
  });
});
