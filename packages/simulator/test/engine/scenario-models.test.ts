import { describe, expect, it } from "vitest";
import type { CompiledModel } from "../../src/engine/compiled-model.ts";
import type { PlannedLever } from "../../src/engine/engine-state.ts";
import { START } from "../../src/engine/run.ts";
import { modelsOfReplication, scenarioModels, strengthOn } from "../../src/engine/scenario-models.ts";
import { planned } from "./planned.ts";

const lever: PlannedLever = {
  use: "fast-refund",
  from: 105,
  until: 120,
  rampDays: 4,
  dose: 0.8,
  adherence: 0.5,
  effectPoints: [0.5],
  cost: null,
};

describe("strength", () => {
  it("is dose × ramp × adherence from the first day to the last", () => {
    expect([104, 105, 106, 107, 108, 120, 121].map((day) => strengthOn(lever, day))).toEqual([
      0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.4, 0,
    ]);
  });
  it("is there at once without a ramp, and to the end without a last day", () => {
    expect(strengthOn({ ...lever, rampDays: 0, until: null }, 105)).toBe(0.4);
    expect(strengthOn({ ...lever, until: null }, 100_000)).toBe(0.4);
  });
});

describe("models of a replication", () => {
  const { model } = planned().state;
  const models = scenarioModels(model, [lever], "seed");
  const into: CompiledModel[] = [];
  modelsOfReplication(models, 0, 100, 30, into);

  it("are the fitted one for what began before the lever or after its end", () => {
    for (let cohort = 0; cohort < START + 5; cohort++) expect(into[cohort]).toBe(models.base);
    for (let cohort = START + 21; cohort < START + 30; cohort++) expect(into[cohort]).toBe(models.base);
    expect(into).toHaveLength(START + 30);
  });
  it("grow with the ramp and are compiled once per amount", () => {
    const means = [5, 6, 7, 8].map((t) => into[START + t]!.reviewSeconds.mean);
    expect(means).toEqual([...means].sort((a, b) => b - a));
    expect(new Set(means).size).toBe(4);
    expect(means[3]).toBeCloseTo(models.base.reviewSeconds.mean * (1 - 0.5 * 0.4), 9);
    expect(into[START + 9]).toBe(into[START + 8]);
    expect(into[START + 8]!.pickup).toBe(models.base.pickup);
  });
  it("share one effect between scenarios, drawn per replication", () => {
    const wide = { ...lever, effectPoints: Array.from({ length: 64 }, (_, i) => i / 64) };
    const amounts = (dose: number) =>
      Array.from({ length: 200 }, (_, replication) => {
        modelsOfReplication(
          scenarioModels(model, [{ ...wide, dose, adherence: 1, rampDays: 0 }], "seed"),
          replication,
          100,
          10,
          into,
        );
        return 1 - into[START + 9]!.reviewSeconds.mean / models.base.reviewSeconds.mean;
      });
    const [full, half] = [amounts(1), amounts(0.5)];
    for (const [replication, amount] of full.entries()) expect(half[replication]).toBeCloseTo(amount / 2, 9);
    expect(new Set(full.map((amount) => amount.toFixed(6))).size).toBeGreaterThan(40);
  });
});
