import { withDraw } from "@scorecast/core";
import { applyOverrides } from "@scorecast/core/rules-schema";
import { describe, expect, it } from "vitest";
import { columnOf, mergeProjections, type Projection } from "../../src/engine/projection.ts";
import { simulateRange } from "../../src/engine/simulate.ts";
import { planSensitivity } from "../../src/study/sensitivity.ts";
import { assumptionsOf } from "../../src/study/simulation-assumptions.ts";
import { currentRules } from "../rules.ts";
import { planned } from "./planned.ts";

const bytes = ({ values }: Projection) =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");
const knots = (hours: number): [number, number][] => [
  [hours, 100],
  [6 * hours, 50],
];
const drawnRules = applyOverrides(currentRules, {
  draws: [3, 6, 9].map((hours) => ({ metrics: { "pickup-hours": { knots: knots(hours) } } })),
}).rules!;
const sameRules = applyOverrides(currentRules, { draws: [{}, { weights: {} }] }).rules!;
const study = (rules = currentRules) => planned({ rules, horizon: 12, replications: 8, scenarios: [] });
const run = (rules = currentRules) => simulateRange(study(rules).state, 0, 0, 8)!;
const certain = run();

describe("draws of learnt rules", () => {
  it("change no bit where they do not differ", () => {
    expect(bytes(run(sameRules))).toBe(bytes(certain));
  });
  it("score replication r by draw r mod K, and the first day by the central rules", () => {
    const uncertain = run(drawnRules);
    const byDraw = drawnRules.draws!.map((draw) => run(withDraw(drawnRules, draw)));
    for (let day = 0; day <= 12; day++)
      for (let r = 0; r < 8; r++)
        expect(columnOf(uncertain, 0, day)[r], `day ${day}, replication ${r}`).toBe(
          columnOf(day === 0 ? certain : byDraw[r % 3]!, 0, day)[r],
        );
    expect(new Set([0, 1, 2].map((draw) => columnOf(byDraw[draw]!, 0, 12)[0])).size).toBe(3);
  });
  it("do not depend on how replications are cut into ranges", () => {
    const { state } = study(drawnRules);
    const parts = [simulateRange(state, 0, 0, 3)!, simulateRange(state, 0, 3, 8)!];
    expect(bytes(mergeProjections(parts))).toBe(bytes(run(drawnRules)));
  });
  it("are told among the assumptions, and left out of a sensitivity study", () => {
    const { state } = study(drawnRules);
    expect(assumptionsOf(state).map(({ id }) => id)).toContain("learnt-rules");
    expect(assumptionsOf(study().state).map(({ id }) => id)).not.toContain("learnt-rules");
    expect(planSensitivity(study(drawnRules)).study.state.rules.draws).toBeUndefined();
  });
});
