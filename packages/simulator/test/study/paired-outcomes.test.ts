import { describe, expect, it } from "vitest";
import { pairedOutcomes } from "../../src/study/paired-outcomes.ts";

describe("paired outcomes", () => {
  it("keeps each future with its own partner, worst difference first", () => {
    const baseline = Float64Array.from([80, 70, 60]);
    expect(pairedOutcomes(Float64Array.from([81, 75, 58]), baseline)).toEqual([
      [60, 58],
      [80, 81],
      [70, 75],
    ]);
  });

  it("keeps 50 of many, at the middle of each fiftieth", () => {
    const totals = Float64Array.from({ length: 1000 }, (_, r) => 999 - r);
    const pairs = pairedOutcomes(totals, new Float64Array(1000));
    expect(pairs).toHaveLength(50);
    expect(pairs.map(([, scenario]) => scenario)).toEqual(Array.from({ length: 50 }, (_, i) => 20 * i + 10));
  });

  it("leaves out futures in which either has no score", () => {
    const pairs = pairedOutcomes(
      Float64Array.from([80, Number.NaN, 82]),
      Float64Array.from([79, 80, Number.NaN]),
    );
    expect(pairs).toEqual([[79, 80]]);
  });
});
