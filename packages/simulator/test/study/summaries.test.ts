import { describe, expect, it } from "vitest";
import { pairedDifference, verdictOn } from "../../src/study/differences.ts";
import { dotsOf, momentsOf, quantileOf, summaryOf, wilsonInterval } from "../../src/study/summaries.ts";

describe("a summary", () => {
  it("has type 7 quantiles", () => {
    const sorted = Float64Array.of(1, 2, 4, 8);
    expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantileOf(sorted, p))).toEqual([
      1, 1.75, 3, 6.800000000000001, 8,
    ]);
    expect(quantileOf(Float64Array.of(5), 0.9)).toBe(5);
  });
  it("of one value repeated is that value, with sd exactly 0", () => {
    const values = new Float64Array(999).fill(84.927050849);
    expect(summaryOf(values)).toMatchObject({ mean: 84.927050849, sd: 0, standardError: 0, missing: 0 });
    expect(Object.values(summaryOf(values).quantiles!)).toEqual(new Array(9).fill(84.927050849));
  });
  it("leaves out what has no score and says how much that is", () => {
    expect(summaryOf(Float64Array.of(1, NaN, 3, NaN))).toMatchObject({
      mean: 2,
      sd: Math.SQRT2,
      standardError: 1,
      missing: 0.5,
    });
    expect(summaryOf(Float64Array.of(NaN, NaN))).toEqual({
      mean: null,
      sd: null,
      standardError: null,
      quantiles: null,
      missing: 1,
    });
  });
  it("divides by n − 1", () => {
    expect(momentsOf(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9))).toEqual({
      count: 8,
      mean: 5,
      sd: Math.sqrt(32 / 7),
    });
    expect(momentsOf(Float64Array.of(2))).toEqual({ count: 1, mean: 2, sd: 0 });
  });
  it("has fifty dots at (i − ½)/50", () => {
    const dots = dotsOf(Float64Array.from({ length: 101 }, (_, i) => i))!;
    expect(dots).toHaveLength(50);
    expect([dots[0], dots[24], dots[49]]).toEqual([1, 49, 99]);
    expect(dotsOf(Float64Array.of(NaN))).toBeUndefined();
  });
});

describe("Wilson's interval", () => {
  it("matches the published example of 81 of 263", () => {
    const [low, high] = wilsonInterval(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });
  it("reaches the ends without passing them", () => {
    expect(wilsonInterval(0, 50)[0]).toBe(0);
    expect(wilsonInterval(0, 50)[1]).toBeGreaterThan(0.05);
    expect(wilsonInterval(50, 50)[1]).toBe(1);
  });
});

describe("a paired difference", () => {
  it("of a column with itself is exactly 0", () => {
    const column = Float64Array.of(80.1, 79.3, NaN, 85.123456789);
    expect(pairedDifference(column, column)).toEqual({
      mean: 0,
      interval: [0, 0],
      standardError: 0,
      higher: 0,
      lower: 0,
    });
  });
  it("is that of the futures, and counts who is higher", () => {
    const difference = pairedDifference(Float64Array.of(81, 82, 83, NaN), Float64Array.of(80, 80, 84, 1));
    expect(difference.mean).toBeCloseTo(2 / 3, 12);
    expect(difference.standardError).toBeCloseTo(Math.sqrt(7 / 3 / 3), 12);
    expect([difference.higher, difference.lower]).toEqual([2 / 3, 1 / 3]);
    expect(difference.interval![1] - difference.interval![0]).toBeCloseTo(2 * 1.959964 * Math.sqrt(7 / 9), 5);
  });
  it("is null without a common score", () => {
    expect(pairedDifference(Float64Array.of(NaN), Float64Array.of(1)).mean).toBeNull();
  });
  it.each([
    [[0.11, 2], "better"],
    [[0.09, 2], "undecided"],
    [[-2, -0.11], "worse"],
    [[-0.09, 0.09], "no-meaningful-difference"],
    [[-0.2, 0.05], "undecided"],
  ] as const)("with interval %j is %s", (interval, verdict) => {
    expect(verdictOn({ mean: 0, interval, standardError: 0, higher: 0, lower: 0 })).toBe(verdict);
  });
});
