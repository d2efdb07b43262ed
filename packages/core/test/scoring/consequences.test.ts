import { describe, expect, it } from "vitest";
import { orderFacts } from "../../src/history/order-facts.ts";
import type { ConsequenceLine } from "../../src/report/score-report.ts";
import type { Consequence, Requirement, Threshold } from "../../src/rules/consequence.ts";
import { loadConsequence, loadConsequences } from "../../src/rules/consequence-registry.ts";
import { FORMAL, GROWTH } from "../../src/scoring/evaluate.ts";
import { judgeConsequences } from "../../src/scoring/judge-consequences.ts";
import { compilePlan } from "../../src/scoring/plan.ts";
import type { DailyScores } from "../../src/scoring/score-days.ts";
import { tablesOf } from "../../src/tally/tally-shop.ts";
import { dayAt, goodOrders, order, parcel, recordOf, review } from "../record.ts";
import { rulesOf, V2, V4, V8 } from "../rule-versions.ts";
import { scored } from "../scored.ts";

function threshold(all: Requirement[], more: Partial<Threshold> = {}): Consequence {
  return {
    id: "programme",
    title: { zh: "计划", en: "Programme" },
    sources: { s: { title: "source", url: "https://example.com/rule" } },
    thresholds: [
      {
        id: "one",
        title: { zh: "门槛", en: "Threshold" },
        effect: "requires",
        all,
        judged: "shop",
        from: "2020-01-01",
        scale: "hundred",
        conflictsWith: [],
        source: "s",
        provenance: "public",
        ...more,
      },
    ],
  };
}
const total = (
  op: Requirement["op"],
  at: number,
  average: Requirement["average"] = { kind: "day" },
): Requirement => ({
  node: "total",
  op,
  threshold: at,
  average,
});

/** Judges a curve of displayed totals that is simply given; the last is today's. */
function judged(
  consequence: Consequence,
  displayed: readonly number[],
  { rules = V8, shop = {}, stage = FORMAL, on = "2026-11-01" } = {},
): ConsequenceLine[] {
  const history = recordOf({ orders: [] }, shop);
  const plan = compilePlan(rulesOf(rules), history.shop, tablesOf(history));
  const to = dayAt(on);
  const scores: DailyScores = {
    from: to - displayed.length + 1,
    to,
    total: Float64Array.from(displayed),
    displayed: Float64Array.from(displayed),
    stage: Uint8Array.from(displayed, () => stage),
    dimensions: plan.dimensions.map((_, d) => Float64Array.from(displayed, () => 60 + d)),
    values: plan.metrics.map(() => Float64Array.from(displayed, () => 0.5)),
  };
  return judgeConsequences([consequence], plan, scores, history, orderFacts(history));
}

describe("one requirement on the day's displayed total", () => {
  it.each([
    [">=", 70, true, 0],
    [">=", 71, false, -1],
    [">", 70, false, 0],
    [">", 69, true, 1],
    ["<=", 70, true, 0],
    ["<=", 69, false, -1],
    ["<", 70, false, 0],
    ["<", 71, true, 1],
  ] as const)("70 %s %d is %s, by %d", (op, at, met, margin) => {
    expect(judged(threshold([total(op, at)]), [70])).toMatchObject([
      { met, margin, value: 70, threshold: at, node: "total" },
    ]);
  });
  it("is not decided without a score", () => {
    expect(judged(threshold([total(">=", 70)]), [80, Number.NaN])).toMatchObject([
      { met: null, margin: null, value: null },
    ]);
  });
  it("compares what the page shows: 69.5 is 70", () => {
    const history = recordOf({ orders: [] });
    const report = scored(history, V8, "2026-11-01", [threshold([total(">=", 70)])]);
    expect(report.consequences).toMatchObject([
      { met: null, source: "s", url: "https://example.com/rule", provenance: "public" },
    ]);
  });
  it("can be on a dimension or a metric", () => {
    expect(judged(threshold([{ ...total(">=", 61.5), node: "logistics" }]), [70])).toMatchObject([
      { value: 61, met: false, margin: -0.5 },
    ]);
    expect(judged(threshold([{ ...total("<=", 0.6), node: "damage-return-rate" }]), [70])).toMatchObject([
      { value: 0.5, met: true },
    ]);
  });
  it("on a node that nobody knows is no data", () => {
    expect(judged(threshold([{ ...total(">=", 1), node: "nothing" }]), [70])).toMatchObject([{ met: null }]);
  });
});

describe("averages", () => {
  const week = total(">=", 70, { kind: "mean", days: 7 });
  it("take the mean of the last 7 displayed scores", () => {
    expect(judged(threshold([week]), [0, 76, 64, 70, 70, 70, 70, 70])).toMatchObject([
      { met: true, value: 70, margin: 0 },
    ]);
    expect(judged(threshold([week]), [99, 75, 64, 70, 70, 70, 70, 70])).toMatchObject([{ met: false }]);
  });
  it("are no data when a day is missing", () => {
    expect(judged(threshold([week]), [80, 80, 80, Number.NaN, 80, 80, 80])).toMatchObject([
      { met: null, value: null },
    ]);
    expect(judged(threshold([week]), [Number.NaN, 80, 80, 80, 80, 80, 80, 80])).toMatchObject([
      { met: true },
    ]);
    expect(judged(threshold([week]), [80, 80, 80, 80, 80, 80])).toMatchObject([{ met: null }]);
  });
  it("do not fall short of fourteen times 4.3 by a hair", () => {
    const fortnight = threshold([total(">=", 4.3, { kind: "mean", days: 14 })], { scale: "five" });
    expect(judged(fortnight, Array(14).fill(4.3), { rules: V2 })).toMatchObject([
      { met: true, value: 4.3, margin: 0 },
    ]);
  });
  it("14 days running means each of them", () => {
    const exit = threshold([total("<", 60, { kind: "every-day", days: 14 })], { effect: "triggers" });
    expect(judged(exit, [90, ...Array(14).fill(59)])).toMatchObject([{ met: true, value: 59, margin: 1 }]);
    expect(judged(exit, [59, 59, 59, 60, ...Array(10).fill(50)])).toMatchObject([
      { met: false, value: 60, margin: 0 },
    ]);
    expect(judged(exit, Array(13).fill(50))).toMatchObject([{ met: null }]);
    expect(judged(exit, [Number.NaN, ...Array(13).fill(50)])).toMatchObject([{ met: null }]);
  });
  it("one day that misses settles 14 days running, whatever other days are missing", () => {
    const exit = threshold([total("<", 60, { kind: "every-day", days: 14 })], { effect: "triggers" });
    expect(judged(exit, [Number.NaN, ...Array(12).fill(50), 61])).toMatchObject([
      { met: false, value: 61, margin: -1 },
    ]);
  });
  it("a mean on days running is the worst of the means", () => {
    const removed = threshold([total("<", 70, { kind: "mean", days: 7, running: 7 })], {
      effect: "triggers",
    });
    expect(judged(removed, Array(13).fill(69))).toMatchObject([{ met: true, value: 69 }]);
    expect(judged(removed, [76, ...Array(12).fill(69)])).toMatchObject([{ met: false, value: 70 }]);
    expect(judged(removed, Array(12).fill(69))).toMatchObject([{ met: null }]);
  });
});

describe("several requirements together", () => {
  it("hold when all do; the first that fails decides", () => {
    const both = threshold([total(">=", 70), { ...total(">=", 65), node: "product" }]);
    expect(judged(both, [70])).toMatchObject([{ met: false, node: "product", value: 60, margin: -5 }]);
    const all = threshold([total(">=", 70), { ...total(">=", 60), node: "product" }]);
    expect(judged(all, [70])).toMatchObject([{ met: true, node: "total" }]);
    expect(judged(all, [70])[0]!.requirements.map(({ met }) => met)).toEqual([true, true]);
  });
  it("are not decided while one has no data, unless another fails", () => {
    const unknown = { ...total(">=", 1), node: "nothing" };
    expect(judged(threshold([total(">=", 70), unknown]), [70])).toMatchObject([
      { met: null, node: "nothing" },
    ]);
    expect(judged(threshold([unknown, total(">=", 71)]), [70])).toMatchObject([
      { met: false, node: "total" },
    ]);
  });
});

describe("whom a threshold is for", () => {
  const one = (more: Partial<Threshold>, options = {}) =>
    judged(threshold([total(">=", 70)], more), [80], options).length;
  it("its days, both included", () => {
    expect(one({ from: "2026-11-01" })).toBe(1);
    expect(one({ from: "2026-11-02" })).toBe(0);
    expect(one({ until: "2026-11-01" })).toBe(1);
    expect(one({ until: "2026-10-31" })).toBe(0);
  });
  it("its scale", () => {
    expect(one({ scale: "five" })).toBe(0);
    expect(one({ scale: "five" }, { rules: V2 })).toBe(1);
  });
  it("its industries", () => {
    expect(one({ industries: ["女装"] }, { shop: { industry: "女装" } })).toBe(1);
    expect(one({ industries: ["女装"] }, { shop: { industry: "男装" } })).toBe(0);
    expect(one({ industries: ["女装"] }, { shop: { industry: null } })).toBe(0);
  });
  it("its stage", () => {
    expect(one({ stage: "growth" })).toBe(0);
    expect(one({ stage: "growth" }, { stage: GROWTH })).toBe(1);
    expect(one({ stage: "formal" }, { stage: GROWTH })).toBe(0);
  });
});

describe("shipped programmes", () => {
  const week = {
    paid: "2021-07-01 10:00:00",
    pickedUp: "2021-07-01 12:00:00",
    signed: "2021-07-03 10:00:00",
  };
  const pool = async (pictures: number, good: number, on = "2021-07-10") => {
    const { orders, parcels } = goodOrders("o", 100, week);
    const reviews = orders.map((row, i) =>
      review(
        `r${i}`,
        row["order_id"]!,
        "2021-07-04 10:00:00",
        i < good ? 5 : 3,
        i < pictures ? { has_picture: 1 } : {},
      ),
    );
    const report = scored(recordOf({ orders, parcels, reviews }), V2, on, [
      await loadConsequence("natural-traffic-pool"),
    ]);
    return report.consequences.find(({ id }) => id === "pool-seed")!;
  };
  it("the natural-traffic pool wants score, good reviews and pictures together", async () => {
    const met = await pool(5, 97);
    expect(met.requirements.map(({ node, met }) => [node, met])).toEqual([
      ["total", true],
      ["good-review-rate", true],
      ["picture-reviews", true],
    ]);
    expect(met.met).toBe(true);
    expect(await pool(4, 97)).toMatchObject({ met: false, node: "picture-reviews", value: 4, margin: -1 });
    expect(await pool(5, 96)).toMatchObject({ met: false, node: "good-review-rate", value: 0.96 });
  });
  it("measures what the version does not score over 90 days, as it measures all else", async () => {
    expect(await pool(5, 97, "2021-10-01")).toMatchObject({ met: true });
    expect((await pool(5, 97, "2021-10-02")).requirements.map(({ value }) => value)).toEqual([null, null, 5]);
    expect((await pool(5, 97, "2021-10-03")).requirements.at(-1)).toMatchObject({ value: 0, met: false });
  });
  it("a product is delisted by itself, worst first", async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `o${i}`);
    const orders = ids.map((id, i) => order(id, "2021-07-01 10:00:00", { product_id: `sku-${i % 3}` }));
    const parcels = ids.map((id) => parcel(`w${id}`, id, "2021-07-01 12:00:00", "2021-07-03 10:00:00"));
    // sku-0: 7 of 10 good; sku-1: 6 of 10; sku-2: 2 of 10
    const reviews = ids.map((id, i) =>
      review(`r${id}`, id, "2021-07-04 10:00:00", Math.floor(i / 3) < [7, 6, 2][i % 3]! ? 5 : 1),
    );
    const history = recordOf({ orders, parcels, reviews });
    const programme = [await loadConsequence("product-delisting")];
    const lines = scored(history, V2, "2021-07-10", programme).consequences;
    expect(lines.map(({ product, value, met }) => [product, value, met])).toEqual([
      ["sku-2", 0.2, true],
      ["sku-1", 0.6, true],
    ]);
    expect(scored(history, V2, "2021-07-04", programme).consequences).toEqual([]);
  });
  it("where sources conflict both stand and name each other", async () => {
    const { orders, parcels, reviews } = goodOrders("o", 20, { ...week, reviewed: "2021-07-04 10:00:00" });
    const rows = { orders, parcels, reviews };
    const lines = scored(recordOf(rows), V4, "2022-09-01", await loadConsequences()).consequences;
    const byId = new Map(lines.map((line) => [line.id, line]));
    expect(byId.get("entry-2022")?.threshold).toBe(4.2);
    expect(byId.get("entry-seed")?.threshold).toBe(4.3);
    for (const line of lines)
      for (const other of line.conflictsWith) {
        const found = byId.get(other);
        if (found) expect(found.conflictsWith).toContain(line.id);
      }
    expect(byId.get("entry-2022")?.conflictsWith).toContain("entry-seed");
    expect(byId.has("entry-2021")).toBe(false);
  });
  it("every node that a programme reads is known", async () => {
    const history = recordOf({
      orders: [order("a", "09-10 10:00")],
      parcels: [],
      reviews: [],
      afterSales: [],
      chats: [],
      complaints: [],
    });
    const plan = compilePlan(rulesOf(V8), history.shop, tablesOf(history));
    const { nodeDays } = await import("../../src/scoring/node-days.ts");
    const { scoreDays } = await import("../../src/scoring/score-days.ts");
    const { tallyShop } = await import("../../src/tally/tally-shop.ts");
    const day = dayAt("11-01");
    const days = scoreDays(plan, tallyShop(history, plan.rules), history, day, day);
    for (const { thresholds } of await loadConsequences())
      for (const { all } of thresholds)
        for (const { node } of all)
          expect(nodeDays(node, plan, days, history, orderFacts(history)), node).not.toBeNull();
  });
});
