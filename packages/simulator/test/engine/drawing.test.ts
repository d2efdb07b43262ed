import { describe, expect, it } from "vitest";
import type { EngineState } from "../../src/engine/engine-state.ts";
import { mergeProjections, type Projection } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { fullDose, type ScenarioSpec } from "../../src/index.ts";
import { loadKernel } from "../../src/kernel/load-kernel.ts";
import { referenceKernel } from "../../src/kernel/reference-kernel.ts";
import { rulesKey } from "../../src/scenario/scenario-rules.ts";
import { currentRules } from "../rules.ts";
import { planned, studyInput } from "./planned.ts";

const REPLICATIONS = 132;
const start = studyInput().start;
const softer = { ...currentRules, total: { ...currentRules.total, max: 90 } };
const rulesChange = { use: currentRules.id, from: start + 9, overrides: "soft.yaml" };
const scenarios: readonly ScenarioSpec[] = [
  {
    id: "two levers",
    levers: [
      { ...fullDose("second-daily-pickup"), from: start + 3 },
      { ...fullDose("three-stage-quality-checks"), from: start + 5, until: start + 20 },
    ],
  },
  { id: "fast refund", levers: [fullDose("fast-refund")] },
  {
    id: "incidents",
    levers: [],
    incidents: [
      { use: "courier-strike", from: start + 4, days: 5, dose: 1, effect: null },
      { use: "review-bombing", from: start + 8, days: 6, dose: 1, effect: null },
    ],
  },
  { id: "rules", levers: [], rules: rulesChange },
  { id: "capacity", levers: [fullDose("more-volume")], capacity: { pickupsPerDay: 7, agents: 1 } },
];
const scenarioRules = { [rulesKey(rulesChange)]: softer };
const { state } = planned({ horizon: 34, scenarios, scenarioRules });
const names = state.scenarios.map(({ id }) => id);

const size = { columnBytes: 16 << 20, tableBytes: 1 << 20 };
const wasm = { kernel: loadKernel(size), block: 128 };
const bytes = ({ values, cost }: Projection) =>
  [values, cost].map((column) => Buffer.from(column.buffer).toString("base64")).join(" ");
const drawn = (scenario: number, drawing: Parameters<typeof simulateRange>[5], of: EngineState = state) =>
  bytes(simulateRange(of, scenario, 0, REPLICATIONS, {}, drawing)!);

describe.each(names.map((name, scenario) => [name, scenario] as const))("%s", (_name, scenario) => {
  const whole = drawn(scenario, wasm);

  it("has the same bytes by the reference and by WebAssembly", () => {
    expect(wasm.kernel.kind).toBe("wasm");
    expect(drawn(scenario, { kernel: referenceKernel(size), block: 128 })).toBe(whole);
  });
  it.each([4, 32, 52, 256])("has the same bytes in blocks of %i", (block) => {
    expect(drawn(scenario, { ...wasm, block })).toBe(whole);
  });
  it("has the same bytes where the kernel has little room, and where it draws for whom nobody asked", () => {
    const kernel = loadKernel({ columnBytes: 3 << 20, tableBytes: 1 << 20 });
    expect(drawn(scenario, { kernel, block: 128 })).toBe(whole);
    const parts = [
      [0, 7],
      [7, 130],
      [130, 132],
    ].map(([from, to]) => simulateRange(state, scenario, from!, to!)!);
    expect(bytes(mergeProjections(parts))).toBe(whole);
  });
  it("is another than the baseline", () => {
    if (scenario > 0) expect(whole).not.toBe(drawn(0, wasm));
  });
});

it("says so when a kernel has no room for the smallest block", () => {
  const kernel = referenceKernel();
  const none = {
    ...kernel,
    float64: () => {
      throw new RangeError("no room");
    },
  };
  expect(() => drawn(0, { kernel: none, block: 128 })).toThrow("no room");
});
