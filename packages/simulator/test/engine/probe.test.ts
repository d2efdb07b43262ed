import { describe, expect, it } from "vitest";
import { chainInputs } from "../../src/engine/chains.ts";
import { type Keys, newStreams } from "../../src/engine/dice.ts";
import { effectInput, fillWords, uniformsOf, worldInputs } from "../../src/engine/probe.ts";
import { drawWorld, newRun, type SeriesSlots } from "../../src/engine/run.ts";
import { scenarioModels } from "../../src/engine/scenario-models.ts";
import { simulateRange, variedState } from "../../src/index.ts";
import { referenceKernel } from "../../src/kernel/reference-kernel.ts";
import { openSlots, type Slots, uniformAt } from "../../src/random/slots.ts";
import { streamKey } from "../../src/random/stream-key.ts";
import { planned } from "../engine/planned.ts";

const { state } = planned({ replications: 40 });
const DOUBLE = 1 << 20;
const inputs = ["a", "b", "b", "c"];
const key = streamKey("probe");

function plain(replication: number, slot: number): number {
  const slots: Slots = { start: 0, step: 1 };
  openSlots(slots, key, replication, 0);
  return uniformAt(slots, slot);
}

describe("the uniforms of a probe", () => {
  it("are the replication's own without one", () => {
    const uniform = uniformsOf(key, 7, inputs, undefined);
    expect([0, 1, 2, 3].map(uniform)).toEqual([0, 1, 2, 3].map((slot) => plain(7, slot)));
  });
  it("hold an input in all its slots, draw another from the double, and leave the rest", () => {
    const uniform = uniformsOf(key, 7, inputs, { held: { b: 0.9 }, redrawn: ["c"] });
    expect([0, 1, 2, 3].map(uniform)).toEqual([plain(7, 0), 0.9, 0.9, plain(7 + DOUBLE, 3)]);
  });
});

it.each([undefined, { held: { b: 0.9 } }, { redrawn: ["c"], held: { a: 0.25 } }, { doubles: true } as const])(
  "fills the words of a block with the same uniforms: %o",
  (probe) => {
    const kernel = referenceKernel();
    const words = new Uint32Array(4 * inputs.length);
    fillWords(kernel, key, 5, inputs, probe, newStreams(kernel, 4), words);
    for (let i = 0; i < 4; i++) {
      const uniform = uniformsOf(key, 5 + i, inputs, probe);
      for (const slot of inputs.keys()) expect(words[slot * 4 + i]! / 2 ** 32).toBeCloseTo(uniform(slot), 9);
    }
  },
);

it("names every slot that the world is drawn from, once and in order", () => {
  const names = worldInputs(state.model);
  const fields: Record<string, string> = {
    "pickup-seconds": "pickupSeconds",
    "quality-return": "qualityReturn",
    "damage-return": "damageReturn",
    "review-seconds": "reviewSeconds",
    stars: "fewerStars",
    delivery: "late",
  };
  const world = (moved: number) => {
    const kernel = referenceKernel();
    const series = { counts: [], further: [] } as unknown as SeriesSlots;
    const run = newRun(
      kernel,
      4,
      scenarioModels(state.model, [], "s"),
      state.way,
      {} as Keys,
      "s",
      series,
      0,
      3,
    );
    const words = new Uint32Array(4 * names.length).fill(2 ** 31);
    drawWorld(run, words.fill(3_000_000_000, 4 * moved, 4 * (moved + 1)));
    return run.world as unknown as Record<string, unknown>;
  };
  const plain = world(names.length);
  for (const [slot, name] of names.entries()) {
    const other = world(slot);
    const moved = Object.keys(plain).filter(
      (field) => JSON.stringify(other[field]) !== JSON.stringify(plain[field]),
    );
    expect(moved, name).toEqual([name.startsWith("count:") ? "counts" : (fields[name] ?? name)]);
  }
});

describe("a varied state", () => {
  const values = (variation: Parameters<typeof variedState>[1], scenario = 0, from = 0, to = 12) =>
    simulateRange(variedState(state, variation), scenario, from, to)!.values;
  const same = (a: Float64Array, b: Float64Array) => a.every((value, i) => Object.is(value, b[i]));
  const plainValues = values(null);

  it("without variation is the state itself", () => {
    expect(variedState(state, null)).toBe(state);
  });
  it("with everything from the doubles has nothing of the replications' own luck", () => {
    expect(same(values({ kind: "doubles" }), plainValues)).toBe(false);
    const all = [...new Set([...worldInputs(state.model), ...chainInputs()])];
    const split = simulateRange({ ...state, probe: { redrawn: all, otherLuck: true } }, 0, 0, 12)!.values;
    expect(same(split, values({ kind: "doubles" }))).toBe(true);
  });
  it("with another luck keeps the world: redrawing what is not drawn changes nothing", () => {
    expect(same(values({ kind: "other-luck" }), plainValues)).toBe(false);
    expect(same(values({ kind: "redrawn", inputs: ["effect:fast-refund"] }), plainValues)).toBe(true);
  });
  it("redraws or holds a lever's effect in the scenarios that use it", () => {
    const refund = state.scenarios.findIndex(({ id }) => id === "refund");
    const own = values(null, refund);
    const effect = [effectInput("fast-refund")];
    expect(same(values({ kind: "redrawn", inputs: effect }, refund), own)).toBe(false);
    const mean = (at: number) => {
      const held = simulateRange(variedState(state, { kind: "held", inputs: effect, at }), refund, 0, 12)!;
      return held.values.slice(40 * 12, 41 * 12).reduce((a, b) => a + b, 0);
    };
    expect(mean(0.9)).toBeGreaterThan(mean(0.1)); // a greater saving of review time
  });
  it("moves the scatter of one process, or the points that one metric loses", () => {
    const wild = variedState(state, { kind: "day-variance", process: "pickup", factor: 2 });
    expect(wild.model.pickup.dayVariance).toBe(2 * state.model.pickup.dayVariance);
    expect(wild.model.signing).toBe(state.model.signing);
    const kind = "lost-points";
    const strict = variedState(state, { kind, metric: "pickup-hours", factor: 1.2 });
    const before = state.rules.metrics["pickup-hours"]!.mapping as { cases: { knots: number[][] }[] };
    const after = strict.rules.metrics["pickup-hours"]!.mapping as { cases: { knots: number[][] }[] };
    expect(after.cases[0]!.knots).toEqual(
      before.cases[0]!.knots.map(([value, points]) => [value, 100 - 1.2 * (100 - points!)]),
    );
    expect(strict.rules.metrics["product-rating"]).toBe(state.rules.metrics["product-rating"]);
  });
});
