import { describe, expect, it } from "vitest";
import { effectPoints } from "../../src/levers/effect.ts";

describe("an effect between its 5 % and 95 % points", () => {
  it.each([
    ["share", 0.3, 0.6],
    ["positive", 0.5, 8],
    ["real", -2, 1],
  ] as const)("of kind %s lies between %f and %f in nine of ten draws", (kind, low, high) => {
    const points = [...effectPoints({ low, high }, kind)!];
    expect(points.filter((x) => x < low).length).toBe(3);
    expect(points.filter((x) => x > high).length).toBe(3);
    expect(points).toEqual([...points].sort((a, b) => a - b));
  });
  it("of a share stays one, of a positive number positive", () => {
    for (const x of effectPoints({ low: 0.01, high: 0.99 }, "share")!) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(1);
    }
    expect(effectPoints({ low: 0.01, high: 90 }, "positive")![0]).toBeGreaterThan(0);
  });
  it("that is certain is one number", () => {
    expect(effectPoints({ low: 0.4, high: 0.4 }, "share")).toEqual(Float64Array.of(0.4));
    expect(effectPoints({ low: 0, high: 0 }, "share")).toEqual(Float64Array.of(0));
  });
  it.each([
    [{ low: 0.6, high: 0.3 }, "share"],
    [{ low: 0, high: 0.5 }, "share"],
    [{ low: 0.2, high: 1 }, "share"],
    [{ low: 1.2, high: 1.2 }, "share"],
    [{ low: -1, high: 2 }, "positive"],
    [{ low: Number.NaN, high: 1 }, "real"],
  ] as const)("%j does not fit kind %s", (effect, kind) => {
    expect(effectPoints(effect, kind)).toBeNull();
  });
});
