import { describe, expect, it } from "vitest";
import type { History } from "../../src/history/history.ts";
import type { RuleVersion } from "../../src/rules/schema.ts";
import { metricProvenance } from "../../src/scoring/metric-provenance.ts";
import { afterSale, chat, goodOrders, order, recordOf } from "../record.ts";
import { rulesOf, V2, V4, V7b, V8 } from "../rule-versions.ts";
import { lineOf, scored } from "../scored.ts";

const late = { paid: "09-10 10:00", pickedUp: "09-10 16:00", signed: "09-12 10:00", reviewed: "09-13 10:00" };
const shop = recordOf(goodOrders("o", 40, late));

const told = (history: History, rules: RuleVersion | string, asOf = "09-20") =>
  scored(history, rules, asOf).assumptions.map(({ id, provenance, source, text }) => [
    id,
    provenance,
    source,
    text.zh,
    text.en,
  ]);

describe("the assumptions of a score", () => {
  it("are the definitions, mappings, weights, bounds and rounding that took part and are not published", () => {
    const ofRules = told(shop, V4).filter(([id]) =>
      /^(definition:|mapping:|weights:|total$|display$)/.test(id!),
    );
    expect(ofRules).toEqual([
      [
        "definition:product-base-score",
        "seed",
        "seed-003",
        "商品基础分的口径未完整公布",
        "The definition of Product base score is not fully published",
      ],
      [
        "mapping:product-base-score",
        "assumed",
        "seed-003",
        "商品基础分换算成分数的标准未公布",
        "How Product base score becomes points is not published",
      ],
      [
        "definition:pickup-in-time-rate",
        "seed",
        "seed-003",
        "揽收及时率的口径未完整公布",
        "The definition of Pickups in time is not fully published",
      ],
      [
        "mapping:pickup-in-time-rate",
        "assumed",
        "seed-003",
        "揽收及时率换算成分数的标准未公布",
        "How Pickups in time becomes points is not published",
      ],
      [
        "definition:delivery-hours",
        "seed",
        "seed-003",
        "订单配送时长的口径未完整公布",
        "The definition of Mean hours of delivery is not fully published",
      ],
      [
        "mapping:delivery-hours",
        "assumed",
        "seed-003",
        "订单配送时长换算成分数的标准未公布",
        "How Mean hours of delivery becomes points is not published",
      ],
      [
        "weights:dimensions",
        "seed",
        "seed-003",
        "各维度权重未公布",
        "The weights of the dimensions are not published",
      ],
      [
        "weights:product",
        "assumed",
        "scorecast-defaults",
        "商品体验内各指标的权重未公布",
        "The weights within Product are not published",
      ],
      [
        "weights:logistics",
        "assumed",
        "scorecast-defaults",
        "物流体验内各指标的权重未公布",
        "The weights within Logistics are not published",
      ],
      [
        "weights:service",
        "assumed",
        "scorecast-defaults",
        "服务体验内各指标的权重未公布",
        "The weights within Service are not published",
      ],
      [
        "total",
        "assumed",
        "scorecast-defaults",
        "总分的上下限未公布",
        "The bounds of the total are not published",
      ],
      [
        "display",
        "assumed",
        "scorecast-defaults",
        "总分取整方式未公布",
        "How the total is rounded is not published",
      ],
    ]);
  });
  it("do not name the bounds of a total that is a fixed score", () => {
    const rules = rulesOf(V8);
    rules.total.provenance = "assumed";
    const ids = (count: number) => told(recordOf(goodOrders("o", count, late)), rules).map(([id]) => id);
    expect(ids(40)).toContain("total");
    expect(ids(4)).not.toContain("total");
  });
  it("count the rows of each stand-in", () => {
    const history: History = {
      ...shop,
      fallbacks: [{ table: "parcels", column: "signed_at", from: "orders.completed_at", rows: 3, of: 40 }],
    };
    expect(told(history, V8).at(-1)).toEqual([
      "stand-in:parcels.signed_at",
      "assumed",
      "import",
      "40 行中有 3 行的 parcels.signed_at 由 orders.completed_at 代替",
      "orders.completed_at stands in for parcels.signed_at in 3 of 40 rows",
    ]);
  });
});

describe("refunds without a time of agreement", () => {
  const refunds = (...on: readonly [day: string, type: string][]) =>
    recordOf({
      orders: on.map(([, type], i) => order(`o${i}`, "09-01 10:00", { order_type: type })),
      afterSales: on.map(([day], i) =>
        afterSale(`s${i}`, `o${i}`, "09-01 12:00", { refunded_at: `${day} 10:00`, result: "refunded" }),
      ),
    });
  const note = (history: History, rules: RuleVersion | string = V8) =>
    told(history, rules).find(([id]) => id === "left-out:after-sale-review-hours");

  it("are counted from the first to the last day of the window, orders left out not among them", () => {
    const days = ["08-20", "08-21", "09-05", "09-19", "09-20"] as const;
    expect(note(refunds(...days.map((day) => [day, "normal"] as [string, string])))).toEqual([
      "left-out:after-sale-review-hours",
      "assumed",
      "scorecast-defaults",
      "3 笔退款没有同意时间，未计入售后审核时长",
      "3 refunds have no time of agreement and are left out of the review hours",
    ]);
    expect(note(refunds(["09-05", "normal"], ["09-05", "gift"]))![3]).toMatch(/^1 /);
  });
  it("leave out the order types that the metric itself leaves out", () => {
    const rules = rulesOf(V8);
    rules.metrics["after-sale-review-hours"]!.orderTypesLeftOut = [{ type: "presale" }];
    expect(note(refunds(["09-05", "presale"], ["09-05", "gift"]), rules)![3]).toMatch(/^1 /);
    expect(note(refunds(["09-05", "presale"]), rules)).toBeUndefined();
  });
  it("are no matter where the version has no such metric, or the shop no after-sales", () => {
    expect(note(refunds(["09-05", "normal"]), V2)).toBeUndefined();
    expect(note(shop)).toBeUndefined();
  });
});

describe("the provenance of a metric's score", () => {
  const official = { source: "aJoPPkXuLRqc", provenance: "official" } as const;
  const published = () => {
    const rules = rulesOf(V7b);
    const rule = rules.metrics["product-rating"]!;
    rule.provenance = "official";
    delete rule.parameters.provenance;
    rule.mapping = {
      kind: "tiers",
      better: "higher",
      cases: [{ below: 50, bounds: [{ points: 100, bound: 4.8, ...official }], ...official }],
    };
    return { rules, rule };
  };
  const of = (rules: RuleVersion, floored = false, standsIn = false) =>
    metricProvenance(rules.metrics["product-rating"]!, rules, shop.shop, floored, standsIn);

  it("is official where all of it is, and assumed with a stand-in", () => {
    expect(of(published().rules)).toBe("official");
    expect(of(published().rules, false, true)).toBe("assumed");
  });
  it("is that of the weakest bound, case, parameter or definition", () => {
    const weakened = (weaken: (rule: ReturnType<typeof published>["rule"]) => void) => {
      const { rules, rule } = published();
      weaken(rule);
      return of(rules);
    };
    const cases = ({ mapping }: ReturnType<typeof published>["rule"]) => {
      if (mapping.kind !== "tiers") throw new TypeError();
      return mapping.cases[0]!;
    };
    expect(
      weakened((rule) => {
        cases(rule).bounds[0]!.provenance = "public";
      }),
    ).toBe("public");
    expect(
      weakened((rule) => {
        cases(rule).provenance = "seed";
      }),
    ).toBe("seed");
    expect(
      weakened((rule) => {
        rule.parameters.provenance = "user";
      }),
    ).toBe("user");
    expect(
      weakened((rule) => {
        rule.provenance = "seed";
      }),
    ).toBe("seed");
    expect(
      weakened((rule) => {
        rule.mapping = { kind: "direct", max: 100, ...official, provenance: "public" } as typeof rule.mapping;
      }),
    ).toBe("public");
  });
  it("among peers is that of the weakest snapshot", () => {
    const rules = rulesOf(V2);
    const rule = rules.metrics["complaint-rate"]!;
    if (rule.mapping.kind !== "peer-rank") throw new TypeError();
    const { mapping } = rule;
    rule.provenance = "official";
    delete rule.parameters.provenance;
    mapping.provenance = "official";
    mapping.peers = [{ ...mapping.peers[0]!, provenance: "public" }];
    expect(metricProvenance(rule, rules, shop.shop, false, false)).toBe("public");
    mapping.peers.push({ ...mapping.peers[0]!, from: "2021-09-01", provenance: "user" });
    expect(metricProvenance(rule, rules, shop.shop, false, false)).toBe("user");
    mapping.provenance = "seed";
    expect(metricProvenance(rule, rules, shop.shop, false, false)).toBe("seed");
  });
  it("on the floor is that of the floor and its test", () => {
    const { rules, rule } = published();
    expect(of(rules, true)).toBe("official");
    rule.floor!.provenance = "public";
    expect(of(rules, true)).toBe("public");
    rules.floor!.provenance = "seed";
    expect(of(rules, true)).toBe("seed");
    rule.floor = undefined;
    expect(of(rules, true)).toBe("assumed");
  });
});

describe("a metric's line", () => {
  it("of a value that the user gave is the user's at best", () => {
    const rules = rulesOf(V4);
    const rule = rules.metrics["product-base-score"]!;
    if (rule.mapping.kind === "piecewise-linear")
      for (const one of rule.mapping.cases) one.provenance = "official";
    if (rule.mapping.kind === "peer-rank") {
      rule.mapping.provenance = "official";
      for (const one of rule.mapping.peers) one.provenance = "official";
    }
    rule.provenance = "official";
    delete rule.parameters.provenance;
    expect(lineOf(shop, rules, "product-base-score", "09-20").provenance).toBe("official");
    rule.value = 4.7;
    expect(lineOf(shop, rules, "product-base-score", "09-20")).toMatchObject({
      provenance: "user",
      value: 4.7,
      numerator: null,
      denominator: null,
    });
  });
  it("without a score contributes nothing and says what is missing", () => {
    const talked = recordOf({
      ...goodOrders("o", 40, late),
      chats: [chat("c", "09-15 10:00")],
      afterSales: [],
    });
    expect(lineOf(talked, V8, "chat-dissatisfaction-rate", "09-20")).toMatchObject({
      status: "abstained",
      score: null,
      share: 0,
      contribution: 0,
      missing: "no-entries",
      numerator: 0,
      denominator: 0,
    });
    expect(lineOf(shop, V8, "chat-dissatisfaction-rate", "09-20")).toMatchObject({
      status: "unscored",
      contribution: 0,
      missing: "table:chats",
      numerator: null,
      denominator: null,
    });
    expect(lineOf(talked, V8, "product-rating", "09-20").missing).toBeNull();
    expect(lineOf(recordOf({ orders: [] }), V8, "platform-help-rate", "09-20").missing).toBe(
      "table:after-sales,chats",
    );
  });
});

describe("the provenance of no total", () => {
  it("is that of the stages, whatever the weights are", () => {
    const rules = rulesOf(V8);
    if (rules.stages.kind !== "by-orders") throw new TypeError();
    rules.stages.growth = null;
    rules.stages.provenance = "public";
    expect(scored(recordOf(goodOrders("o", 4, late)), rules, "09-20")).toMatchObject({
      stage: "none",
      provenance: "public",
      total: null,
      clamped: null,
    });
  });
});
