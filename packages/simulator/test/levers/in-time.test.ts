import { formatDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { fullDose, type LeverSpec } from "../../src/index.ts";
import type { Lever } from "../../src/levers/lever.ts";
import { levers } from "../../src/levers/registry.ts";
import { planned } from "../engine/planned.ts";

/** Parcels, chats and calls for help begin on their own, whatever was paid when. */
const beginLater = ["delivery", "signing", "chats", "help"];
const ofOrders = (Object.values(levers) as readonly Lever[]).filter(
  ({ kind, changes }) =>
    kind === "measure" && !changes.some(({ part }) => beginLater.includes(part.split(".")[0]!)),
);

describe("a lever in time", () => {
  const first = planned().state.start;
  const withLever = (changes: Partial<LeverSpec>) => {
    const lever = { ...fullDose("fast-refund"), effect: { low: 0.5, high: 0.5 }, ...changes };
    const study = planned({ scenarios: [{ id: "lever", levers: [lever] }], replications: 30 });
    return {
      base: simulateRange(study.state, 0, 0, 30)!,
      changed: simulateRange(study.state, 1, 0, 30)!,
      state: study.state,
    };
  };
  const sameUpTo = ({ base, changed }: ReturnType<typeof withLever>) => {
    const node = base.nodes.indexOf("after-sale-review-hours");
    let day = 0;
    while (
      day < base.days &&
      columnOf(base, node, day).every((value, r) => value === columnOf(changed, node, day)[r])
    )
      day++;
    return day - 1;
  };
  it(`acts on what starts from its first day on (${formatDay(first)} + 10)`, () => {
    expect(sameUpTo(withLever({ from: first + 10 }))).toBeGreaterThanOrEqual(10);
    expect(sameUpTo(withLever({ from: first + 10 }))).toBeLessThan(20);
  });
  it.each(ofOrders.map(({ id }) => id))(
    "%s leaves what began before it its fate: without new orders it changes no bit",
    (use) => {
      const { state } = planned({ scenarios: [{ id: "lever", levers: [fullDose(use)] }], replications: 10 });
      const { demand, ...rest } = state.model;
      const quiet = { ...state, model: { ...rest, demand: { ...demand, mean: 0 } } };
      const late = { ...quiet, way: { ...quiet.way, withoutApplication: [] } };
      const [base, changed] = [simulateRange(late, 0, 0, 10)!, simulateRange(late, 1, 0, 10)!];
      expect([...changed.values]).toEqual([...base.values]);
      expect(columnOf(base, base.nodes.indexOf("pickup-hours"), 5)[0]).not.toBe(
        columnOf(base, base.nodes.indexOf("pickup-hours"), 0)[0],
      );
    },
  );
  it("builds up over its ramp, and less of it is less", () => {
    const hours = ({ changed }: ReturnType<typeof withLever>) => {
      const column = columnOf(changed, changed.nodes.indexOf("after-sale-review-hours"), 20);
      return column.reduce((a, b) => a + b, 0) / column.length;
    };
    const [full, ramped, half, brief] = [{}, { rampDays: 15 }, { adherence: 0.5 }, { until: first + 5 }].map(
      (c) => hours(withLever(c)),
    );
    expect(full!).toBeLessThan(ramped!);
    expect(full!).toBeLessThan(half!);
    expect(full!).toBeLessThan(brief!);
  });
  it("costs once, per day and per order while it acts", () => {
    const { state, changed } = withLever({
      from: first + 30,
      until: first + 34,
      cost: { once: 100, perDay: 10, perOrder: 0 },
    });
    expect(new Set(changed.cost)).toEqual(new Set([150]));
    expect(state.scenarios[1]!.levers[0]!.cost).toEqual({ once: 100, perDay: 10, perOrder: 0 });
    const perOrder = withLever({ from: first, until: first + 9, cost: { once: 0, perDay: 0, perOrder: 2 } })
      .changed.cost;
    const mean = perOrder.reduce((a, b) => a + b, 0) / perOrder.length;
    expect(mean).toBeGreaterThan(2 * 6 * 10 * 0.8);
    expect(mean).toBeLessThan(2 * 6 * 10 * 1.2);
  });
});
