import { expect, it } from "vitest";
import { columnOf, type Projection } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { fullDose } from "../../src/index.ts";
import { combined } from "../../src/levers/combine.ts";
import type { LeverId } from "../../src/levers/registry.ts";
import { levers } from "../../src/levers/registry.ts";
import type { ShopModel } from "../../src/model/shop-model.ts";
import { planned } from "../engine/planned.ts";
import { expectedValues } from "./expected-values.ts";

const REPLICATIONS = 60;
const DAYS = 75;

/** How far the metric is from perfect: what a lever shortens by a factor. */
function gap(metric: string, value: number): number {
  return metric === "product-rating" ? 5 - value : metric === "delivery-on-time-rate" ? 1 - value : value;
}

/** A large shop without doubt about itself, so that little but the lever moves the ratio. */
function certain(model: ShopModel): ShopModel {
  const { demand, chats, help, qualityReturn } = model;
  return {
    ...model,
    demand: { ...demand, mean: 400, dayVariance: 0, evidence: 1e9 },
    qualityReturn: { ...qualityReturn, evidence: 1e9 },
    chats: { ...chats, staffing: { agents: 4 }, sessions: { ...chats.sessions, mean: 0.9 } },
    help: {
      seeking: { ...help.seeking, mean: 0.3 },
      escalation: { ...help.escalation, byLag: help.escalation.byLag.map(() => 0.002) },
    },
  };
}

/** Mean gap on the last day over that of the baseline, and its standard error over paired futures. */
function ratioOf(metric: string, base: Projection, changed: Projection): { ratio: number; error: number } {
  const node = base.nodes.indexOf(metric);
  const gaps = (projection: Projection) =>
    [...columnOf(projection, node, DAYS)].map((value) => gap(metric, value));
  const [a, b] = [gaps(base), gaps(changed)];
  const mean = (values: readonly number[]) => values.reduce((x, y) => x + y, 0) / values.length;
  const ratio = mean(b) / mean(a);
  const squares = b.map((value, r) => (value - ratio * a[r]!) ** 2);
  return { ratio, error: Math.sqrt(mean(squares) / REPLICATIONS) / mean(a) };
}

it.each([
  ["three-stage-quality-checks", 0.5],
  ["gifts-and-cards", 0.3],
  ["stronger-packing", 0.5],
  ["courier-change", 0.5],
  ["staff-training", 0.4],
  ["call-before-refusing", 0.5],
  ["longer-chat-hours", 0.3],
  ["fast-refund", 0.4],
  ["ship-before-18", 0.5],
  ["second-daily-pickup", 0.5],
  ["outbound-within-24h", 0.6],
  ["more-chat-agents", 1],
] as const satisfies readonly (readonly [LeverId, number])[])(
  "%s at %f moves its metric in the engine as the model expects",
  (use, amount) => {
    const lever = { ...fullDose(use), effect: { low: amount, high: amount } };
    const { state } = planned({
      horizon: DAYS,
      replications: REPLICATIONS,
      scenarios: [{ id: use, levers: [lever] }],
    });
    const model = certain(state.model);
    const large = { ...state, model };
    const { metric } = levers[use];
    const [base, changed] = [0, 1].map((scenario) => simulateRange(large, scenario, 0, REPLICATIONS)!);
    const { ratio, error } = ratioOf(metric, base!, changed!);
    const [before, after] = [model, combined(model, [{ use, amount }])].map((one) =>
      gap(metric, expectedValues(one)[metric]!),
    );
    expect(ratio).toBeLessThan(1 - 3 * error);
    expect(Math.abs(ratio - after! / before!)).toBeLessThan(4 * error + 0.01);
  },
);

it("side effects reach the engine as well: returns made easy, fewer who ask, fewer orders", () => {
  const uses = ["freight-insurance", "tracking-alerts", "block-abusive-buyers"] as const;
  const { state } = planned({
    horizon: DAYS,
    replications: REPLICATIONS,
    scenarios: uses.map((use) => ({
      id: use,
      levers: [
        { ...fullDose(use), effect: { low: 0.9, high: 0.9 }, cost: { once: 0, perDay: 0, perOrder: 1 } },
      ],
    })),
  });
  const large = { ...state, model: certain(state.model) };
  const [base, insured, alerted, blocked] = [0, 1, 2, 3].map(
    (scenario) => simulateRange(large, scenario, 0, REPLICATIONS)!,
  );
  const columnsDiffer = (metric: string, a: Projection, b: Projection) => {
    const node = a.nodes.indexOf(metric);
    return columnOf(a, node, DAYS).some((value, r) => value !== columnOf(b, node, DAYS)[r]);
  };
  expect(columnsDiffer("after-sale-review-hours", base!, insured!)).toBe(true);
  expect(columnsDiffer("product-rating", base!, insured!)).toBe(false);
  expect(columnsDiffer("platform-help-rate", base!, alerted!)).toBe(true);
  const orders = (projection: Projection) => projection.cost.reduce((a, b) => a + b, 0);
  expect(orders(blocked!) / orders(insured!)).toBeCloseTo(1 - 0.9 / 10, 2);
});

it("a factor on the refunds, which no lever uses yet, is drawn as well", () => {
  const { state } = planned({ horizon: 20, replications: 5 });
  const { afterSales } = state.model;
  const refund = { ...afterSales.refund, times: 3 };
  const quick = { ...state, model: { ...state.model, afterSales: { ...afterSales, refund } } };
  const node = simulateRange(state, 0, 0, 5)!;
  expect([...simulateRange(quick, 0, 0, 5)!.values]).not.toEqual([...node.values]);
});

it("fewer who ask, and days without reviews, are seen on the day", () => {
  const share = (amount: number) => ({ effect: { low: amount, high: amount } });
  const { state } = planned({
    horizon: 40,
    replications: 20,
    scenarios: [
      { id: "asked", levers: [{ ...fullDose("call-before-refusing"), ...share(0.25) }] },
      { id: "not asked", levers: [{ ...fullDose("tracking-alerts"), ...share(0.5) }] },
    ],
  });
  const large = { ...state, model: certain(state.model) };
  const [asked, notAsked] = [1, 2].map((scenario) => simulateRange(large, scenario, 0, 20)!);
  const help = asked!.nodes.indexOf("platform-help-rate");
  expect([...columnOf(notAsked!, help, 20)]).not.toEqual([...columnOf(asked!, help, 20)]);

  const silent = { ...state, model: { ...state.model, review: { ...state.model.review, today: 0 } } };
  const projection = simulateRange(silent, 0, 0, 5)!;
  expect([...columnOf(projection, projection.nodes.indexOf("product-rating"), 40)]).toEqual(
    Array.from({ length: 5 }, () => Number.NaN),
  );
});
