import { describe, expect, it } from "vitest";
import { buyerDisplay, displayedTotal, roundHalfUp } from "../../src/scoring/display.ts";
import { compileMapping, peersOn, pointsFor } from "../../src/scoring/mapping.ts";
import { evaluated, type Given } from "../evaluated.ts";
import { dayAt, order, perk, recordOf, violation } from "../record.ts";
import { allRules, guide, rulesOf, V0, V2, V3, V4, V5, V6, V7a, V7b, V8 } from "../rule-versions.ts";
import { lineOf, scored } from "../scored.ts";

/** The worked example of the assumed defaults. */
const worked: Given = {
  "product-rating": 4.7,
  "quality-return-rate": 0.009,
  "delivery-on-time-rate": 0.9,
  "damage-return-rate": 0.002,
  "logistics-return-rate": 0.001,
  "chat-response-seconds": 40,
  "after-sale-review-hours": 6,
  "chat-dissatisfaction-rate": 0.12,
  "platform-help-rate": 0.007,
  "pickup-hours": 20,
  "pickup-score": 100 - 80 / 12,
};

describe("the worked example of the defaults, 2026-07-14", () => {
  const example = () => evaluated(V7b, worked);
  it("gives each metric its points", () => {
    expect(example().points).toMatchObject({
      "product-rating": 80,
      "quality-return-rate": 70,
      "delivery-on-time-rate": 80,
      "logistics-return-rate": 80,
      "chat-response-seconds": 90,
      "after-sale-review-hours": 80,
      "chat-dissatisfaction-rate": 80,
      "platform-help-rate": 80,
    });
    expect(example().points["pickup-score"]).toBeCloseTo(93.33, 2);
  });
  it("adds up to 79.00, 82.00, 82.50 and 80.95", () => {
    expect(example().dimensions["product"]).toBeCloseTo(79, 9);
    expect(example().dimensions["logistics"]).toBeCloseTo(82, 9);
    expect(example().dimensions["service"]).toBeCloseTo(82.5, 9);
    expect(example().total).toBeCloseTo(80.95, 9);
    expect(example().displayed).toBe(81);
  });
  it("is a straight line between the knots since 2026-09-08", () => {
    const { points } = evaluated(V8, worked);
    expect(points["product-rating"]).toBeCloseTo(70, 9);
    expect(points["quality-return-rate"]).toBeCloseTo(72.5, 9);
    expect(points["pickup-hours"]).toBeCloseTo(80 - 10 / 3, 9);
    expect(points["delivery-on-time-rate"]).toBeCloseTo(70, 9);
    expect(points["damage-return-rate"]).toBeCloseTo(70, 9);
    expect(points["chat-response-seconds"]).toBeCloseTo(90 - 10 / 3, 9);
    expect(points["after-sale-review-hours"]).toBeCloseTo(75, 9);
    expect(points["chat-dissatisfaction-rate"]).toBeCloseTo(80 - 20 / 3, 9);
    expect(points["platform-help-rate"]).toBeCloseTo(77.5, 9);
  });
});

describe("tiers", () => {
  it.each([
    [4.79, 90],
    [4.791, 100],
    [5, 100],
    [4.741, 90],
    [4.7409, 80],
    [4.69, 80],
    [4.64, 70],
    [4.568, 60],
    [4.5679, 50],
    [1, 50],
  ])("a rating of %d gets %d: at the bound or better", (value, points) => {
    expect(evaluated(V6, { "product-rating": value }).points["product-rating"]).toBe(points);
  });
  it.each([
    [0, 100],
    [0.0026, 100],
    [0.00261, 90],
    [0.0131, 60],
    [0.01311, 50],
  ])("a return rate of %d gets %d: at the bound or less", (value, points) => {
    const counts = [Math.round(value * 100_000), 100_000] as const;
    expect(evaluated(V6, { "quality-return-rate": counts }).points["quality-return-rate"]).toBe(points);
  });
});

describe("straight lines", () => {
  it("are flat outside their knots", () => {
    const points = (hours: number) => evaluated(V8, { "pickup-hours": hours }).points["pickup-hours"];
    expect(points(0)).toBe(100);
    expect(points(6)).toBe(100);
    expect(points(9)).toBe(95);
    expect(points(48)).toBe(50);
    expect(points(400)).toBe(50);
  });
  it("rise for a metric of which more is better", () => {
    const points = (rate: number) =>
      evaluated(V8, { "delivery-on-time-rate": rate }).points["delivery-on-time-rate"];
    expect(points(0.5)).toBe(50);
    expect(points(0.75)).toBe(50);
    expect(points(0.87)).toBeCloseTo(65, 9);
    expect(points(1)).toBe(100);
  });
});

describe("rank among peers", () => {
  const points = (value: number, on = "2022-03-01") =>
    evaluated(V3, { "bad-review-rate": value }, { on }).points["bad-review-rate"];
  it("is 3 for the worst, 4 for the median and 5 for the best, straight between", () => {
    expect(points(0.05)).toBe(3);
    expect(points(0.03)).toBe(3);
    expect(points(0.008)).toBe(4);
    expect(points(0.006)).toBeCloseTo(4.25, 9);
    expect(points(0.0005)).toBe(5);
    expect(points(0)).toBe(5);
  });
  it("drifts with the peers between two dated snapshots and stands still outside them", () => {
    const rules = rulesOf(V3);
    const { mapping } = rules.metrics["bad-review-rate"]!;
    if (mapping.kind !== "peer-rank") throw new TypeError();
    const [first] = mapping.peers;
    mapping.peers = [
      { ...first!, from: "2022-05-01", values: first!.values.map((v) => v / 2) },
      { ...first!, from: "2022-03-02" },
    ];
    const on = (day: string) =>
      evaluated(rules, { "bad-review-rate": 0.008 }, { on: day }).points["bad-review-rate"];
    expect(on("2022-01-01")).toBe(4);
    expect(on("2022-03-02")).toBe(4);
    expect(on("2022-04-01")).toBeCloseTo(3.5 + (0.5 * 0.001) / 0.003, 9);
    expect(on("2022-05-01")).toBeCloseTo(3 + (0.5 * 0.007) / 0.009, 9);
    expect(on("2022-12-01")).toBe(on("2022-05-01"));
    const compiled = compileMapping(mapping, recordOf({ orders: [] }).shop);
    if (compiled.kind !== "peer-rank") throw new TypeError();
    expect([...peersOn(compiled, dayAt("2022-04-01"))]).toEqual(first!.values.map((v) => v - v / 4));
  });
  it("with an undated and a dated snapshot changes on the day", () => {
    const rules = rulesOf(V3);
    const { mapping } = rules.metrics["bad-review-rate"]!;
    if (mapping.kind !== "peer-rank") throw new TypeError();
    mapping.peers.push({
      ...mapping.peers[0]!,
      from: "2022-05-01",
      values: [0.02, 0.01, 0.006, 0.003, 0.0005],
    });
    const compiled = compileMapping(mapping, recordOf({ orders: [] }).shop);
    expect(pointsFor(compiled, 0.008, dayAt("2022-04-30"))).toBe(4);
    expect(pointsFor(compiled, 0.006, dayAt("2022-05-01"))).toBe(4);
  });
});

describe("the protection of 2022-12-22 to 2023-03-31", () => {
  const bad: Given = { "complaint-rate": 0.05, "merchant-liability-rate": 0.002, "logistics-return-rate": 1 };
  const on = (day: string) => evaluated(V4, bad, { on: day }).points;
  it.each([
    ["2022-12-21", 3],
    ["2022-12-22", 4],
    ["2023-03-31", 4],
    ["2023-04-01", 3],
  ])("scores a metric below the median peer at the median: %s, %d", (day, points) => {
    expect(on(day)["complaint-rate"]).toBe(points);
    expect(on(day)["logistics-return-rate"]).toBe(points);
  });
  it("leaves better metrics alone", () => {
    expect(on("2023-01-01")["merchant-liability-rate"]).toBe(on("2022-12-01")["merchant-liability-rate"]);
    expect(on("2023-01-01")["merchant-liability-rate"]).toBeCloseTo(4.75, 9);
  });
});

describe("the guide's blend", () => {
  it("is 0.7 of the 30 days and 0.3 of the 7 days", () => {
    const history = recordOf({
      orders: [],
      listings: [
        { date: "2026-09-01", banned_words: "1" },
        { date: "2026-09-27", banned_words: "0" },
        { date: "2026-09-28", banned_words: "1" },
        { date: "2026-09-28", banned_words: "0" },
      ],
    });
    expect(lineOf(history, guide, "banned-word-rate", "09-29").value).toBeCloseTo(0.7 * 0.5 + 0.3 / 3, 12);
    expect(lineOf(history, guide, "banned-word-rate", "09-29").window).toEqual({
      from: "2026-08-30",
      to: "2026-09-28",
    });
  });
  it("is the 30 days alone where the last 7 have no data", () => {
    const history = recordOf({ orders: [], listings: [{ date: "2026-09-01", banned_words: "1" }] });
    expect(lineOf(history, guide, "banned-word-rate", "09-20").value).toBe(1);
  });
});

describe("weights", () => {
  it("of metrics without data are shared within their dimension", () => {
    const { dimensions, shares, total } = evaluated(V7b, {
      ...worked,
      "chat-response-seconds": [0, 0],
      "after-sale-review-hours": [0, 0],
    });
    expect(dimensions["service"]).toBeCloseTo(80, 9);
    expect(shares["chat-dissatisfaction-rate"]).toBeCloseTo(0.15, 12);
    expect(shares["chat-response-seconds"]).toBe(0);
    expect(total).toBeCloseTo(0.4 * 79 + 0.3 * 82 + 0.3 * 80, 9);
  });
  it("of a dimension without data are shared among the others", () => {
    const { dimensions, dimensionShares, total } = evaluated(V7b, worked, {
      missing: ["parcels", "after-sales"],
    });
    expect(dimensions["product"]).toBeNaN();
    expect(dimensions["logistics"]).toBeNaN();
    expect(dimensionShares["service"]).toBe(1);
    expect(total).toBeCloseTo(85, 9);
    const noProduct = evaluated(V7b, { ...worked, "product-rating": [0, 0], "quality-return-rate": [0, 0] });
    expect(noProduct.total).toBeCloseTo((82 + 82.5) / 2, 9);
  });
  it("leave no total when nothing has data", () => {
    expect(
      evaluated(
        V7b,
        { "chat-dissatisfaction-rate": [0, 0] },
        { missing: ["chats", "chat-days", "parcels", "after-sales"] },
      ).total,
    ).toBeNaN();
    expect(evaluated(V2, {}).total).toBeNaN();
  });
  it.each([
    [
      "女装",
      "other",
      {
        "chat-dissatisfaction-rate": 20,
        "chat-response-seconds": 40,
        "after-sale-review-hours": 20,
        "platform-help-rate": 20,
      },
    ],
    [
      "男装",
      "flagship",
      {
        "chat-dissatisfaction-rate": 20,
        "chat-response-seconds": 20,
        "after-sale-review-hours": 30,
        "platform-help-rate": 30,
      },
    ],
    [
      "水果",
      "other",
      {
        "chat-dissatisfaction-rate": 25,
        "chat-response-seconds": 25,
        "after-sale-review-hours": 25,
        "platform-help-rate": 25,
      },
    ],
    [
      null,
      "other",
      {
        "chat-dissatisfaction-rate": 25,
        "chat-response-seconds": 25,
        "after-sale-review-hours": 25,
        "platform-help-rate": 25,
      },
    ],
  ] as const)("of the service metrics follow the published row: %s, %s", (industry, shopType, weights) => {
    for (const rules of [V7b, V8]) {
      const { shares, dimensionShares } = evaluated(rules, worked, { shop: { industry, shopType } });
      for (const [id, weight] of Object.entries(weights))
        expect(shares[id]! / dimensionShares["service"]!).toBeCloseTo(weight / 100, 9);
    }
  });
  it("of individual shops are those of shops that are no flagship", () => {
    const shares = (shopType: "individual" | "other") =>
      evaluated(V7b, worked, { shop: { industry: "女装", shopType } }).shares;
    expect(shares("individual")).toEqual(shares("other"));
  });
  it.each([
    [V7b, "跨境大健康", 0.4, 0.3, 0.3],
    [V7b, "跨境时尚", 0.5, 0.25, 0.25],
    [V8, "跨境大健康", 0.25, 0.2, 0.55],
    [V8, "跨境大快消", 0.47, 0.2, 0.33],
    [V8, "跨境时尚", 0.44, 0.2, 0.36],
    [V8, null, 0.47, 0.2, 0.33],
    [V2, "女装", 0.5, 0.15, 0.35],
    [V3, null, 0.425, 0.2, 0.375],
  ])("of the dimensions under %s in %s are %d, %d and %d", (rules, industry, product, logistics, service) => {
    const five = { "complaint-rate": 0, "bad-review-rate": 0, "delivery-hours": 1 };
    const { dimensionShares } = evaluated(rules, { ...worked, ...five }, { shop: { industry } });
    expect(dimensionShares).toEqual({ product, logistics, service });
  });
  it("cross-border shops have no pickup metric", () => {
    const { shares, dimensionShares } = evaluated(V8, worked, { shop: { industry: "跨境大快消" } });
    expect(shares["pickup-hours"]).toBe(0);
    expect(shares["delivery-on-time-rate"]! / dimensionShares["logistics"]!).toBeCloseTo(0.7, 12);
    expect(shares["damage-return-rate"]! / dimensionShares["logistics"]!).toBeCloseTo(0.3, 12);
  });
});

describe("bounds of the total", () => {
  const worst: Given = {
    "product-rating": 1,
    "quality-return-rate": 1,
    "pickup-hours": 100,
    "pickup-score": 50,
    "delivery-on-time-rate": 0,
    "damage-return-rate": 1,
    "logistics-return-rate": 1,
    "chat-response-seconds": 600,
    "chat-dissatisfaction-rate": 1,
    "after-sale-review-hours": 99,
    "platform-help-rate": 1,
  };
  const violations = ["brushing", "false-advertising", "brand-confusion", "fraudulent-shipping"].map((kind) =>
    violation(kind, "10-20 10:00"),
  );
  it("are 50 until 2026-09-07 and 0 since", () => {
    const history = recordOf({ orders: [], violations });
    expect(evaluated(V7b, worst, { history }).total).toBe(50);
    expect(evaluated(V8, worst).total).toBe(50);
    expect(evaluated(V8, worst, { history }).total).toBe(10);
    const more = ["abnormal-return-address", "invoice-refusal"].flatMap((kind) =>
      Array.from({ length: 5 }, () => violation(kind, "10-21 10:00")),
    );
    expect(
      evaluated(V8, worst, { history: recordOf({ orders: [], violations: [...violations, ...more] }) }).total,
    ).toBe(0);
  });
  it("lose at most 15 for brushing before and after 2026-09-08 together", () => {
    const best = { "product-rating": 5, "count:valid-paid-orders": 1000 };
    const twice = recordOf({
      orders: [],
      violations: [violation("brushing", "09-01 10:00"), violation("brushing", "09-09 10:00")],
    });
    const clean = evaluated(V8, best, { history: recordOf({ orders: [] }), on: "2026-09-15" }).total;
    expect(evaluated(V8, best, { history: twice, on: "2026-09-15" }).total).toBe(clean - 15);
  });
  it("are 100 at most, bonuses included", () => {
    const best = {
      "product-rating": 5,
      "quality-return-rate": 0,
      "count:next-day-orders": 20,
      "count:signed-orders": 100,
    };
    const full = evaluated(V8, best);
    expect(full.total).toBe(100);
    expect(full.bonuses).toEqual(["next-day-delivery"]);
  });
});

describe("bonuses of 2026-09-08", () => {
  const bonuses = (
    given: Given,
    perks: ReturnType<typeof perk>[] = [],
    on = "2026-11-01",
    industry = "女装",
  ) => evaluated(V8, { ...worked, ...given }, { shop: { perks, industry }, on }).bonuses;

  it("next-day delivery needs a fifth of the signed orders", () => {
    const share = (nextDay: number, signed: number) =>
      bonuses({ "count:next-day-orders": nextDay, "count:signed-orders": signed });
    expect(share(20, 100)).toEqual(["next-day-delivery"]);
    expect(share(19, 100)).toEqual([]);
    expect(share(0, 0)).toEqual([]);
  });
  it("insurance needs the last two days open and one insured order", () => {
    const insured = { "count:freight-insured-orders": 1 };
    const from = (day: string, until: string | null = null) => [perk("freight-insurance", day, until)];
    expect(bonuses(insured, from("10-30"))).toEqual(["freight-insurance"]);
    expect(bonuses(insured, from("10-31"))).toEqual([]);
    expect(bonuses(insured, from("10-01", "10-31"))).toEqual(["freight-insurance"]);
    expect(bonuses(insured, from("10-01", "10-30"))).toEqual([]);
    expect(bonuses({}, from("10-01"))).toEqual([]);
    expect(bonuses(insured, [...from("10-01", "10-30"), ...from("10-31")])).toEqual(["freight-insurance"]);
    expect(bonuses(insured, [perk("large-item-freight-insurance", "10-01")])).toEqual([]);
  });
  it("large-item insurance is a bonus of its own, not for cross-border shops", () => {
    const given = { "count:large-item-insured-orders": 1 };
    const perks = [perk("large-item-freight-insurance", "10-01")];
    expect(bonuses(given, perks)).toEqual(["large-item-freight-insurance"]);
    expect(bonuses(given, perks, "2026-11-01", "跨境时尚")).toEqual([]);
  });
  it("home installation needs 50 orders and 30 % of those in range", () => {
    const installed = (n: number, range: number) =>
      bonuses({ "count:installed-orders": n, "count:in-range-orders": range }, [
        perk("home-installation", "10-01"),
      ]);
    expect(installed(50, 166)).toEqual(["home-installation"]);
    expect(installed(50, 167)).toEqual([]);
    expect(installed(49, 50)).toEqual([]);
    expect(bonuses({ "count:installed-orders": 50, "count:in-range-orders": 60 })).toEqual([]);
  });
  it("add their points to the total", () => {
    const plain = evaluated(V8, worked).total;
    const given = { ...worked, "count:next-day-orders": 1, "count:signed-orders": 1 };
    expect(evaluated(V8, given).total - plain).toBeCloseTo(5, 9);
  });
});

describe("the remote bonus of 2026-04 to 2026-09", () => {
  const given = { ...worked, "count:remote-clean-orders": 1 };
  const logistics = (
    rules: string,
    perks: ReturnType<typeof perk>[],
    industry: string | null = null,
    count = 1,
  ) =>
    evaluated(rules, { ...given, "count:remote-clean-orders": count }, { shop: { perks, industry } })
      .dimensions["logistics"]!;
  const open = [perk("remote-logistics", "10-31")];
  it("gives the logistics dimension 3 points, before weighting", () => {
    expect(logistics(V7b, open)).toBeCloseTo(85, 9);
    expect(evaluated(V7b, given, { shop: { perks: open } }).total).toBeCloseTo(80.95 + 0.9, 9);
  });
  it("needs the perk yesterday, one clean order, and no cross-border shop", () => {
    expect(logistics(V7b, [])).toBeCloseTo(82, 9);
    expect(logistics(V7b, [perk("remote-logistics", "10-01", "10-30")])).toBeCloseTo(82, 9);
    expect(logistics(V7b, open, null, 0)).toBeCloseTo(82, 9);
    const crossBorder = logistics(V7b, [], "跨境时尚");
    expect(logistics(V7b, open, "跨境时尚")).toBe(crossBorder);
  });
  it("is gone since 2026-09-08", () => {
    expect(logistics(V8, open)).toBe(logistics(V8, []));
  });
});

describe("deductions in time", () => {
  const at = (rules: string, on: string, rows: ReturnType<typeof violation>[]) =>
    scored(recordOf({ orders: [], violations: rows }), rules, on).adjustments.map(({ id, points }) => [
      id,
      points,
    ]);

  it("hold for 30 days, from the day after the act", () => {
    const act = [violation("invoice-refusal", "10-01 10:00")];
    expect(at(V8, "10-01", act)).toEqual([]);
    expect(at(V8, "10-02", act)).toEqual([["invoice-refusal", -2]]);
    expect(at(V8, "10-31", act)).toEqual([["invoice-refusal", -2]]);
    expect(at(V8, "11-01", act)).toEqual([]);
  });
  it("judge an act from before the rule by the rule of its day", () => {
    const before = violation("invoice-refusal", "09-07 23:59:59");
    const after = violation("invoice-refusal", "09-08 00:00:00");
    expect(at(V8, "09-20", [before])).toEqual([["negative-service-before-2026-09-08", -3]]);
    expect(at(V8, "09-20", [after])).toEqual([["invoice-refusal", -2]]);
    expect(at(V8, "09-20", [before, after])).toEqual([
      ["invoice-refusal", -2],
      ["negative-service-before-2026-09-08", -3],
    ]);
  });
  it("judge every act by the rule itself where it is applied to days before it was in force", () => {
    expect(at(V8, "09-07", [violation("invoice-refusal", "09-01 10:00")])).toEqual([["invoice-refusal", -2]]);
  });
  it("of mocking customers end with the acts of 2026-07-13", () => {
    expect(at(V7b, "07-20", [violation("mocking-customers", "07-13 10:00")])).toEqual([
      ["negative-service-before-2026-07-14", -3],
    ]);
    expect(at(V7b, "07-20", [violation("mocking-customers", "07-14 10:00")])).toEqual([]);
  });
  it("of one group share their cap across a change of rules", () => {
    const acts = [
      ...Array.from({ length: 4 }, () => violation("invoice-refusal", "07-13 10:00")),
      ...Array.from({ length: 4 }, () => violation("invoice-refusal", "07-14 10:00")),
    ];
    expect(at(V7b, "07-20", acts)).toEqual([
      ["negative-service", -12],
      ["negative-service-before-2026-07-14", -3],
    ]);
    const brushing = [violation("brushing", "07-13 10:00"), violation("brushing", "07-14 10:00")];
    expect(at(V7b, "07-20", brushing)).toEqual([["brushing", -15]]);
  });
  it("of fraudulent shipping count days with at least three orders", () => {
    const three = [0, 1, 2].map((i) => violation("fraudulent-shipping", `07-20 1${i}:00`));
    const scattered = [0, 1, 2].map((i) => violation("fraudulent-shipping", `07-2${i} 10:00`));
    expect(at(V7b, "07-25", three)).toEqual([["fraudulent-shipping-day", -15]]);
    expect(at(V7b, "07-25", scattered)).toEqual([]);
    expect(
      at(V7b, "07-25", [...three, ...three.map((row) => ({ ...row, at: "2026-07-21 10:00:00" }))]),
    ).toEqual([["fraudulent-shipping-day", -15]]);
  });
  it("count all orders and need no table of them", () => {
    const history = recordOf({
      orders: [order("a", "09-20 10:00", { order_type: "gift" })],
      violations: [{ ...violation("brushing", "09-25 10:00"), order_id: "a" }],
    });
    expect(scored(history, V8, "10-01").adjustments).toMatchObject([
      { id: "brushing", points: -10, target: "total" },
    ]);
  });
});

describe("stages", () => {
  const stage = (rules: string, orders: number, shop = {}, rows: ReturnType<typeof violation>[] = []) => {
    const history = recordOf(
      {
        orders: Array.from({ length: Math.max(1, orders) }, (_, i) =>
          order(`o${i}`, orders === 0 ? "01-10 10:00" : "10-20 10:00"),
        ),
        violations: rows,
      },
      shop,
    );
    const report = scored(history, rules, "11-01");
    return { stage: report.stage, total: report.total };
  };
  const young = { openedOn: dayAt("08-03") };

  it("there is a score from the first order on in the 5-point versions", () => {
    expect(stage(V2, 1).stage).toBe("formal");
  });
  it("there is none below 30 orders in 2023, and one from 30 on", () => {
    expect(stage(V5, 29)).toEqual({ stage: "none", total: null });
    expect(stage(V5, 30).stage).toBe("formal");
  });
  it("below 30 orders a shop grows at 70", () => {
    for (const rules of [V6, V7a, V7b, V8]) {
      expect(stage(rules, 29)).toEqual({ stage: "growth", total: 70 });
      expect(stage(rules, 30).stage).toBe("formal");
    }
  });
  it("falls to 60 with a bad act in 30 days", () => {
    expect(stage(V8, 5, {}, [violation("invoice-refusal", "10-02 10:00")])).toEqual({
      stage: "growth",
      total: 60,
    });
    expect(stage(V8, 5, {}, [violation("invoice-refusal", "10-01 10:00")])).toEqual({
      stage: "growth",
      total: 70,
    });
    expect(stage(V8, 5, {}, [violation("mocking-customers", "10-20 10:00")])).toEqual({
      stage: "growth",
      total: 70,
    });
    expect(stage(V7a, 5, {}, [violation("mocking-customers", "10-20 10:00")])).toEqual({
      stage: "growth",
      total: 60,
    });
  });
  it("does not take deductions off the growth score", () => {
    const acts = Array.from({ length: 5 }, () => violation("invoice-refusal", "10-20 10:00"));
    expect(stage(V8, 5, {}, acts).total).toBe(60);
  });
  it("is not for individual shops", () => {
    expect(stage(V8, 29, { shopType: "individual" })).toEqual({ stage: "none", total: null });
    expect(stage(V8, 30, { shopType: "individual" }).stage).toBe("formal");
  });
  it("needs a product on sale, and after 90 days an order as well", () => {
    expect(stage(V8, 5, { productsOnSale: 0 })).toEqual({ stage: "none", total: null });
    expect(stage(V8, 0, young)).toEqual({ stage: "growth", total: 70 });
    expect(stage(V8, 0, { openedOn: dayAt("08-02") })).toEqual({ stage: "none", total: null });
    expect(stage(V8, 1, { openedOn: dayAt("08-02") })).toEqual({ stage: "growth", total: 70 });
    expect(stage(V8, 0, { openedOn: null })).toEqual({ stage: "none", total: null });
  });
  it("gives a shop its 70 the day after it opened, not on the day", () => {
    expect(stage(V8, 0, { openedOn: dayAt("10-31") })).toEqual({ stage: "growth", total: 70 });
    expect(stage(V8, 0, { openedOn: dayAt("11-01") })).toEqual({ stage: "none", total: null });
  });
  it("takes orders for a sign of products on sale where nothing is said of them", () => {
    expect(stage(V8, 5, { productsOnSale: null })).toEqual({ stage: "growth", total: 70 });
    expect(scored(recordOf({ orders: [] }, { productsOnSale: null, ...young }), V8, "11-01").stage).toBe(
      "none",
    );
  });
  it("shows buyers nothing before the formal stage", () => {
    const report = scored(recordOf({ orders: [order("a", "10-20 10:00")] }), V8, "11-01");
    expect(report.display).toEqual({ total: 70, buyerScore: null, stars: null });
    expect(report.metrics.length).toBeGreaterThan(8);
    expect(report.clamped).toBeNull();
  });
  it("counts valid orders only", () => {
    const orders = Array.from({ length: 30 }, (_, i) =>
      order(`o${i}`, "10-20 10:00", { order_type: i === 0 ? "gift" : "normal" }),
    );
    expect(scored(recordOf({ orders }), V8, "11-01").stage).toBe("growth");
  });
});

describe("growth standards that the user gives", () => {
  const withStandard = (indicator: object) => {
    const rules = rulesOf(V8);
    if (rules.stages.kind !== "by-orders") throw new TypeError();
    rules.stages.growth!.indicators = [{ ...indicator, source: "user", provenance: "user" }] as never;
    return rules;
  };
  const growth = (indicator: object, given: Given) =>
    evaluated(withStandard(indicator), { "count:valid-paid-orders": 10, ...given }).total;

  it("lower the score when a metric misses its standard", () => {
    const standard = { metric: "chat-response-seconds", atMost: 180 };
    expect(growth(standard, { "chat-response-seconds": 180 })).toBe(70);
    expect(growth(standard, { "chat-response-seconds": 180.1 })).toBe(60);
    expect(growth({ metric: "delivery-on-time-rate", atLeast: 0.9 }, { "delivery-on-time-rate": 0.89 })).toBe(
      60,
    );
    expect(growth({ metric: "delivery-on-time-rate", atLeast: 0.9 }, { "delivery-on-time-rate": 0.9 })).toBe(
      70,
    );
  });
  it("lower the score when a count misses its standard", () => {
    const bad = { tally: { count: "bad-review-orders" }, atMost: 3 };
    expect(growth(bad, { "count:bad-review-orders": 3 })).toBe(70);
    expect(growth(bad, { "count:bad-review-orders": 4 })).toBe(60);
    const returns = { tally: { metric: "quality-return-rate", part: "numerator" }, atMost: 3 };
    expect(growth(returns, { "quality-return-rate": [3, 10] })).toBe(70);
    expect(growth(returns, { "quality-return-rate": [4, 10] })).toBe(60);
  });
  it("miss nothing without data", () => {
    expect(growth({ metric: "chat-response-seconds", atMost: 180 }, {})).toBe(70);
  });
  it("are counted from the record", () => {
    const rules = withStandard({ tally: { count: "bad-review-orders" }, atMost: 0 });
    const rows = {
      orders: [order("a", "10-10 10:00")],
      parcels: [
        {
          waybill_id: "w",
          order_id: "a",
          picked_up_at: "2026-10-11 10:00:00",
          signed_at: "2026-10-12 10:00:00",
        },
      ],
    };
    const review = { review_id: "r", order_id: "a", created_at: "2026-10-13 10:00:00", product_stars: "1" };
    expect(scored(recordOf({ ...rows, reviews: [] }), rules, "11-01").total).toBe(70);
    expect(scored(recordOf({ ...rows, reviews: [review] }), rules, "11-01").total).toBe(60);
  });
});

describe("the product base score of 2022", () => {
  const base = (observed: { date: string; node: string; value: string }[] | undefined, value?: number) => {
    const rules = rulesOf(V4);
    if (value !== undefined) rules.metrics["product-base-score"]!.value = value;
    return lineOf(
      recordOf({ orders: [], ...(observed ? { observed } : {}) }),
      rules,
      "product-base-score",
      "2022-09-10",
    );
  };
  const shown = [
    { date: "2022-09-01", node: "product-base-score", value: "4.6" },
    { date: "2022-09-10", node: "product-base-score", value: "4.7" },
    { date: "2022-09-11", node: "product-base-score", value: "4.8" },
    { date: "2022-09-10", node: "total", value: "1" },
  ];
  it("is the user's value, else the page's latest up to the day, else 4.5", () => {
    expect(base(undefined).value).toBe(4.5);
    expect(base(shown).value).toBe(4.7);
    expect(base(shown.toReversed()).value).toBe(4.7);
    expect(base(shown.slice(0, 1)).value).toBe(4.6);
    expect(base(shown, 4.9).value).toBe(4.9);
  });
  it("has no counts, for no file gives it", () => {
    expect(base(shown)).toMatchObject({ numerator: null, denominator: null, status: "scored" });
    expect(base(shown).score).toBeCloseTo(4.5 - (0.5 * 0.016) / 0.076, 9);
  });
  it("rests on an assumption where nobody gives it", () => {
    expect(base(undefined).provenance).toBe("assumed");
  });
});

describe("rounding", () => {
  it("is half up, also where binary falls a hair short", () => {
    expect(roundHalfUp(80.5, 0)).toBe(81);
    expect(roundHalfUp(80.4999, 0)).toBe(80);
    expect(roundHalfUp(79.5, 0)).toBe(80);
    expect(roundHalfUp(4.565, 2)).toBe(4.57);
    expect(roundHalfUp(1.005, 2)).toBe(1.01);
    expect(roundHalfUp(4.564, 2)).toBe(4.56);
    expect(roundHalfUp(Number.NaN, 0)).toBeNaN();
  });
  it("shows whole points of 100 and hundredths of 5", () => {
    expect(displayedTotal(rulesOf(V8), 80.5)).toBe(81);
    expect(displayedTotal(rulesOf(V2), 4.555)).toBe(4.56);
  });
});

describe("what buyers see", () => {
  it.each([
    [97, 5, 5],
    [89, 4.8, 5],
    [88, 4.7, 4.5],
    [77, 4.5, 4.5],
    [76, 4.4, 4],
    [60, 4, 4],
    [59, 3.9, 3.5],
    [55, 3.5, 3.5],
    [54, 3.4, 3],
    [50, 3, 3],
  ])("%d is %d and %d stars", (total, buyerScore, stars) => {
    expect(buyerDisplay(rulesOf(V7b), total)).toEqual({ buyerScore, stars });
  });
  it("is the score itself in the 5-point versions", () => {
    expect(buyerDisplay(rulesOf(V2), 4.56)).toEqual({ buyerScore: 4.56, stars: 4.5 });
    expect(buyerDisplay(rulesOf(V2), 4.8)).toEqual({ buyerScore: 4.8, stars: 5 });
  });
  it("is nothing without a total", () => {
    expect(buyerDisplay(rulesOf(V8), Number.NaN)).toEqual({ buyerScore: null, stars: null });
  });
  it("comes from the displayed total", () => {
    const report = scored(recordOf({ orders: [] }), V0, "09-10");
    expect(report.display).toEqual({ total: null, buyerScore: null, stars: null });
  });
});

describe("points of every version", () => {
  it.each(allRules.map((rules) => [rules.id, rules] as const))(
    "%s: the total of given sums is Σ share × points",
    (_, rules) => {
      const given: Given = Object.fromEntries(
        Object.entries(rules.metrics).map(([id, { mapping }]) => [
          id,
          mapping.kind === "tiers"
            ? mapping.cases.at(-1)!.bounds[2]!.bound
            : mapping.kind === "piecewise-linear"
              ? mapping.cases.at(-1)!.knots[1]![0]
              : mapping.kind === "peer-rank"
                ? mapping.peers[0]!.values[2]!
                : 80,
        ]),
      );
      const { points, shares, total } = evaluated(rules, given);
      const sum = Object.keys(points).reduce(
        (all, id) => all + (shares[id]! > 0 ? shares[id]! * points[id]! : 0),
        0,
      );
      expect(Object.values(shares).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(total).toBeCloseTo(sum, 9);
      for (const [id, { mapping }] of Object.entries(rules.metrics))
        if (mapping.kind === "tiers") expect(points[id]).toBe(80);
        else if (mapping.kind === "peer-rank" && id !== "product-base-score") expect(points[id]).toBe(4);
        else if (mapping.kind === "unpublished") expect(points[id]).toBeNaN();
    },
  );
});
