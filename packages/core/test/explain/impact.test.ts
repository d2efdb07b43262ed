import { describe, expect, it } from "vitest";
import { impact } from "../../src/explain/impact.ts";
import type { History } from "../../src/history/history.ts";
import { chat, dayAt, goodOrders, perk, recordOf, violation } from "../record.ts";
import { rulesOf, V7b, V8 } from "../rule-versions.ts";
import { explained, tablesOf } from "./explained.ts";

const late = { paid: "09-10 10:00", pickedUp: "09-10 16:00", signed: "09-12 10:00", reviewed: "09-13 10:00" };

const between = (history: History, to = "09-20", before = V7b, after = V8) =>
  impact({
    history,
    before: rulesOf(before),
    after: rulesOf(after),
    from: dayAt("09-20"),
    to: dayAt(to),
    input: "sha256:test",
    program: "test",
  });
const linesOf = (history: History) =>
  between(history).days[0]!.lines.map(({ id, kind, points }) => [id, kind, points]);
const close = (points: number) => expect.closeTo(points, 9);

/** 40 orders of four stars, one slow chat, one act of brushing; remote logistics and freight insurance earn their bonuses. */
function mixedShop(): History {
  const history = recordOf(
    tablesOf(goodOrders("late", 40, late, 4), {
      chats: [chat("c", "09-15 10:00", { reply_seconds: 90 })],
      violations: [violation("brushing", "09-15 10:00")],
    }),
    { perks: [perk("remote-logistics", "01-01"), perk("freight-insurance", "01-01")] },
  );
  const { parcels, orders } = history;
  return {
    ...history,
    parcels: { ...parcels!, remoteTransit: parcels!.remoteTransit.map(() => 1) },
    orders: { ...orders, freightInsured: orders.freightInsured.map(() => 1) },
  };
}

describe("the impact of a change of rules", () => {
  it("is split into points and shares of the metrics, and into adjustments", () => {
    // July: 40/30/30 percent, inside 90/10, 15/70/15 (damage is not there yet), chat metrics 25 each but for the
    // review hours without data; September: 47/20/33, 90/10, 15/70/15, the reply time alone has data
    expect(linesOf(mixedShop())).toEqual([
      ["product-rating", "metric-points", close(((0.36 + 0.423) / 2) * (50 - 80))],
      ["product-rating", "metric-share", close(((80 + 50) / 2) * (0.423 - 0.36))],
      ["quality-return-rate", "metric-points", close(((0.04 + 0.047) / 2) * (100 - 80))],
      ["quality-return-rate", "metric-share", close(((80 + 100) / 2) * (0.047 - 0.04))],
      ["pickup-score", "metric-removed", close(-0.045 * 100)],
      ["delivery-on-time-rate", "metric-share", close(100 * (0.14 - 0.21))],
      ["logistics-return-rate", "metric-removed", close(-0.045 * 80)],
      ["chat-dissatisfaction-rate", "metric-removed", close(-0.1 * 80)],
      ["chat-response-seconds", "metric-share", close(70 * (0.33 - 0.1))],
      ["platform-help-rate", "metric-removed", close(-0.1 * 80)],
      ["pickup-hours", "metric-added", close(0.03 * 100)],
      ["damage-return-rate", "metric-added", close(0.03 * 100)],
      ["remote-logistics", "adjustment", close(-3 * 0.3)],
      ["brushing", "adjustment", close(15 - 10)],
      ["freight-insurance", "adjustment", close(2)],
    ]);
    const [{ before, after, lines }] = between(mixedShop()).days as [ReturnType<typeof between>["days"][0]];
    expect([before, after]).toEqual([close(70), close(60.95)]);
    expect(lines.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(60.95 - 70, 9);
    expect(lines.find(({ id }) => id === "brushing")!.title.zh).toBe("刷单刷评、炒信作弊");
    expect(lines.find(({ id }) => id === "remote-logistics")!.title.zh).toBe("偏远地区物流服务");
  });
  it("is told day by day, with the ids of both versions", () => {
    const report = between(mixedShop(), "09-22");
    expect(report).toMatchObject({
      formatVersion: 1,
      kind: "impact",
      program: "test",
      input: "sha256:test",
      before: V7b,
      after: V8,
      sameScale: true,
    });
    expect(report.days.map(({ date }) => date)).toEqual(["2026-09-20", "2026-09-21", "2026-09-22"]);
  });
  it("has a line for what the bounds of the total give or take", () => {
    const perfect = recordOf(tablesOf(goodOrders("late", 40, late)), {
      perks: [perk("freight-insurance", "01-01")],
    });
    const { orders } = perfect;
    const insured = { ...perfect, orders: { ...orders, freightInsured: orders.freightInsured.map(() => 1) } };
    const [day] = between(insured).days;
    expect(day!.after).toBe(100);
    expect(day!.lines.filter(({ kind }) => kind === "adjustment" || kind === "clamp")).toEqual([
      expect.objectContaining({ id: "freight-insurance", points: 2 }),
      {
        id: "clamp",
        kind: "clamp",
        title: { zh: "分数上下限的作用", en: "The bounds of the score" },
        points: close(-2),
      },
    ]);
    expect(day!.lines.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(100 - day!.before!, 9);
  });
  it("is nothing where the fixed score of the growth stage is the same", () => {
    const few = recordOf(tablesOf(goodOrders("late", 10, late)));
    expect(between(few).days).toEqual([{ date: "2026-09-20", before: 70, after: 70, lines: [] }]);
  });
  it("is nothing where a version gives no score", () => {
    const individual = recordOf(tablesOf(goodOrders("late", 10, late)), { shopType: "individual" });
    expect(between(individual, "09-20", "guide-2023-08-31").days).toMatchObject([{ after: null, lines: [] }]);
  });
  it("of a stage that one version has is one line with its name", () => {
    const few = recordOf(tablesOf(goodOrders("late", 10, late)));
    const [day] = between(few, "09-20", "guide-2023-08-31").days;
    expect(day!.lines).toEqual([
      {
        id: "stage",
        kind: "stage",
        title: { zh: "考核阶段不同", en: "Different stages" },
        points: 70 - day!.before!,
      },
    ]);
  });
});

describe("a bonus that a shop no longer earns", () => {
  const insured = (until: string) => {
    const history = recordOf(tablesOf(goodOrders("late", 40, late, 4)), {
      perks: [perk("freight-insurance", "01-01", until)],
    });
    return {
      ...history,
      orders: { ...history.orders, freightInsured: history.orders.freightInsured.map(() => 1) },
    };
  };
  it("is a line of the change between the two days, named after the bonus", () => {
    const { change } = explained(insured("09-19"), V8, "09-21", { since: "09-20" });
    expect(change!.lines).toMatchObject([
      { metric: null, cause: "adjustment", title: { zh: "退换货运费险" }, points: -2, events: 0, ids: [] },
    ]);
  });
  it("is no line while it is earned on both", () => {
    expect(explained(insured("09-30"), V8, "09-21", { since: "09-20" }).change!.lines).toEqual([]);
  });
});
