import { compilePlan } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import type { OnTheWay } from "../../src/model/on-the-way.ts";
import type { ShopModel } from "../../src/model/shop-model.ts";
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
