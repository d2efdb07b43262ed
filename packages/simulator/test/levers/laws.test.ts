import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileModel } from "../../src/engine/compiled-model.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { incidents } from "../../src/incidents/registry.ts";
import { fullDose } from "../../src/index.ts";
import { combined } from "../../src/levers/combine.ts";
import { effectPoints } from "../../src/levers/effect.ts";
import type { Change, Lever } from "../../src/levers/lever.ts";
import { levers } from "../../src/levers/registry.ts";
import { planned } from "../engine/planned.ts";
import { busyModel } from "./busy-model.ts";
import { improvement } from "./expected-values.ts";
import { differentPaths, frozen, greatestDifference } from "./model-differences.ts";

const all: readonly Lever[] = Object.values(levers);
const measures = all.filter(({ kind }) => kind === "measure");
const troubles: readonly Change[] = Object.values(incidents);
const changing = [...all, ...troubles].filter(({ changes }) => changes.length > 0);
const quiet = [...all, ...troubles].filter(({ changes }) => changes.length === 0);
const model = busyModel();
const named = <T extends Change>(list: readonly T[]) => list.map((change) => [change.id, change] as const);
const at = (use: string, amount: number) => combined(model, [{ use, amount }]);

describe.each([
  ["levers", levers, ["lever.ts", "registry.ts", "effect.ts", "assumed-effect.ts", "combine.ts"]],
  ["incidents", incidents, ["incident.ts", "registry.ts"]],
] as const)("%s", (folder, registry, others: readonly string[]) => {
  it("are registered, each under the id that its file promises", () => {
    const files = readdirSync(new URL(`../../src/${folder}/`, import.meta.url)).filter(
      (file) => !others.includes(file),
    );
    expect(Object.keys(registry).sort()).toEqual(files.map((file) => file.replace(".ts", "")).sort());
    for (const [id, { id: own }] of Object.entries(registry)) expect(own).toBe(id);
  });
});

it("there are at least 24 measures, two violations, and eight incidents, with ids of their own", () => {
  expect(measures.length).toBeGreaterThanOrEqual(24);
  expect(all.length - measures.length).toBe(2);
  expect(troubles).toHaveLength(8);
  expect(new Set([...all, ...troubles].map(({ id }) => id)).size).toBe(all.length + troubles.length);
});

describe.each(named([...all, ...troubles]))("%s", (_, change) => {
  it("has text in both languages and a default effect that fits its kind", () => {
    const texts = [change.title, change.advice, change.parameter.title, change.defaultEffect.source];
    for (const text of [...texts, ...change.changes.map(({ what }) => what)]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]/);
    }
    const { low, high } = change.defaultEffect;
    expect(effectPoints(change.defaultEffect, change.parameter.kind)).toHaveLength(low === high ? 1 : 64);
  });
  it("changes nothing at amount 0: the very same model", () => {
    expect(change.apply(model, 0)).toBe(model);
    expect(at(change.id, 0)).toBe(model);
  });
});

describe.each(named(changing))("%s", (id, change) => {
  it("changes the parts that it names, all of them, and no other", () => {
    for (const amount of [1, change.defaultEffect.low]) {
      const paths = differentPaths(model, change.apply(model, amount));
      const parts = change.changes.map(({ part }) => part);
      const under = (path: string, part: string) => path === part || path.startsWith(`${part}.`);
      expect(paths.filter((path) => !parts.some((part) => under(path, part)))).toEqual([]);
      expect(parts.filter((part) => !paths.some((path) => under(path, part)))).toEqual([]);
    }
  });
  it("keeps the identity of whatever it does not name", () => {
    const changed = change.apply(model, 0.5);
    const touched = change.changes.map(({ part }) => part.split(".")[0]);
    for (const part of Object.keys(model) as (keyof typeof model)[])
      if (!touched.includes(part)) expect(changed[part]).toBe(model[part]);
  });
  it("leaves its input untouched", () => {
    const copy = frozen(structuredClone(model));
    change.apply(copy, 0.7);
    expect(copy).toEqual(model);
  });
  it("stays a model that can be drawn from, however large the dose", () => {
    for (const amount of [0.1, 1, 3, 10]) {
      const numbers = Object.values(compileModel(at(id, amount))).flatMap((part) =>
        typeof part === "number" ? [part] : part instanceof Float64Array ? [...part] : [],
      );
      for (const number of numbers) expect(number).toBeGreaterThanOrEqual(0);
    }
  });
});

describe.each(named(measures))("%s", (id, { metric, defaultEffect }) => {
  const gain = (amount: number) => improvement(metric, model, at(id, amount));
  it("makes its metric better, and never worse with more of it", () => {
    const doses = [0, 0.25, 0.5, 1, 2, 5, 10].map((dose) => gain(dose * defaultEffect.high));
    for (let i = 1; i < doses.length; i++) expect(doses[i]!).toBeGreaterThanOrEqual(doses[i - 1]! - 1e-12);
    expect(doses[1]!).toBeGreaterThan(0);
    expect(doses[3]!).toBeGreaterThan(doses[2]!);
  });
});

describe.each(named(troubles.filter(({ changes }) => changes.length > 0)))(
  "%s",
  (id, { metric, defaultEffect }) => {
    it("makes its metric worse, and more so the more of it there is", () => {
      const doses = [0, 0.25, 0.5, 1].map((dose) =>
        improvement(metric, model, at(id, dose * defaultEffect.high)),
      );
      for (let i = 1; i < doses.length; i++) expect(doses[i]!).toBeLessThan(doses[i - 1]!);
    });
  },
);

describe.each(named(quiet))("%s", (id, change) => {
  it("gains nothing: the model stays as it is at any dose", () => {
    expect(at(id, 1)).toBe(model);
    expect(change.apply(model, 5)).toBe(model);
  });
});

describe("several at once", () => {
  const amountOf = ({ defaultEffect: { low, high } }: Change) => (low + high) / 2;
  const pairs = changing.flatMap((a, i) => changing.slice(i).map((b) => [a, b] as const));
  it("give the same model to the bit, whatever order they are named in", () => {
    for (const [a, b] of pairs) {
      const [first, second] = [a, b].map((change) => ({ use: change.id, amount: amountOf(change) }));
      const other = { ...second!, amount: a === b ? second!.amount / 2 : second!.amount };
      expect(JSON.stringify(combined(model, [first!, other]))).toBe(
        JSON.stringify(combined(model, [other, first!])),
      );
    }
  });
  it("combine by products, sums and complements: but for pickups that are moved, order is mere rounding", () => {
    const differing = pairs
      .filter(([a, b]) => {
        const [x, y] = [amountOf(a), amountOf(b)];
        return greatestDifference(a.apply(b.apply(model, y), x), b.apply(a.apply(model, x), y)) > 1e-12;
      })
      .map((pair) => pair.map(({ id }) => id).sort());
    expect(differing).toEqual(ORDER_MATTERS);
  });
  it("all of them together are still a shop", () => {
    const whole = combined(
      model,
      changing.map((change) => ({ use: change.id, amount: amountOf(change) })),
    );
    expect(whole.chats.secondsPerRound).toBeGreaterThan(0);
    expect(() => compileModel(whole)).not.toThrow();
  });
});

/** These move orders from one lag to another, and seconds with them: one after the other, as the registry says. */
const ORDER_MATTERS = [
  ["second-daily-pickup", "ship-before-18"],
  ["outbound-within-24h", "second-daily-pickup"],
];

describe.each([
  "second-daily-pickup",
  "fast-refund",
  "stronger-packing",
  "staff-training",
  "call-before-refusing",
  "accurate-listing",
  "front-warehouses",
  "longer-chat-hours",
] as const)("%s, simulated", (use) => {
  const { metric } = levers[use];
  const doses = [0, 0.5, 1];
  const { state } = planned({
    scenarios: doses.map((dose) => ({ id: `dose ${dose}`, levers: [{ ...fullDose(use), dose }] })),
    replications: 40,
  });
  const large = { ...state, model: { ...state.model, demand: { ...state.model.demand, mean: 60 } } };
  const runs = [0, 1, 2, 3].map((scenario) => simulateRange(large, scenario, 0, 40)!);
  const node = runs[0]!.nodes.indexOf(metric);
  const means = runs.map(({ values, days }) => {
    const last = values.subarray((node * days + days - 1) * 40, (node * days + days) * 40);
    return last.reduce((a, b) => a + b, 0) / 40;
  });
  it("at dose 0 is the baseline to the bit", () => {
    expect(Buffer.from(runs[1]!.values.buffer).equals(Buffer.from(runs[0]!.values.buffer))).toBe(true);
  });
  it("makes its metric better, and more so at full dose", () => {
    const better = metric === "delivery-on-time-rate" ? 1 : -1;
    expect(better * means[2]!).toBeGreaterThan(better * means[1]!);
    expect(better * means[3]!).toBeGreaterThan(better * means[2]!);
  });
});
