import { readdirSync } from "node:fs";
import { formatDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { columnOf } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { fullDose, type LeverSpec } from "../../src/index.ts";
import { effectPoints } from "../../src/levers/effect.ts";
import type { Lever } from "../../src/levers/lever.ts";
import { levers } from "../../src/levers/registry.ts";
import { planned } from "../engine/planned.ts";

const notLevers = ["lever.ts", "registry.ts", "effect.ts"];
const all: readonly Lever[] = Object.values(levers);

it("every lever file is registered, under the id its name promises", () => {
  const files = readdirSync(new URL("../../src/levers/", import.meta.url)).filter(
    (file) => !notLevers.includes(file),
  );
  expect(Object.keys(levers).sort()).toEqual(files.map((file) => file.replace(".ts", "")).sort());
  for (const [id, lever] of Object.entries(levers)) expect(lever.id).toBe(id);
});

/** Deeply frozen: a write throws. */
function frozen<T>(value: T): T {
  if (value !== null && typeof value === "object") {
    Object.freeze(value);
    for (const child of Object.values(value)) frozen(child);
  }
  return value;
}

describe.each(all.map((lever) => [lever.id, lever] as const))("%s", (id, lever) => {
  const { model } = planned().state;

  it("changes nothing at amount 0: the very same model", () => {
    expect(lever.apply(model, 0)).toBe(model);
  });
  it("changes something at amount 1, and at its weakest default", () => {
    expect(lever.apply(model, 1)).not.toEqual(model);
    expect(lever.apply(model, lever.defaultEffect.low)).not.toEqual(model);
  });
  it("leaves its input untouched", () => {
    const before = JSON.stringify(model);
    lever.apply(frozen(JSON.parse(before)), 0.7);
    expect(JSON.stringify(model)).toBe(before);
  });
  it("keeps the identity of the parts that it leaves alone", () => {
    const changed = lever.apply(model, 0.5);
    const same = (Object.keys(model) as (keyof typeof model)[]).filter(
      (part) => changed[part] === model[part],
    );
    expect(same.length).toBeGreaterThanOrEqual(Object.keys(model).length - 2);
  });
  it("keeps every hazard a probability", () => {
    for (const amount of [0.1, 0.5, 1, 3])
      for (const p of lever.apply(model, amount).pickup.byLag) {
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }
  });
  it("more of it never hurts its metric, future by future on average", () => {
    const doses = [0, 0.25, 0.5, 1];
    const study = planned({
      scenarios: doses.map((dose) => ({ id: `dose ${dose}`, levers: [{ ...fullDose(id), dose }] })),
      replications: 40,
    });
    const means = doses.map((_, i) => {
      const projection = simulateRange(study.state, i + 1, 0, 40)!;
      const column = columnOf(projection, projection.nodes.indexOf(lever.metric), 40);
      return column.reduce((a, b) => a + b, 0) / column.length;
    });
    for (let i = 1; i < means.length; i++) expect(means[i]!).toBeLessThan(means[i - 1]!);
    const none = simulateRange(study.state, 1, 0, 40)!;
    expect(
      Buffer.from(none.values.buffer).equals(
        Buffer.from(simulateRange(study.state, 0, 0, 40)!.values.buffer),
      ),
    ).toBe(true);
  });
  it("has text in both languages and a default effect that fits its kind", () => {
    for (const text of [lever.title, lever.advice, lever.parameter.title, lever.defaultEffect.source]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]/);
    }
    expect(effectPoints(lever.defaultEffect, lever.parameter.kind)).toHaveLength(64);
  });
});

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
  it.each(all.map(({ id }) => id))(
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
