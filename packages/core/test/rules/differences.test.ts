import { describe, expect, it } from "vitest";
import { type DifferenceGroup, differences } from "../../src/rules/differences.ts";
import { loadRules, ruleVersions } from "../../src/rules/registry.ts";
import type { RuleVersion } from "../../src/rules/schema.ts";

const V7A = await loadRules("douyin-2026-05-07");
const V7B = await loadRules("douyin-2026-07-14");
const V8 = await loadRules("douyin-2026-09-08");

const group = (groups: readonly DifferenceGroup[], kind: DifferenceGroup["kind"], id: string) =>
  groups.find((one) => one.kind === kind && one.id === id);
const lines = (found: DifferenceGroup | undefined) =>
  (found?.differences ?? []).map(({ path, before, after }) => [path.slice(2).join("/"), before, after]);

describe("differences from July to September 2026", () => {
  const groups = () => differences(V7B, V8);

  it("name the metrics that came, went and changed", () => {
    const changes = groups()
      .filter((one) => one.kind === "metric")
      .map((one) => [one.id, one.change]);
    expect(Object.fromEntries(changes)).toEqual({
      "product-rating": "changed",
      "quality-return-rate": "changed",
      "pickup-hours": "added",
      "delivery-on-time-rate": "changed",
      "damage-return-rate": "added",
      "chat-dissatisfaction-rate": "changed",
      "chat-response-seconds": "changed",
      "after-sale-review-hours": "changed",
      "platform-help-rate": "changed",
      "pickup-score": "removed",
      "logistics-return-rate": "removed",
    });
  });

  it("tell a mapping's change with both sources", () => {
    const rating = group(groups(), "metric", "product-rating")!;
    expect(rating.title.zh).toBe("商品综合评分");
    const kind = rating.differences.find((one) => one.path.join("/").endsWith("mapping/kind"))!;
    expect(kind).toMatchObject({ before: "tiers", after: "piecewise-linear" });
    const tick = rating.differences.find((one) => one.path.join("/").endsWith("bounds/70/bound"))!;
    expect(tick).toMatchObject({
      path: ["metrics", "product-rating", "mapping", "cases", "everybody", "bounds", "70", "bound"],
      before: 4.64,
      after: null,
      sourceBefore: "page-2026-02",
      provenanceBefore: "public",
      sourceAfter: null,
      provenanceAfter: null,
    });
    expect(tick.titles.map((title) => title.en)).toEqual(["How it becomes points", "Tiers"]);
    const knots = rating.differences.find((one) => one.path.at(-1) === "knots")!;
    expect(knots).toMatchObject({ before: null, provenanceAfter: "assumed", sourceBefore: null });
    expect(knots.after).toContainEqual([4.8, 80]);
  });

  it("tell the smaller list of quality reasons as one definition", () => {
    const reasons = group(groups(), "metric", "quality-return-rate")!.differences.find(
      (one) => one.path.at(-1) === "reasons",
    )!;
    expect(reasons).toMatchObject({
      before: ["quality", "mismatch", "damage"],
      after: ["quality", "mismatch"],
      provenanceBefore: "assumed",
      provenanceAfter: "assumed",
    });
  });

  it("tell the weights of the groups of industries", () => {
    const cross = group(groups(), "weights", "dimensions")!.differences.filter((one) =>
      one.path.includes("跨境大健康"),
    );
    expect(cross.map((one) => [one.path.at(-1), one.before, one.after])).toEqual([
      ["product", 40, 25],
      ["logistics", 30, 20],
      ["service", 30, 55],
    ]);
    for (const one of cross)
      expect([one.sourceBefore, one.provenanceAfter]).toEqual(["aJob8j5ENzxa", "official"]);
  });

  it("tell bonuses and deductions, by id", () => {
    const adjustments = groups().filter((one) => one.kind === "adjustment");
    expect(Object.fromEntries(adjustments.map((one) => [one.id, one.change]))).toEqual({
      "next-day-delivery": "added",
      "freight-insurance": "added",
      "large-item-freight-insurance": "added",
      "home-installation": "added",
      "abnormal-return-address": "added",
      "invoice-refusal": "added",
      brushing: "changed",
      "false-advertising": "added",
      "fraudulent-shipping": "added",
      "brand-confusion": "added",
      "negative-service": "removed",
      "fraudulent-shipping-day": "removed",
      "remote-logistics": "removed",
    });
    expect(lines(group(groups(), "adjustment", "brushing"))).toContainEqual(["points", 15, 10]);
    expect(lines(group(groups(), "adjustment", "brushing"))).toContainEqual(["cap", 15, 10]);
  });

  it("tell the new range, the table for buyers and the end of the floor", () => {
    const total = group(groups(), "frame", "total")!.differences;
    expect(total).toEqual([
      {
        path: ["total", "min"],
        titles: [{ zh: "总分范围", en: "Range of the total" }],
        before: 50,
        after: 0,
        sourceBefore: "103956",
        sourceAfter: "aJoPPkXuLRqc",
        provenanceBefore: "official",
        provenanceAfter: "official",
      },
    ]);
    expect(group(groups(), "frame", "floor")!.change).toBe("changed");
    const rows = group(groups(), "frame", "buyerDisplay")!.differences;
    expect(rows.map((one) => [one.path.join("/"), one.before, one.after])).toEqual([
      ["buyerDisplay/scores/3/from", 50, 0],
    ]);
  });

  it("leave out what stayed: dimensions, rounding, orders left out", () => {
    for (const id of ["dimensions", "display", "orderTypesLeftOut", "protections"])
      expect(group(groups(), "frame", id)).toBeUndefined();
  });
});

describe("differences", () => {
  it("are none between a version and itself", () => {
    expect(differences(V8, structuredClone(V8))).toEqual([]);
  });

  it("do not count a text that was reissued with the same number", () => {
    const reissued: RuleVersion = structuredClone(V8);
    reissued.total.source = "103956";
    reissued.total.note = { zh: "重发", en: "reissued" };
    expect(differences(V8, reissued)).toEqual([]);
  });

  it("find any single number that moved, and nothing else", () => {
    const moved: RuleVersion = structuredClone(V8);
    moved.weights.service[3]!.weights["platform-help-rate"] = 21;
    const [only, ...others] = differences(V8, moved);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: "weights", id: "service", change: "changed" });
    expect(only!.title).toEqual({ zh: "服务体验：权重", en: "Service: weights" });
    expect(only!.differences).toHaveLength(1);
    expect(only!.differences[0]).toMatchObject({
      path: ["weights", "service", "彩妆/仪器、other、individual", "weights", "platform-help-rate"],
      before: 20,
      after: 21,
    });
  });

  it("turn around with their arguments", () => {
    const flat = (groups: DifferenceGroup[], turn: boolean) =>
      groups
        .flatMap((one) => one.differences)
        .map(({ path, before, after }) =>
          JSON.stringify([path, turn ? after : before, turn ? before : after]),
        )
        .sort();
    expect(flat(differences(V8, V7B), true)).toEqual(flat(differences(V7B, V8), false));
  });

  it("compare for one shop only its own cases", () => {
    const shop = { industry: "女装", shopType: "other" } as const;
    const service = group(differences(V7A, V7B, shop), "weights", "service")!;
    expect(lines(service)).toEqual([
      ["everybody/weights/chat-dissatisfaction-rate", null, 20],
      ["everybody/weights/chat-response-seconds", 50, 40],
      ["everybody/weights/after-sale-review-hours", null, 20],
      ["everybody/weights/platform-help-rate", null, 20],
      ["everybody/weights/after-sale-in-time-rate", 50, null],
    ]);
    expect(lines(group(differences(V7B, V8, shop), "weights", "dimensions"))).toEqual([
      ["everybody/weights/product", 50, 44],
      ["everybody/weights/logistics", 25, 20],
      ["everybody/weights/service", 25, 36],
    ]);
  });

  it("compare for one shop its own small-count floor", () => {
    const floor = (shopType: "flagship" | "other") =>
      group(differences(V7B, V8, { industry: "女装", shopType }), "frame", "floor")!
        .differences.filter(({ path }) => path.includes("fewOrders"))
        .map(({ path, before, after }) => [path.join("/"), before, after]);
    expect(floor("flagship")).toEqual([["floor/fewOrders/everybody/below", 300, null]]);
    expect(floor("other")).toEqual([["floor/fewOrders/everybody/below", 500, null]]);
    const without = differences(V8, V8, { industry: "女装", shopType: "other" });
    expect(without).toEqual([]);
  });

  it.each([
    ["tiers", V7B],
    ["lines", V8],
  ] as const)("compare for one shop its own %s", (_kind, rules) => {
    const industries = (below: number): RuleVersion => {
      const version: RuleVersion = structuredClone(rules);
      const { mapping } = version.metrics["product-rating"]!;
      if (mapping.kind === "tiers") {
        const [all] = mapping.cases;
        mapping.cases = [{ ...all!, below, for: { industries: ["女装"] } }, all!];
      } else if (mapping.kind === "piecewise-linear") {
        const [all] = mapping.cases;
        mapping.cases = [
          {
            ...all!,
            knots: [
              [1, below],
              [5, 100],
            ],
            for: { industries: ["女装"] },
          },
          all!,
        ];
      }
      return version;
    };
    const found = (industry: string) =>
      differences(industries(10), industries(20), { industry, shopType: "other" });
    expect(found("男装")).toEqual([]);
    const [only, ...others] = found("女装");
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: "metric", id: "product-rating", change: "changed" });
    expect(only!.differences.map(({ path }) => path.slice(0, 5))).toEqual([
      ["metrics", "product-rating", "mapping", "cases", "everybody"],
    ]);
    const all = differences(industries(10), industries(20));
    expect(all.flatMap((one) => one.differences).map(({ path }) => path[4])).toEqual(["女装"]);
  });

  it("say between any two neighbours where every number comes from", async () => {
    for (const [i, { id }] of ruleVersions.slice(0, -1).entries()) {
      const [a, b] = [await loadRules(id), await loadRules(ruleVersions[i + 1]!.id)];
      const found = differences(a, b).flatMap((one) => one.differences);
      expect(found.length).toBeGreaterThan(0);
      for (const one of found) {
        if (typeof one.before === "number")
          expect([one, one.sourceBefore! in a.sources]).toEqual([one, true]);
        if (typeof one.after === "number") expect([one, one.sourceAfter! in b.sources]).toEqual([one, true]);
      }
    }
  });
});
