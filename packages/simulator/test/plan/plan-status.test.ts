import { parseDay, tallyShop } from "@scorecast/core";
import { beforeAll, describe, expect, it } from "vitest";
import { backtestGround } from "../../src/backtest/ground.ts";
import { byUrgency, measureStatus } from "../../src/plan/measure-status.ts";
import { parsePlanFile } from "../../src/plan/parse-plan-file.ts";
import type { ImprovementPlan } from "../../src/plan/plan.ts";
import { planStatus } from "../../src/plan/plan-status.ts";
import { recordLines } from "../../src/plan/record-lines.ts";
import type { PlanStatusReport } from "../../src/report/plan-status-report.ts";
import { recordedShop, steadyTruth } from "../recorded-shop.ts";
import { rulesOf } from "../rules.ts";
import { seed004 } from "./seed-004.ts";

const rules = rulesOf("douyin-2026-09-08");
const truth = { ...steadyTruth, days: 90, ordersPerDay: 12 }; // from 2026-09-10
const history = recordedShop(truth, "plan");
const tallies = tallyShop(history, rules);
const day = (text: string) => parseDay(text)!;
const planOf = (document: unknown): ImprovementPlan => {
  const result = parsePlanFile(document);
  if (result.kind !== "ok") throw new Error(JSON.stringify(result.problems));
  return result.plan;
};
const plan = planOf(seed004);
const on = (text: string, id: string) =>
  measureStatus(plan.measures.find((one) => one.id === id)!, day(text), tallies);

describe("a measure on a day", () => {
  it.each([
    ["2026-09-26", "round", "not-started", null], // planned for yesterday, and yesterday is the last day known
    ["2026-09-28", "round", "not-started", { kind: "start-overdue", days: 2 }],
    ["2026-09-29", "round", "under-way", { kind: "started-late", days: 3 }],
    ["2026-10-01", "round", "done", { kind: "started-late", days: 3 }],
    ["2026-10-10", "refund", "under-way", null],
    ["2026-10-20", "refund", "under-way", { kind: "finish-overdue", days: 4 }],
    ["2026-10-20", "training", "not-started", { kind: "start-overdue", days: 14 }],
  ] as const)("%s %s: %s", (text, id, state, late) => {
    expect(on(text, id)).toMatchObject({ state, late });
  });
  it("knows nothing that is dated on that day or later", () => {
    expect(on("2026-09-28", "round")).toMatchObject({ started: null, finished: null, progress: 0 });
    expect(on("2026-09-30", "round")).toMatchObject({ started: "2026-09-28", finished: null });
  });
  it("has cost by the plan and by the days that it ran", () => {
    expect(on("2026-10-08", "round").cost).toEqual({
      planned: 2000 + 150 * 13,
      accrued: 2000 + 150 * 10,
      spent: 6200,
    });
    expect(on("2026-09-20", "round").cost).toMatchObject({ planned: 0, accrued: 0 });
    const perOrder = planOf({
      ...seed004,
      records: {},
      measures: [{ ...seed004.measures[1], cost: { perOrder: 2 } }],
    });
    const { planned } = measureStatus(perOrder.measures[0]!, day("2026-10-11"), tallies).cost;
    expect(planned).toBe(2 * 10 * truth.ordersPerDay);
  });
  it("stands first where it is overdue", () => {
    const order = plan.measures
      .map((one) => measureStatus(one, day("2026-10-20"), tallies))
      .sort(byUrgency)
      .map(({ id }) => id);
    expect(order).toEqual(["training", "channel", "refund", "round"]);
  });
});

it("records stand against their standards", () => {
  const lines = recordLines(plan.records);
  const of = (title: string) => lines.find((line) => line.title === title)!;
  expect([of("质量").met, of("快递延误").met, of("自愿退款").met]).toEqual([true, false, true]);
  expect(of("态度")).toMatchObject({ unit: "grade", met: null, feeds: null });
  expect(of("态度").now).toBeCloseTo(0.03 + 2 * 0.05 + 3 * 0.1 + 4 * 0.3 + 5 * 0.52, 12);
  expect([of("A").met, of("C").met, of("满意度").met]).toEqual([null, false, true]);
});

describe("the plan on a day", () => {
  const asOf = day("2026-11-05");
  const start = "2026-10-20";
  const late = planOf({
    ...{ shop: ".", start, horizon: "30d" },
    measures: [
      { id: "a", use: "second-daily-pickup", from: "2026-10-20", started: "2026-10-30" },
      { id: "b", use: "fast-refund", from: "2026-10-25" },
    ],
  });
  const statusOf = (of: ImprovementPlan, until = asOf) => {
    const ground = backtestGround(history, rules, until);
    const outcome = planStatus({ plan: of, ground, asOf: until, replications: 60, seed: "s" });
    if (outcome.kind !== "status") throw new Error(JSON.stringify(outcome));
    return outcome.status;
  };
  let status: Pick<PlanStatusReport, "nodes" | "curve" | "notForecast">;
  beforeAll(() => {
    status = statusOf(late);
  });
  it("says what was expected without it, as planned and as begun, and where what came lies", () => {
    const [total, pickup, review] = status.nodes;
    expect([total!.node, pickup!.node, review!.node]).toEqual([
      ...["total", "pickup-hours", "after-sale-review-hours"],
    ]);
    const hours = (name: "without" | "planned" | "started") => pickup!.expected[name]!.mean;
    expect(hours("planned")).toBeLessThan(hours("started")); // ten days sooner
    expect(hours("started")).toBeLessThan(hours("without"));
    expect(review!.expected.started!.mean).toBeCloseTo(review!.expected.without!.mean, 12); // never begun
    for (const { expected } of status.nodes) {
      expect(expected.started!.place).toBeGreaterThanOrEqual(0);
      expect(expected.started!.place).toBeLessThanOrEqual(1);
    }
  });
  it("draws the record up to today and the expectation from the start", () => {
    const at = (date: string) => status.curve.find((one) => one.date === date)!;
    expect(at("2026-10-19").expected.planned).toBeNull();
    expect(at(start).expected.planned![1]).toBe(at(start).actual);
    expect(at("2026-11-05").actual).not.toBeNull();
    expect(at("2026-11-06").actual).toBeNull();
    expect(at("2026-11-19").expected.without).not.toBeNull();
  });
  it("expects nothing before it begins", () => {
    expect(statusOf(late, day("2026-10-20"))).toMatchObject({ nodes: [], curve: [] });
    expect(statusOf(late, day("2026-10-20")).notForecast!.en).toContain("begins on 2026-10-20");
  });
});
