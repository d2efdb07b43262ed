import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packDays, unpackDays } from "../src/packed-days.ts";
import { exampleDossier } from "./example-results.ts";

const leaf = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.string(),
  fc.boolean(),
  fc.array(fc.integer(), { maxLength: 3 }),
);
const key = fc.constantFrom("mean", "0.5", "quantiles", "dots", "a");
const { value: day } = fc.letrec((tie) => ({
  value: fc.dictionary(key, fc.oneof({ maxDepth: 2 }, leaf, tie("value")), {
    noNullPrototype: true,
    maxKeys: 4,
  }),
}));
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("packed days", () => {
  it("come back as they were, holes, nulls and unlike days included", () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 5 }), (days) => {
        const result = { kind: "forecast", scenarios: [{ id: "baseline", days }] };
        expect(unpackDays(throughJson(packDays(result)))).toEqual(throughJson(result));
      }),
      { numRuns: 200 },
    );
  });

  it("keep six digits of a summary, and all of everything else", () => {
    const projection = exampleDossier("steady").projection!;
    const exact = { ...projection, engineState: { third: 1 / 3 } };
    const back = unpackDays(throughJson(packDays(exact))) as typeof exact;
    expect(back.engineState).toEqual({ third: 1 / 3 });
    for (const [s, scenario] of exact.scenarios.entries()) {
      expect({ ...back.scenarios[s], days: null }).toEqual({ ...scenario, days: null });
      for (const [d, { total }] of scenario.days.entries()) {
        const mean = back.scenarios[s]!.days[d]!.total.mean!;
        expect(Math.abs(mean - total.mean!)).toBeLessThanOrEqual(5.000001e-6 * total.mean!);
      }
    }
  });

  it("leave other results alone", () => {
    const { score } = exampleDossier("steady");
    expect(packDays(score)).toBe(score);
  });
});
