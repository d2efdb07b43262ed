import { describe, expect, it } from "vitest";
import { applyOverrides, parseOverrides } from "../../src/rules/overrides.ts";
import { weakest } from "../../src/rules/provenance.ts";
import { isInForce } from "../../src/scoring/score-shop.ts";
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
import { allRules, rulesOf, V2, V6, V7a, V7b, V8 } from "../rule-versions.ts";
import { lineOf, scored } from "../scored.ts";

const days = { paid: "10-10 10:00", pickedUp: "10-10 16:00", signed: "10-12 10:00", reviewed: "10-13 10:00" };

function steadyShop(shop = {}) {
  const { orders, parcels, reviews } = goodOrders("o", 40, days);
  return recordOf(
    {
      orders,
      parcels,
      reviews,
      afterSales: [
        afterSale("s1", "o-1", "10-14 10:00", {
          reason_class: "quality",
          agreed_at: "10-14 12:00",
          refunded_at: "10-15 10:00",
          result: "refunded",
        }),
      ],
      chats: [chat("c1", "10-12 10:00", { order_id: "o-2", stars: 5 })],
      complaints: [],
      violations: [],
    },
    shop,
  );
}

describe("the score report", () => {
  const report = () => scored(steadyShop(), V8, "11-01");

  it("counts the way a person would", () => {
    const line = (id: string) => report().metrics.find((metric) => metric.id === id)!;
    expect(line("product-rating")).toMatchObject({ numerator: 200, denominator: 40, value: 5, score: 100 });
    expect(line("quality-return-rate")).toMatchObject({
      numerator: 1,
      denominator: 40,
      value: 0.025,
      score: 50,
    });
    expect(line("pickup-hours")).toMatchObject({ numerator: 240, denominator: 40, value: 6, score: 100 });
    expect(line("delivery-on-time-rate")).toMatchObject({
      numerator: 40,
      denominator: 40,
      value: 1,
      score: 100,
    });
    expect(line("chat-response-seconds")).toMatchObject({ value: 30, score: 90 });
    expect(line("after-sale-review-hours")).toMatchObject({ value: 2, score: 90 });
    expect(line("platform-help-rate")).toMatchObject({ numerator: 0, denominator: 2, score: 100 });
  });
  it("adds up: 47 % product, 20 % logistics, 33 % service", () => {
    expect(report().dimensions.map(({ id, weight, score }) => [id, weight, score])).toEqual([
      ["product", 0.47, 95],
      ["logistics", 0.2, 100],
      ["service", 0.33, 95],
    ]);
    expect(report().total).toBeCloseTo(0.47 * 95 + 0.2 * 100 + 0.33 * 95, 9);
    expect(report().display).toEqual({ total: 96, buyerScore: 4.9, stars: 5 });
    expect(report().stage).toBe("formal");
  });
  it("says what it is about", () => {
    expect(report()).toMatchObject({
      formatVersion: 1,
      kind: "score",
      program: "test",
      rules: V8,
      asOf: "2026-11-01",
      input: "sha256:test",
      inForce: false,
      shop: { id: "test-shop", name: "测试店", industry: null, shopType: "other" },
    });
    expect(report().sources.find(({ id }) => id === "aJoPPkXuLRqc")?.url).toContain("aJoPPkXuLRqc");
    expect(report().unknown).toEqual(rulesOf(V8).unknown);
  });
  it("lists every formal metric of the version in every stage", () => {
    for (const rules of allRules)
      for (const history of [
        steadyShop(),
        recordOf({ orders: [] }),
        recordOf({ orders: [order("a", "10-20 10:00")] }),
      ])
        expect(scored(history, rules, "11-01").metrics.map(({ id }) => id)).toEqual(
          Object.keys(rules.metrics),
        );
  });
  it("scores an empty shop without an error and says what is missing", () => {
    const empty = scored(recordOf({ orders: [] }), V8, "11-01");
    expect(empty).toMatchObject({
      stage: "none",
      total: null,
      display: { total: null, buyerScore: null, stars: null },
    });
    expect(empty.metrics.map(({ missing }) => missing)).toContain("table:chats");
  });
  it("splits what a bonus of a dimension gives by the dimension's weight", () => {
    const rows = steadyShop({ perks: [perk("remote-logistics", "10-01")] });
    const remote = {
      ...rows,
      parcels: { ...rows.parcels!, remoteTransit: rows.parcels!.remoteTransit.map(() => 1) },
    };
    const { adjustments, clamped, total, metrics } = scored(remote, V7b, "11-01");
    expect(adjustments).toMatchObject([{ id: "remote-logistics", points: 3, target: "logistics" }]);
    expect(adjustments[0]!.contribution).toBeCloseTo(0.9, 12);
    const sum = [...metrics, ...adjustments].reduce((all, line) => all + line.contribution, 0);
    expect(sum + clamped!).toBeCloseTo(total!, 9);
  });
  it("says what the bounds took", () => {
    const rows = steadyShop();
    const kinds = ["brushing", "false-advertising", "brand-confusion", "fraudulent-shipping"];
    const bad = recordOf({ orders: [], violations: kinds.map((kind) => violation(kind, "10-20 10:00")) });
    const punished = scored({ ...rows, violations: bad.violations }, V8, "11-01");
    expect(punished.total).toBeCloseTo(report().total! - 40, 9);
    expect(punished.clamped).toBeCloseTo(0, 9);
    expect(punished.adjustments.map(({ contribution }) => contribution)).toEqual([-10, -10, -10, -10]);
  });
});

describe("provenance", () => {
  it("is the weakest of what a number rests on", () => {
    expect(weakest(["official", "public", "user"])).toBe("user");
    expect(weakest(["seed", "official"])).toBe("seed");
    expect(weakest(["assumed", "seed"])).toBe("assumed");
    expect(weakest([])).toBe("official");
  });
  it("of a metric is that of its definition, parameters and mapping", () => {
    expect(lineOf(steadyShop(), V8, "product-rating", "11-01").provenance).toBe("assumed");
    const rules = rulesOf(V8);
    rules.metrics["product-rating"]!.mapping = {
      kind: "piecewise-linear",
      cases: [
        {
          knots: [
            [4, 50],
            [5, 100],
          ],
          source: "aJoPPkXuLRqc",
          provenance: "official",
        },
      ],
    };
    expect(lineOf(steadyShop(), rules, "product-rating", "11-01").provenance).toBe("official");
  });
  it("of a floored metric is that of the floor, not of tiers that did not matter", () => {
    const floored = lineOf(steadyShop(), V7b, "product-rating", "11-01");
    expect(floored.status).toBe("floored");
    expect(floored.provenance).toBe("official");
    expect(lineOf(steadyShop(), V6, "product-rating", "11-01").provenance).toBe("assumed");
  });
  it("of a total and a dimension is the weakest of what took part", () => {
    const report = scored(steadyShop(), V7b, "11-01");
    const of = (id: string) => report.dimensions.find((dimension) => dimension.id === id)!.provenance;
    expect(of("product")).toBe("assumed");
    expect(report.provenance).toBe("assumed");
    const growing = scored(
      recordOf({ orders: [] }, { openedOn: dayAt("10-01"), productsOnSale: 1 }),
      V7a,
      "11-01",
    );
    expect(growing.stage).toBe("growth");
    expect(growing.provenance).toBe("assumed");
    expect(growing.assumptions.map(({ id }) => id)).toContain("growth-standards");
    expect(scored(recordOf({ orders: [] }, { shopType: "individual" }), V7a, "11-01").provenance).toBe(
      "official",
    );
  });
  it("of a number that rests on a stand-in is assumed, and says which", () => {
    const history = {
      ...steadyShop(),
      fallbacks: [
        { table: "parcels", column: "signed_at", from: "orders.completed_at", rows: 3, of: 40 },
        { table: "parcels", column: "picked_up_at", from: "orders.shipped_at", rows: 0, of: 40 },
      ],
    } as const;
    const report = scored(history, V7b, "11-01");
    expect(report.metrics.find(({ id }) => id === "product-rating")).toMatchObject({
      provenance: "assumed",
      fallbacks: ["parcels.signed_at"],
    });
    expect(report.metrics.find(({ id }) => id === "pickup-score")?.fallbacks).toEqual([]);
    expect(report.assumptions.map(({ id }) => id)).toContain("stand-in:parcels.signed_at");
    expect(report.assumptions.map(({ id }) => id)).not.toContain("stand-in:parcels.picked_up_at");
  });
  it("says how many refunds of the window have no time of agreement and are left out", () => {
    const refund = (id: string, refundedOn: string, agreed: string) =>
      afterSale(id, id, "10-05 10:00", {
        type: "return-refund",
        refunded_at: `2026-${refundedOn}`,
        ...(agreed === "" ? {} : { agreed_at: `2026-${agreed}` }),
        result: "refunded",
      });
    const history = recordOf({
      orders: ["a", "b", "c", "d"].map((id) => order(id, "10-01 10:00")),
      afterSales: [
        refund("a", "10-08 10:00:00", "10-05 12:00:00"),
        refund("b", "10-08 10:00:00", ""),
        refund("c", "10-31 23:59:59", ""),
        refund("d", "11-01 00:00:00", ""),
      ],
    });
    const note = scored(history, V8, "11-01").assumptions.find(
      ({ id }) => id === "left-out:after-sale-review-hours",
    );
    expect(note?.text.en).toMatch(/^2 refunds/);
    const agreed = recordOf({
      orders: [order("a", "10-01 10:00")],
      afterSales: [refund("a", "10-08 10:00:00", "10-05 12:00:00")],
    });
    const ids = scored(agreed, V8, "11-01").assumptions.map(({ id }) => id);
    expect(ids).not.toContain("left-out:after-sale-review-hours");
  });
  it("assumptions name what is not published, and nothing that is", () => {
    const { assumptions } = scored(steadyShop(), V8, "11-01");
    const ids = assumptions.map(({ id }) => id);
    expect(ids).toContain("mapping:product-rating");
    expect(ids).toContain("weights:dimensions");
    expect(ids).not.toContain("total");
    for (const { provenance } of assumptions) expect(["official", "public"]).not.toContain(provenance);
    const floored = scored(steadyShop(), V7b, "11-01").assumptions.map(({ id }) => id);
    expect(floored).not.toContain("mapping:product-rating");
    expect(floored).toContain("mapping:delivery-on-time-rate");
  });
});

describe("the user's own numbers", () => {
  const overridden = (document: object) => {
    const { overrides } = parseOverrides(document);
    const { rules } = applyOverrides(rulesOf(V8), overrides!);
    return scored(steadyShop(), rules!, "11-01");
  };
  it("replace tiers, and the result says that they are the user's", () => {
    const report = overridden({
      metrics: {
        "quality-return-rate": {
          tiers: [
            { points: 60, bound: 0.05 },
            { points: 90, bound: 0.025 },
          ],
        },
      },
    });
    const line = report.metrics.find(({ id }) => id === "quality-return-rate")!;
    expect(line.score).toBe(90);
    expect(report.total).toBeCloseTo(scored(steadyShop(), V8, "11-01").total! + 0.47 * 0.1 * 40, 9);
  });
  it("replace weights", () => {
    const report = overridden({ weights: { dimensions: { product: 100, logistics: 0, service: 0 } } });
    expect(report.total).toBe(95);
    expect(report.dimensions.map(({ weight }) => weight)).toEqual([1, 0, 0]);
  });
  it("replace the order types left out", () => {
    const history = recordOf({
      orders: [order("g", "10-10 10:00", { order_type: "gift" })],
      parcels: [parcel("w", "g", "10-10 16:00", "10-12 10:00")],
      reviews: [review("r", "g", "10-13 10:00", 4)],
    });
    const { rules } = applyOverrides(
      rulesOf(V8),
      parseOverrides({ orderTypesLeftOut: ["abnormal"] }).overrides!,
    );
    expect(lineOf(history, rules!, "product-rating", "11-01").value).toBe(4);
    expect(lineOf(history, V8, "product-rating", "11-01").value).toBeNull();
  });
});

describe("whether a version is in force", () => {
  it("from its first day until the day before its successor's", () => {
    const v8 = { effectiveFrom: "2026-07-14" };
    const successor = dayAt("09-08");
    expect(isInForce(v8, dayAt("07-13"), successor)).toBe(false);
    expect(isInForce(v8, dayAt("07-14"), successor)).toBe(true);
    expect(isInForce(v8, dayAt("09-07"), successor)).toBe(true);
    expect(isInForce(v8, dayAt("09-08"), successor)).toBe(false);
    expect(isInForce(v8, dayAt("09-08"), null)).toBe(true);
    expect(isInForce({ effectiveFrom: null }, dayAt("09-08"), null)).toBe(false);
  });
  it("is told by the caller and changes nothing else", () => {
    const { inForce: _, ...one } = scored(steadyShop(), V2, "11-01");
    expect(one.rules).toBe(V2);
    expect(one.total).toBeGreaterThan(3);
  });
});

describe("what the record leaves open", () => {
  const gaps = (history: ReturnType<typeof recordOf>, rules = V8) =>
    scored(history, rules, "11-01")
      .assumptions.map(({ id }) => id)
      .filter((id) => /^(no-violations|bonus-not-judged)/.test(id));
  it("names the missing record of violations, where violations count", () => {
    const orders = [order("a", "10-10 10:00")];
    expect(gaps(recordOf({ orders }))).toContain("no-violations-file");
    expect(gaps(recordOf({ orders, violations: [] }))).not.toContain("no-violations-file");
    expect(gaps(recordOf({ orders }), V2)).not.toContain("no-violations-file");
  });
  it("names bonuses that nobody can judge, and gives none", () => {
    const insured = { perks: [perk("freight-insurance", "01-01")] };
    const parcels = [parcel("w", "a", "10-10 16:00", "10-12 10:00")];
    const open = recordOf({ orders: [order("a", "10-10 10:00")], parcels, violations: [] }, insured);
    expect(gaps(open)).toEqual(["bonus-not-judged:next-day-delivery", "bonus-not-judged:freight-insurance"]);
    const known = { freight_insured: "1", next_day_delivered: "0" };
    const judged = recordOf({ orders: [order("a", "10-10 10:00", known)], parcels, violations: [] }, insured);
    expect(gaps(judged)).toEqual([]);
    expect(scored(judged, V8, "11-01").adjustments.map(({ points }) => points)).toEqual([2]);
    expect(scored(open, V8, "11-01").adjustments).toEqual([]);
  });
});

describe("the weight that is covered by data", () => {
  it("is all of it when every metric has a score", () => {
    expect(scored(steadyShop(), V8, "11-01").coveredWeight).toBe(1);
  });
  it("counts dimension × metric weight of the metrics with a score only", () => {
    const history = recordOf({
      orders: [order("a", "10-10 10:00")],
      parcels: [parcel("w", "a", "10-10 16:00", "10-12 10:00")],
      reviews: [review("r", "a", "10-13 10:00", 5)],
    });
    const { coveredWeight, metrics, dimensions } = scored(history, V8, "11-01");
    const weightOf = (id: string) => {
      const line = metrics.find((metric) => metric.id === id)!;
      return line.weight * dimensions.find((dimension) => dimension.id === line.dimension)!.weight;
    };
    const want = weightOf("product-rating") + weightOf("pickup-hours") + weightOf("delivery-on-time-rate");
    expect(coveredWeight).toBeCloseTo(want, 4);
    expect(scored(recordOf({ orders: [] }), V8, "11-01").coveredWeight).toBe(0);
  });
});
