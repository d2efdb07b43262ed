import { compilePlan } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import type { OnTheWay } from "../../src/model/on-the-way.ts";
import type { ShopModel } from "../../src/model/shop-model.ts";
import { expectMean } from "../expect-mean.ts";
import { planned } from "./planned.ts";

const { state } = planned({ horizon: 3, replications: 5, scenarios: [] });
const plan = compilePlan(state.rules, state.shop, new Set(state.tables) as never);

/** Nothing begins any more: what happens comes from what was on the way. */
function onlyOnTheWay(model: Partial<ShopModel>, way: Partial<OnTheWay>): EngineState {
  const demand = { ...state.model.demand, mean: 0 };
  const nothing = Object.fromEntries(Object.keys(state.way).map((key) => [key, []])) as unknown as OnTheWay;
  return { ...state, model: { ...state.model, demand, ...model }, way: { ...nothing, ...way } };
}

function valuesOn(day: number, metric: string, of: EngineState): Set<number> {
  const projection = simulateRange(of, 0, 0, 5)!;
  return new Set(columnOf(projection, projection.nodes.indexOf(metric), day));
}

/** The metric with these unscaled amounts on top of what is known. */
function withMore(day: number, metric: string, numerator: number, denominator: number): number {
  const slot = plan.slots.findIndex(({ series }) => series === metric);
  const known = state.known[slot]!;
  const { scale } = plan.metrics.find(({ id }) => id === metric)!;
  return (known.numerator[day]! + numerator) / ((known.denominator[day]! + denominator) * scale);
}

describe("an after-sale that is open at the start", () => {
  const refund = { byLag: new Array(31).fill(0.99999), evidence: 1e12, dayVariance: 0 };
  const reviewSeconds = { points: [3600], evidence: 1e12, dayVariance: 0 };
  const afterSales = { ...state.model.afterSales, refund, reviewSeconds, timedShare: 1 };

  it("keeps the seconds that its review took, or adds a fresh review to those that it has waited", () => {
    const openAfterSales = [{ unanswered: 4, agreed: 2, agreedSeconds: 14_400, elapsedSeconds: 36_000 }];
    const expected = withMore(1, "after-sale-review-hours", 4 * (3600 + 36_000) + 14_400, 6);
    expect(valuesOn(1, "after-sale-review-hours", onlyOnTheWay({ afterSales }, { openAfterSales }))).toEqual(
      new Set([expected]),
    );
  });
});

describe("an after-sale that is closed without a refund", () => {
  const hazards = (byLag: readonly number[]) => ({ byLag, evidence: 1e12, dayVariance: 0 });
  /** Lag 0: nothing; from lag 1 on, one of ten is refunded a day and `closed` of the rest are closed. */
  const afterSales = (closed: number): ShopModel["afterSales"] => ({
    ...state.model.afterSales,
    refund: hazards([0, ...new Array(30).fill(0.1)]),
    closure: [0, ...new Array(30).fill(closed)],
    reviewSeconds: { points: [3600], evidence: 1e12, dayVariance: 0 },
    timedShare: 1,
  });
  const refundedBy = (day: number, closed: number, way: Partial<OnTheWay>, application = 0) => {
    const byLag = [0, application, ...new Array(44).fill(0)];
    const part = { ...afterSales(closed), application: hazards(byLag) };
    const of = onlyOnTheWay({ afterSales: part }, way);
    const projection = simulateRange(of, 0, 0, 400)!;
    const slot = plan.slots.findIndex(({ series }) => series === "after-sale-review-hours");
    const { numerator, denominator } = state.known[slot]!;
    const column = columnOf(projection, projection.nodes.indexOf("after-sale-review-hours"), day);
    // every refund adds one hour: hours = (known seconds ÷ 3600 + n) ÷ (known count + n), solved for n
    const [known, count] = [numerator[day]! / 3600, denominator[day]!];
    return column.map((hours) => (known - hours * count) / (hours - 1));
  };

  it.each(["unanswered", "agreed"])("is refunded no more, %s or not", (which) => {
    const waiting = { unanswered: 0, agreed: 0, agreedSeconds: 0, elapsedSeconds: 0 };
    const openAfterSales = [{ ...waiting, [which]: 1000, agreedSeconds: which === "agreed" ? 3_600_000 : 0 }];
    // three days: 0.1 + 0.9·0.5·0.1 + (0.9·0.5)²·0.1 of 1000 against 0.1 + 0.09 + 0.081 without closures
    for (const [closed, share] of [
      [0.5, 0.1 + 0.045 + 0.02025],
      [0, 0.271],
    ] as const)
      expectMean(refundedBy(3, closed, { openAfterSales }), {
        mean: 1000 * share,
        sd: Math.sqrt(1000 * share * (1 - share)),
      });
  });
  it("is refunded no more if it is applied for after the start, either", () => {
    // all 1000 orders of yesterday apply on the first day; two days of refunds follow
    const share = 0.1 + 0.045;
    expectMean(refundedBy(3, 0.5, { withoutApplication: [1000] }, 0.99999), { mean: 1000 * share, sd: 12 });
  });
});

describe("a waybill that falls due after the start", () => {
  it("keeps its verdict if it has one, and is judged on its due day", () => {
    const waybills = [{ dueIn: 1, onTime: 7, missed: 2, open: [] }];
    const expected = withMore(2, "delivery-on-time-rate", 7, 9);
    const of = onlyOnTheWay({}, { waybills });
    expect(valuesOn(2, "delivery-on-time-rate", of)).toEqual(new Set([expected]));
    expect(valuesOn(1, "delivery-on-time-rate", of)).toEqual(
      new Set([withMore(1, "delivery-on-time-rate", 0, 0)]),
    );
  });
  it("is late with the share of its like if it is still on the road", () => {
    const lateWhenOpen = state.model.delivery.lateWhenOpen.map((ages) => ages.map(() => 0));
    const delivery = { ...state.model.delivery, lateWhenOpen };
    const waybills = [{ dueIn: 0, onTime: 0, missed: 0, open: [{ dueLag: 3, age: 1, count: 5 }] }];
    const expected = withMore(1, "delivery-on-time-rate", 5, 5);
    expect(valuesOn(1, "delivery-on-time-rate", onlyOnTheWay({ delivery }, { waybills }))).toEqual(
      new Set([expected]),
    );
  });
});

describe("waybills on the road", () => {
  const OPEN = 1000;
  /** Share of them that is on time, by replication, in a shop whose late share is known this well. */
  const onTime = (evidence: number) => {
    const share = { a: 0.2 * evidence, b: 0.8 * evidence, dayVariance: 0 };
    const delivery: ShopModel["delivery"] = {
      ...state.model.delivery,
      late: state.model.delivery.late.map(() => share),
      lateWhenOpen: state.model.delivery.lateWhenOpen.map((ages) => ages.map(() => 0.3)),
      dayVariance: 0,
    };
    const waybills = [{ dueIn: 0, onTime: 0, missed: 0, open: [{ dueLag: 3, age: 1, count: OPEN }] }];
    const projection = simulateRange(onlyOnTheWay({ delivery }, { waybills }), 0, 0, 400)!;
    const slot = plan.slots.findIndex(({ series }) => series === "delivery-on-time-rate");
    const { numerator, denominator } = state.known[slot]!;
    return columnOf(projection, projection.nodes.indexOf("delivery-on-time-rate"), 1).map(
      (rate) => (rate * (denominator[1]! + OPEN) - numerator[1]!) / OPEN,
    );
  };
  const sdOf = (values: Float64Array) => {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
  };

  it("are late at the share of their like in a shop that is well known", () => {
    expectMean(onTime(1e9), { mean: 0.7, sd: Math.sqrt((0.3 * 0.7) / OPEN) });
  });
  it("share the doubt about the shop's lateness", () => {
    // hazard 0.357 × Λ with Λ's coefficient of variation about that of a Beta(4, 16) hazard, 0.5: sd about 0.12
    const [doubtful, certain] = [sdOf(onTime(20)), sdOf(onTime(1e9))];
    expect(certain).toBeLessThan(1.2 * Math.sqrt((0.3 * 0.7) / OPEN));
    expect(doubtful).toBeGreaterThan(0.08);
    expect(doubtful).toBeLessThan(0.16);
  });
});

describe("an order that waits for its pickup", () => {
  it("goes on from the age that it has reached", () => {
    const byLag = new Array(31).fill(0);
    byLag[5] = 0.99999;
    const pickup = { byLag, evidence: 1e12, dayVariance: 0 };
    const pickupSeconds = {
      ...state.model.pickupSeconds,
      byLag: new Array(4).fill({ points: [7200] }),
      dayVariance: 0,
      evidence: 1e12,
    };
    const cancellation = new Array(31).fill(0);
    const awaitingPickup = [0, 0, 6];
    const of = onlyOnTheWay({ pickup, pickupSeconds, cancellation }, { awaitingPickup });
    // paid three days before the start: lag 5 is the third day of the forecast, known on the one after
    expect(valuesOn(2, "pickup-hours", of)).toEqual(new Set([withMore(2, "pickup-hours", 0, 0)]));
    expect(valuesOn(3, "pickup-hours", of)).toEqual(new Set([withMore(3, "pickup-hours", 6 * 7200, 6)]));
  });
});
