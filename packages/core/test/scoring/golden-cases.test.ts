import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deliveryDeadline } from "../../src/clocks/delivery-deadline.ts";
import { secondsOnClock } from "../../src/clocks/pickup-clock.ts";
import { formatLocalTime, parseLocalTime } from "../../src/clocks/shop-day.ts";
import { goodEntriesTo } from "../../src/explain/distances.ts";
import { metrics } from "../../src/metrics/registry.ts";
import { buyerDisplay } from "../../src/scoring/display.ts";
import { evaluated, type Given } from "../evaluated.ts";
import { afterSale, chat, complaint, order, perk, recordOf, violation } from "../record.ts";
import { guide, rulesOf, V2, V3, V4, V7a, V7b, V8 } from "../rule-versions.ts";
import { lineOf, scored } from "../scored.ts";

// biome-ignore lint/suspicious/noExplicitAny: every golden case has a shape of its own
type Case = any;
const cases = new Map<string, Case>(
  JSON.parse(readFileSync(new URL("../golden/golden-cases.json", import.meta.url), "utf8")).map(
    (one: Case) => [one.id, one],
  ),
);
const golden = (id: string): Case => cases.get(id)!;

/** Every metric of V7a and V7b at 100 points. */
const perfect: Given = {
  "product-rating": 5,
  "quality-return-rate": 0,
  "pickup-score": 100,
  "delivery-on-time-rate": 1,
  "logistics-return-rate": 0,
  "after-sale-in-time-rate": 1,
  "chat-response-seconds": 10,
  "chat-dissatisfaction-rate": 0,
  "after-sale-review-hours": 1,
  "platform-help-rate": 0,
};

it("all the golden cases are tested here", () => {
  expect([...cases.keys()].sort()).toEqual(
    [
      "A1",
      "A1b",
      "A2",
      "A3",
      "D1",
      "D2",
      "D3",
      "D3b",
      "D4a",
      "D4b",
      "D4c",
      "D4d",
      "D5",
      "D6",
      "D7",
      "D8",
      "D9",
      "E1",
      "E2",
    ].sort(),
  );
});

describe("A: the seeds' arithmetic", () => {
  it("A1: one complaint that moves the rate by 2.33 % means 43 orders", () => {
    const { input, expect: want } = golden("A1");
    expect(Math.round((input.new_complaints * 100) / input.complaint_rate_delta_pct)).toBe(
      want.implied_paid_orders,
    );
    expect(want.service_before - want.service_after).toBeCloseTo(0.57, 12);
  });
  it("A1b: one complaint among 43 paid orders takes 0.5704 off the service dimension of 2021", () => {
    const { input, expect: want } = golden("A1b");
    const orders = Array.from({ length: input.paid_orders }, (_, i) => order(`o${i}`, "2021-05-20 10:00:00"));
    const tables = {
      orders,
      afterSales: Array.from({ length: 40 }, (_, i) =>
        afterSale(`s${i}`, `o${i}`, "2021-05-24 10:00:00", {
          type: i < 20 ? "refund-only" : "return-refund",
          reason_class: "no-reason",
          refunded_at: "2021-05-24 11:00:00",
          result: "refunded",
        }),
      ),
      chats: [chat("c1", "2021-05-24 10:00:00", { answered_within_3min: 1 })],
    };
    const service = (complaints: ReturnType<typeof complaint>[]) =>
      scored(recordOf({ ...tables, complaints }), V2, "2021-06-28").dimensions.find(
        ({ id }) => id === "service",
      )!.score!;
    expect(service([])).toBe(5);
    const after = service([complaint("k1", "o7", "2021-06-04 10:00:00")]);
    expect(after - service([])).toBeCloseTo(want.service_delta, 4);
    const rules = rulesOf(V2);
    expect(rules.weights.service[0]!.weights["complaint-rate"]).toBe(100 * input.complaint_rate_weight);
  });
  it.each([
    ["A2", V2],
    ["A3", V3],
    ["A3", V4],
  ])("%s: a service that falls by 0.57 moves the total by its weight (%s)", (id, rules) => {
    const { input, expect: want } = golden(id);
    const weights = evaluated(rules, allFiveStars).dimensionShares;
    expect([weights["product"], weights["logistics"], weights["service"]]).toEqual(input.weights);
    // complaint rate and friends so that the service dimension alone falls by 0.57
    const best = evaluated(rules, allFiveStars);
    const complaintWeight = rulesOf(rules).weights.service[0]!.weights["complaint-rate"]! / 100;
    const rate = peerValue(rules, "complaint-rate", 5 + input.service_delta / complaintWeight);
    const worse = evaluated(rules, { ...allFiveStars, "complaint-rate": rate });
    expect(worse.dimensions["service"]! - best.dimensions["service"]!).toBeCloseTo(input.service_delta, 9);
    expect(worse.total - best.total).toBeCloseTo(want.total_delta, 9);
  });
});

/** Every metric of the 5-point versions at the best peer's value. */
const allFiveStars: Given = {
  "bad-review-rate": 0,
  "quality-return-rate": 0,
  "negative-feedback-rate": 0,
  "pickup-in-time-rate": 1,
  "delivery-hours": 1,
  "logistics-return-rate": 0,
  "complaint-rate": 0,
  "merchant-liability-rate": 0,
  "chat-reply-in-3min-rate": 1,
  "chat-dissatisfaction-rate": 0,
  "refund-only-hours": 1,
  "return-refund-hours": 1,
};

/** The value that the rule file's peers put at `points`, by a search of our own. */
function peerValue(rules: string, metric: string, points: number): number {
  const { mapping } = rulesOf(rules).metrics[metric]!;
  if (mapping.kind !== "peer-rank") throw new RangeError(`${metric} is not ranked`);
  const [{ values }] = mapping.peers as [(typeof mapping.peers)[number]];
  const next = mapping.points.findIndex((p) => p >= points);
  const share = (points - mapping.points[next - 1]!) / (mapping.points[next]! - mapping.points[next - 1]!);
  return values[next - 1]! + share * (values[next]! - values[next - 1]!);
}

describe("D1, D6, D7: the clocks", () => {
  it("D1: a delivery standard of two days does not count the day of pickup", () => {
    const { input, expect: want } = golden("D1");
    const due = deliveryDeadline(parseLocalTime(input.pickup)!, input.standard_natural_days);
    expect(formatLocalTime(due)).toBe(want.deadline);
  });
  it.each(golden("D6").cases as [string, string, number | string][])(
    "D6: paid %s, picked up %s: %s hours",
    (paid, pickedUp, hours) => {
      const counted =
        secondsOnClock(parseLocalTime(paid)!, parseLocalTime(pickedUp)!, { from: 18, until: 6 }) / 3600;
      expect(counted).toBeCloseTo(typeof hours === "number" ? hours : 0, 4);
      const rule = rulesOf(V8).metrics["pickup-hours"]!.parameters.restHours!;
      expect(rule).toEqual({ from: 18, until: 6 });
    },
  );
  it.each(golden("D7").cases as [string, string, number][])(
    "D7: applied %s, agreed %s: %s hours",
    (applied, agreed, hours) => {
      const { restHours } = rulesOf(V7b).metrics["after-sale-review-hours"]!.parameters;
      const counted = secondsOnClock(parseLocalTime(applied)!, parseLocalTime(agreed)!, restHours!) / 3600;
      expect(counted).toBeCloseTo(hours, 4);
    },
  );
});

describe("D2: what buyers see", () => {
  const want = golden("D2");
  it.each(Object.entries<number>(want.expect))("a total of %s shows as %d", (total, buyer) => {
    for (const id of [V7a, V7b, V8]) expect(buyerDisplay(rulesOf(id), Number(total)).buyerScore).toBe(buyer);
  });
  it.each(Object.entries<number>(want.expect_V8_only))(
    "since 2026-09-08 a total of %s shows as %d",
    (total, buyer) => {
      expect(buyerDisplay(rulesOf(V8), Number(total)).buyerScore).toBe(buyer);
    },
  );
});

describe("D3, D3b: the floor at 80", () => {
  const want = golden("D3").expect;
  const rating = (orders: number, bad: number, shop = {}, rules = V7a) =>
    evaluated(
      rules,
      {
        ...perfect,
        "product-rating": [4.9 * 100, 100],
        "count:valid-paid-orders": orders,
        "count:bad-review-orders": bad,
      },
      { shop },
    );
  const points = (...args: Parameters<typeof rating>) => rating(...args).points["product-rating"];
  const expected = (key: string) => (want[key] === "tier" ? 100 : want[key]);

  it.each([V7a, V7b])(
    "fixes the rating of other shops below 500 orders with at most 3 bad ones (%s)",
    (rules) => {
      expect(points(499, 3, {}, rules)).toBe(expected("other_shop_499_orders_3_bad"));
      expect(points(500, 3, {}, rules)).toBe(expected("other_shop_500_orders_3_bad"));
      expect(points(499, 4, {}, rules)).toBe(expected("other_shop_499_orders_4_bad"));
      expect(points(200, 0, {}, rules)).toBe(expected("other_shop_200_orders_0_bad_perfect_rating"));
      expect(points(499, 3, { shopType: "individual" }, rules)).toBe(80);
    },
  );
  it("has its limit at 300 for flagship shops and for the listed industries", () => {
    expect(points(299, 3, { shopType: "flagship" })).toBe(want.flagship_299_orders_3_bad);
    expect(points(300, 3, { shopType: "flagship" })).toBe(expected("flagship_300_orders_3_bad"));
    const listed = { industry: "黄金珠宝" };
    expect(points(299, 3, listed)).toBe(want.listed_industry_nonflagship_299_orders_3_bad);
    expect(points(300, 3, listed)).toBe(expected("listed_industry_nonflagship_300_orders_3_bad"));
    expect(points(299, 3, { ...listed, shopType: "flagship" })).toBe(80);
    expect(points(300, 3, { industry: "女装", shopType: "other" })).toBe(80);
  });
  it("is marked as such, and lifts a bad value as well", () => {
    const floored = evaluated(V7a, { ...perfect, "product-rating": 1, "count:valid-paid-orders": 40 });
    expect(floored.status["product-rating"]).toBe("floored");
    expect(floored.points["product-rating"]).toBe(80);
    expect(floored.values["product-rating"]).toBe(1);
  });
  it.each([
    ["quality-return-rate", V7a],
    ["logistics-return-rate", V7a],
    ["quality-return-rate", V7b],
    ["logistics-return-rate", V7b],
    ["platform-help-rate", V7b],
  ])("%s: 80 up to 3 cases and few orders (%s)", (metric, rules) => {
    const at = (cases: number, orders: number) =>
      evaluated(rules, { ...perfect, [metric]: [cases, 100], "count:valid-paid-orders": orders }).points[
        metric
      ];
    expect(at(3, 499)).toBe(80);
    expect(at(0, 499)).toBe(80);
    expect(at(4, 499)).toBe(50);
    expect(at(3, 500)).toBe(50);
  });
  it("D3b: rated sessions up to 3 are 80 whatever the orders, and escalations need few of them", () => {
    const b = golden("D3b").expect;
    const sessions = (rated: number) =>
      evaluated(V7b, { ...perfect, "chat-dissatisfaction-rate": [rated, rated] }).points[
        "chat-dissatisfaction-rate"
      ];
    expect(sessions(3)).toBe(b["3_rated_sessions_any_order_count"]);
    expect(sessions(0)).toBe(80);
    expect(sessions(4)).toBe(50);
    const help = (orders: number) =>
      evaluated(V7b, { ...perfect, "platform-help-rate": [3, 100], "count:valid-paid-orders": orders })
        .points["platform-help-rate"];
    expect(help(499)).toBe(b.other_shop_499_orders_3_escalations);
    expect(b.other_shop_500_orders_3_escalations).toBe("tier");
    expect(help(500)).toBe(50);
  });
  it("there is none since 2026-09-08, nor for metrics whose table is missing", () => {
    expect(rulesOf(V8).floor).toBeNull();
    const few = { "count:valid-paid-orders": 40 };
    expect(
      evaluated(V8, { ...perfect, ...few, "quality-return-rate": 0 }).points["quality-return-rate"],
    ).toBe(100);
    const missing = evaluated(V7b, { ...perfect, ...few }, { missing: ["reviews"] });
    expect(missing.status["product-rating"]).toBe("unscored");
  });
});

describe("D4: deductions", () => {
  const acts = (kind: string, count: number, day = "08-20") =>
    Array.from({ length: count }, (_, i) => violation(kind, `${day} 1${i % 10}:00`));
  const taken = (
    rules: string,
    rows: ReturnType<typeof violation>[],
    on = "2026-09-01",
    values = perfect,
  ) => {
    const history = recordOf({ orders: [], violations: rows });
    const plain = evaluated(rules, values, { on });
    return { delta: evaluated(rules, values, { on, history }).total - plain.total, base: plain.total };
  };
  it("D4a: six bad acts take 15, brushing another 15, and the total stays at 50 at least", () => {
    const want = golden("D4a").expect;
    const mocking = acts("mocking-customers", 6, "06-20");
    expect(taken(V7a, mocking, "2026-07-01").delta).toBe(want["6_bad_service_acts"]);
    expect(taken(V7a, [...mocking, ...acts("brushing", 2, "06-20")], "2026-07-01").delta).toBe(
      want.plus_brushing,
    );
    const bad = evaluated(
      V7a,
      { ...perfect, "product-rating": 4, "delivery-on-time-rate": 0, "chat-response-seconds": 500 },
      {
        on: "2026-07-01",
        history: recordOf({ orders: [], violations: [...mocking, ...acts("brushing", 1, "06-20")] }),
      },
    );
    expect(bad.total).toBe(want.total_floor);
  });
  it("D4a: the four kinds share the cap of 15, at 3 each", () => {
    for (const kind of [
      "mocking-customers",
      "abnormal-return-address",
      "refusing-after-sale",
      "invoice-refusal",
    ]) {
      expect(taken(V7a, acts(kind, 1, "06-20"), "2026-07-01").delta).toBe(-3);
      expect(taken(V7a, acts(kind, 4, "06-20"), "2026-07-01").delta).toBe(-12);
    }
    const mixed = [...acts("mocking-customers", 3, "06-20"), ...acts("invoice-refusal", 3, "06-20")];
    expect(taken(V7a, mixed, "2026-07-01").delta).toBe(-15);
  });
  it("D4b: since 2026-09-08 six scenes have caps of 10 each", () => {
    const want = golden("D4b").expect;
    const on = "2026-10-01";
    const day = "09-20";
    const values = { ...perfect, "pickup-hours": 1, "damage-return-rate": 0, "after-sale-review-hours": 0.1 };
    const one = (kind: string, count: number) => taken(V8, acts(kind, count, day), on, values).delta;
    expect(one("abnormal-return-address", 6)).toBe(want["6_abnormal_addresses"]);
    expect(one("abnormal-return-address", 1)).toBe(-2);
    expect(one("invoice-refusal", 6)).toBe(want["6_invoice_refusals"]);
    expect(one("brushing", 3)).toBe(want.brushing);
    expect(one("false-advertising", 1)).toBe(want.false_ad);
    expect(one("fraudulent-shipping", 1)).toBe(want.fraud_ship);
    expect(one("brand-confusion", 1)).toBe(want.brand_confusion);
    expect(one("mocking-customers", 6)).toBe(0);
    expect(rulesOf(V8).total).toMatchObject({ min: want.total_floor, max: want.total_cap });
  });
  it("D4c: from 2026-07-14 addresses and invoices take 15 together, brushing another 15", () => {
    const want = golden("D4c").expect;
    expect(taken(V7b, acts("invoice-refusal", 6)).delta).toBe(want["6_invoice_refusals"]);
    expect(taken(V7b, [...acts("invoice-refusal", 6), ...acts("brushing", 1)]).delta).toBe(
      want.plus_brushing,
    );
    expect(taken(V7b, [...acts("invoice-refusal", 3), ...acts("abnormal-return-address", 3)]).delta).toBe(
      -15,
    );
    expect(taken(V7b, acts("mocking-customers", 6)).delta).toBe(0);
    expect(taken(V7b, acts("refusing-after-sale", 6)).delta).toBe(0);
  });
  it("D4d: a day of three fraudulent shipments by the rule of its own day", () => {
    const want = golden("D4d").expect;
    expect(taken(V7b, acts("fraudulent-shipping", 3, "07-20"), "2026-08-01").delta).toBe(
      want["fraud_day_2026-07-20"],
    );
    expect(taken(V7b, acts("fraudulent-shipping", 3, "08-10"), "2026-08-20").delta + 0).toBe(
      want["fraud_day_2026-08-10"],
    );
    const perfect8 = {
      ...perfect,
      "pickup-hours": 1,
      "damage-return-rate": 0,
      "after-sale-review-hours": 0.1,
    };
    expect(taken(V8, acts("fraudulent-shipping", 3, "09-10"), "2026-09-20", perfect8).delta).toBe(
      want["fraud_day_2026-09-10"],
    );
    expect(taken(V7b, acts("fraudulent-shipping", 2, "07-20"), "2026-08-01").delta).toBe(0);
    expect(taken(V8, acts("fraudulent-shipping", 3, "08-20"), "2026-09-10", perfect8).delta).toBe(0);
  });
});

it("D5: the arithmetic of the abolished exemption for a rush of orders", () => {
  const want = golden("D5").expect;
  expect(11000 / 8000).toBe(want["11000/8000"]);
  expect((1000 / 20000) * 100).toBe(want.late_rate_pct);
  expect((1 - 104 / 20000) * 100).toBeCloseTo(want.within48h_pct, 9);
  expect(Math.ceil(0.9 * 90)).toBe(want.p90_index_of_90);
});

describe("D8, D9: bonuses", () => {
  it("D8: the remote bonus lifts the logistics dimension to 100 at most", () => {
    const given = {
      ...perfect,
      "count:remote-clean-orders": 1,
      "pickup-score": [(100 - 2 / 0.15) * 300, 300] as const,
    };
    const open = { perks: [perk("remote-logistics", "01-01")] };
    const plain = evaluated(V7b, given);
    const lifted = evaluated(V7b, given, { shop: open });
    expect(plain.dimensions["logistics"]).toBeCloseTo(98, 9);
    expect(lifted.dimensions["logistics"]).toBe(golden("D8").expect.logistics_98_plus_remote_3);
  });
  it("D9: all bonuses give 11, seven to cross-border shops, and all deductions take 60", () => {
    const want = golden("D9").expect;
    const given: Given = {
      "product-rating": 4.6,
      "quality-return-rate": 0.01,
      "pickup-hours": 24,
      "delivery-on-time-rate": 0.9,
      "damage-return-rate": 0.002,
      "chat-response-seconds": 90,
      "chat-dissatisfaction-rate": 0.14,
      "after-sale-review-hours": 8,
      "platform-help-rate": 0.01,
      "count:next-day-orders": 20,
      "count:signed-orders": 100,
      "count:freight-insured-orders": 1,
      "count:large-item-insured-orders": 1,
      "count:installed-orders": 50,
      "count:in-range-orders": 100,
    };
    const perks = [
      perk("freight-insurance", "01-01"),
      perk("large-item-freight-insurance", "01-01"),
      perk("home-installation", "01-01"),
    ];
    for (const [industry, bonus] of [
      ["女装", want.max_bonus],
      ["跨境时尚", want.max_bonus_global],
    ] as const) {
      const plain = evaluated(V8, given, { shop: { industry, perks: [] } });
      const lifted = evaluated(V8, given, { shop: { industry, perks } });
      expect(lifted.total - plain.total + (plain.bonuses.includes("next-day-delivery") ? 5 : 0)).toBeCloseTo(
        bonus,
        9,
      );
    }
    const kinds = [
      "abnormal-return-address",
      "invoice-refusal",
      "brushing",
      "false-advertising",
      "fraudulent-shipping",
      "brand-confusion",
    ];
    const violations = kinds.flatMap((kind) =>
      Array.from({ length: 9 }, (_, i) => violation(kind, `10-1${i} 10:00`)),
    );
    const clean = evaluated(V8, given);
    const punished = evaluated(V8, given, { history: recordOf({ orders: [], violations }) });
    expect(punished.total - clean.total).toBeCloseTo(-want.max_deduction, 9);
  });
});

describe("E: how many good ones it takes", () => {
  const plan = (id: keyof typeof metrics) => ({ metric: metrics[id], scale: metrics[id].scale });
  it("E1: 100 ratings of 4.60 need 92 of 5 stars to reach 4.791", () => {
    const { input, expect: want } = golden("E1");
    expect(goodEntriesTo(plan("product-rating"), input.target, input.n * input.avg, input.n)).toBe(
      want.extra_5star,
    );
  });
  it("E2: 6 bad of 300 need 300 good ones to reach 1 %", () => {
    const { input, expect: want } = golden("E2");
    expect(goodEntriesTo(plan("quality-return-rate"), input.target_pct / 100, input.bad, input.base)).toBe(
      want.extra_good_orders,
    );
  });
});

it("the guide is never in force and has its own four weights", () => {
  expect(rulesOf(guide).effectiveFrom).toBeNull();
  expect(rulesOf(guide).weights.dimensions[0]!.weights).toEqual({
    product: 40,
    logistics: 25,
    service: 20,
    content: 15,
  });
  expect(lineOf(recordOf({ orders: [] }), guide, "banned-word-rate", "09-10").status).toBe("unscored");
});
