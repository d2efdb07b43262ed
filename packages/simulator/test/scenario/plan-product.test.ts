import { historyOf } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { compare, fullDose, type LeverSpec, planStudy, type ScenarioSpec } from "../../src/index.ts";
import { combined } from "../../src/levers/combine.ts";
import { parseScenarioFile } from "../../src/scenario/parse-scenario-file.ts";
import { planned, studyInput } from "../engine/planned.ts";
import { busyModel } from "../levers/busy-model.ts";
import { recordedTables, shop, steadyTruth } from "../recorded-shop.ts";

const tables = recordedTables({ ...steadyTruth, ordersPerDay: 12 }, "plan product");
const returned = new Set(tables.afterSales.map(({ order_id }) => order_id));
/** Two in three of the orders that came back are of the bad product, and one in ten of the others. */
const orders = tables.orders.map((row, i) => ({
  ...row,
  product_id: (returned.has((({ order_id }) => order_id)(row)) ? i % 3 > 0 : i % 10 === 0)
    ? "bad"
    : `p${i % 3}`,
}));
const history = historyOf(shop, { ...tables, orders });
const { start } = studyInput();
const delist = (changes: Partial<LeverSpec> = {}): ScenarioSpec => ({
  id: "changed",
  levers: [{ ...fullDose("delist-bad-product"), product: "bad", ...changes }],
});
const batch = (product?: string): ScenarioSpec => ({
  id: "batch",
  levers: [],
  incidents: [
    {
      use: "bad-batch",
      from: start + 2,
      days: 10,
      dose: 1,
      effect: { low: 9, high: 9 },
      ...(product && { product }),
    },
  ],
});
const study = (...scenarios: ScenarioSpec[]) => planned({ scenarios, replications: 40 }, history);
const issues = (spec: ScenarioSpec, of = history) => {
  const result = planStudy(studyInput({ scenarios: [spec] }, of));
  return result.kind === "problems" ? result.problems : [];
};

describe("a product that a lever names", () => {
  const { state } = study(delist());
  const [lever] = state.scenarios[1]!.levers;
  const { shares } = lever!.product!;

  it("brings its own shares, ascending points of their posterior", () => {
    expect(lever!.effectPoints).toEqual(shares.map(() => 1));
    expect(shares).toHaveLength(64);
    const quality = shares.map((one) => one.quality);
    expect(quality).toEqual([...quality].sort((a, b) => a - b));
    expect(quality[32]!).toBeGreaterThan(2 * shares[0]!.orders);
    expect(quality[63]! - quality[0]!).toBeGreaterThan(0.05);
    expect(new Set(shares.map((one) => one.orders)).size).toBe(1);
  });
  it("takes its returns and its orders with it, and nothing at dose 0", () => {
    const base = simulateRange(state, 0, 0, 40)!;
    const node = base.nodes.indexOf("quality-return-rate");
    const mean = (column: Float64Array) => column.reduce((a, b) => a + b, 0) / column.length;
    const gone = simulateRange(state, 1, 0, 40)!;
    const [before, after] = [base, gone].map((one) => mean(columnOf(one, node, 40)));
    expect(after! / before!).toBeLessThan(0.85);
    const none = simulateRange(study(delist({ dose: 0 })).state, 1, 0, 40)!;
    for (let day = 0; day <= 40; day++) expect(columnOf(none, 0, day)).toEqual(columnOf(base, 0, day));
  });
  it("leaves the others' rates over the others' orders", () => {
    const model = busyModel();
    const one = combined(model, [{ use: "delist-bad-product", amount: 1, product: shares[32]! }]);
    expect(one.qualityReturn.times).toBeCloseTo((1 - shares[32]!.quality) / (1 - shares[32]!.orders), 12);
    expect(one.fewerStars[0].times).toBeCloseTo((1 - shares[32]!.stars) / (1 - shares[32]!.orders), 12);
    expect(one.demand.mean / model.demand.mean).toBeCloseTo(1 - shares[32]!.orders, 12);
    expect(combined(model, [{ use: "delist-bad-product", amount: 0, product: shares[32]! }])).toBe(model);
  });
  it("is told of in the report, with its shares and the shop's own record as their source", () => {
    const outcome = compare(studyInput({ scenarios: [delist(), batch("bad")], replications: 10 }, history));
    if (outcome.kind !== "report") throw new Error(outcome.kind);
    const [, changed, spoilt] = outcome.report.scenarios;
    const [line] = changed!.levers;
    expect(line!.provenance).toBe("record");
    expect(line!.effect.en).toMatch(
      /^product bad causes \d+(\.\d)? %–\d+(\.\d)? % of the quality returns .* of the orders \(5 %–95 %\)$/,
    );
    expect(line!.effect.zh).toMatch(/^商品 bad 占品质退货 /);
    // its size is still the user's guess, though the product's part in the shop is measured
    expect(spoilt!.incidents![0]).toMatchObject({ provenance: "user" });
    expect(spoilt!.incidents![0]!.effect.en).toMatch(/: 9; product bad causes \d+(\.\d)? % of/);
  });
  it("two of them in any order change the same bits", () => {
    const two = [shares[3]!, { orders: 0.2, quality: 0.1, stars: 0.3 }].map((product) => {
      return { use: "delist-bad-product", amount: 1, product };
    });
    const model = busyModel();
    expect(JSON.stringify(combined(model, two))).toBe(JSON.stringify(combined(model, [...two].reverse())));
  });
});

describe("without a product", () => {
  it("the default effect stays", () => {
    const [lever] = study({ id: "changed", levers: [fullDose("delist-bad-product")] }).state.scenarios[1]!
      .levers;
    expect(lever!.product).toBeUndefined();
    expect(lever!.effectPoints[0]).toBeGreaterThan(0.1);
    expect(lever!.effectPoints.at(-1)).toBeLessThan(0.7);
  });
});

describe("a bad batch of one product", () => {
  it("is felt by as much of the shop as the product is", () => {
    const { incidents } = study(batch("bad")).state.scenarios[1]!;
    const [{ product, effectPoints }] = incidents as [(typeof incidents & object)[number]];
    const [shares, ...more] = product!.shares;
    expect([effectPoints, more]).toEqual([[9], []]);
    const model = busyModel();
    const spoilt = combined(model, [{ use: "bad-batch", amount: 9, product: shares! }]);
    expect(spoilt.qualityReturn.times).toBeCloseTo(1 + 9 * shares!.quality, 12);
    expect(spoilt.fewerStars[0].times).toBeCloseTo(1 + 4.5 * shares!.stars, 12);
    expect(spoilt.help.escalation.times).toBeCloseTo(1 + 2.25 * shares!.orders, 12);
    expect(spoilt.demand).toBe(model.demand);
  });
  it("brings more returns than none, and fewer than one of the whole shop", () => {
    const { state } = study(batch(), batch("bad"));
    const mean = (scenario: number) => {
      const run = simulateRange(state, scenario, 0, 40)!;
      return columnOf(run, run.nodes.indexOf("quality-return-rate"), 25).reduce((a, b) => a + b, 0);
    };
    const [none, whole, part] = [mean(0), mean(1), mean(2)];
    expect(part).toBeGreaterThan(none);
    expect(part).toBeLessThan(whole);
  });
});

describe("what cannot be planned", () => {
  it("a product that nobody ordered: the nearest and the most ordered are named", () => {
    const [issue] = issues(delist({ product: "bda" }));
    expect(issue!.path).toEqual(["scenarios", "changed", "levers", 0, "product"]);
    expect(issue!.text.en).toMatch(
      /no recent order is of product "bda"; did you mean "bad"\? Most ordered: p\d/,
    );
    expect(issue!.text.zh).toContain("是否想写“bad”？");
  });
  it("a record without products", () => {
    const [issue] = issues(delist(), historyOf(shop, tables));
    expect(issue!.text.en).toContain("fewer than two products");
  });
  it("an effect beside the product", () => {
    const [issue] = issues(delist({ effect: { low: 0.2, high: 0.3 } }));
    expect(issue!.path.at(-1)).toBe("effect");
    expect(issue!.text.en).toContain("not both");
  });
  it("a lever that is not about a product", () => {
    const [issue] = issues({ id: "x", levers: [{ ...fullDose("fast-refund"), product: "bad" }] });
    expect(issue!.text.en).toContain("not about one product");
  });
});

describe("the scenario file", () => {
  const file = (product: unknown) =>
    parseScenarioFile({ scenarios: { a: { levers: [{ use: "delist-bad-product", product }] } } });
  it("takes an id in quotes or a short number", () => {
    for (const [written, id] of [
      ["3701000000000000101", "3701000000000000101"],
      [1234, "1234"],
    ]) {
      const parsed = file(written);
      expect(parsed.kind === "ok" && parsed.file.scenarios[0]!.levers[0]!.product).toBe(id);
    }
  });
  it("refuses a number that was rounded, and says to quote it", () => {
    const parsed = file(Number("3701000000000000101"));
    expect(parsed.kind === "problems" && parsed.problems[0]!.text.en).toContain("in quotes");
  });
});
