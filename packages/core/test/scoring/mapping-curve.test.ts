import { describe, expect, it } from "vitest";
import { type CompiledMapping, pointsFor } from "../../src/scoring/mapping.ts";
import { mappingCurve } from "../../src/scoring/mapping-curve.ts";

const column = (...numbers: number[]) => Float64Array.from(numbers);

describe("the curve of a mapping", () => {
  it("lists tiers worst first, with the points below them", () => {
    const tiers: CompiledMapping = {
      ...{ kind: "tiers", higher: true, below: 20 },
      ...{ bounds: column(0.5, 0.9), points: column(60, 100) },
    };
    expect(mappingCurve(tiers, 0)).toEqual({
      kind: "tiers",
      below: 20,
      knots: [
        [0.5, 60],
        [0.9, 100],
      ],
    });
  });

  it("turns a line round that begins at its best end", () => {
    const line: CompiledMapping = {
      kind: "piecewise-linear",
      values: column(0, 10, 40),
      points: column(100, 80, 0),
    };
    const curve = mappingCurve(line, 0)!;
    expect(curve.knots.map(([, points]) => points)).toEqual([0, 80, 100]);
    for (const [value, points] of curve.knots) expect(pointsFor(line, value, 0)).toBe(points);
  });

  it("takes the peers of the day", () => {
    const peers: CompiledMapping = {
      ...{ kind: "peer-rank", quantiles: column(0, 1), points: column(0, 100), days: column(0, 10) },
      values: [column(1, 2), column(3, 4)],
    };
    expect(mappingCurve(peers, 5)!.knots).toEqual([
      [2, 0],
      [3, 100],
    ]);
  });

  it("is a value's own points where they are the points, and nothing where it is unpublished", () => {
    expect(mappingCurve({ kind: "direct", min: 0, max: 100 }, 0)!.knots).toEqual([
      [0, 0],
      [100, 100],
    ]);
    expect(mappingCurve({ kind: "unpublished" }, 0)).toBeNull();
  });
});
