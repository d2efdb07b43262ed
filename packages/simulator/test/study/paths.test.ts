import type { RequirementLine } from "@scorecast/core/report";
import { describe, expect, it } from "vitest";
import { columnOf, newProjection, type Projection } from "../../src/engine/projection.ts";
import { answerOf } from "../../src/study/answers.ts";
import { consequencePaths, type Followed, type PastNodes } from "../../src/study/consequence-paths.ts";
import type { Question } from "../../src/study/question.ts";

/** A projection with the totals of each future, from the start on. */
function projectionOf(futures: readonly (readonly number[])[]): Projection {
  const projection = newProjection(0, ["total", "product"], futures[0]!.length, 0, futures.length);
  for (const [r, future] of futures.entries())
    for (const [day, total] of future.entries()) {
      columnOf(projection, 0, day)[r] = total;
      columnOf(projection, 1, day)[r] = total - 10;
    }
  return projection;
}

const below70 = (within: number | null): Question => ({
  kind: "ever",
  text: "P(total < 70 ever)",
  event: { node: "total", op: "<", threshold: 70 },
  within,
});

describe("the first passage", () => {
  // the start never counts; 69.5 shows as 70 and is not below it
  const futures = [
    [60, 80, 69, 69, 80],
    [80, 69, 80, 80, 60],
    [80, 80, 80, 80, 69],
    [80, 69.5, 80, Number.NaN, 80],
  ];
  it("tells by day, the first days, and the days spent", () => {
    const { value, passage } = answerOf(below70(null), projectionOf(futures), 20_000, 0);
    expect(value).toBe(0.75);
    expect(passage!.byDay).toEqual([0.25, 0.5, 0.5, 0.75]);
    expect(passage!.firstDay).toEqual({ "0.1": "2024-10-05", "0.5": "2024-10-06", "0.9": null });
    expect(passage!.daysMet).toMatchObject({ mean: 1.25, quantiles: { "0.5": 1.5 } });
  });
  it("within days looks at those alone", () => {
    const { value, passage } = answerOf(below70(2), projectionOf(futures), 20_000, 0);
    expect(value).toBe(0.5);
    expect(passage!.byDay).toEqual([0.25, 0.5]);
    expect(passage!.daysMet.mean).toBe(0.5);
  });
  it("ends at the answer and never falls", () => {
    const random = Array.from({ length: 60 }, (_, r) =>
      Array.from({ length: 20 }, (__, d) => 68 + ((r * 7919 + d * 104_729) % 97) / 10),
    );
    const { value, passage } = answerOf(below70(null), projectionOf(random), 20_000, 0);
    expect(passage!.byDay.at(-1)).toBe(value);
    for (let day = 1; day < passage!.byDay.length; day++)
      expect(passage!.byDay[day]!).toBeGreaterThanOrEqual(passage!.byDay[day - 1]!);
  });
  it("of a walk with a constant chance a day is geometric", () => {
    const [n, days, p] = [20_000, 12, 0.2];
    let state = 12345;
    const uniform = () => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state >>> 0) / 4294967296;
    };
    const walks = Array.from({ length: n }, () =>
      Array.from({ length: days + 1 }, (_, d) => (d > 0 && uniform() < p ? 60 : 80)),
    );
    const { passage } = answerOf(below70(null), projectionOf(walks), 20_000, 0);
    for (const [i, reached] of passage!.byDay.entries()) {
      const expected = 1 - (1 - p) ** (i + 1);
      expect(Math.abs(reached - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / n));
    }
    expect(Math.abs(passage!.daysMet.mean - days * p)).toBeLessThan(5 * Math.sqrt((days * p * (1 - p)) / n));
  });
});

describe("the path to a consequence", () => {
  const text = { zh: "甲", en: "a" };
  const threshold = (
    requirements: readonly Partial<RequirementLine>[],
    effect: Followed["effect"] = "requires",
  ): Followed => ({
    ...{ id: "x", programme: "p", programmeTitle: text, title: text, effect },
    ...{ categories: [], provenance: "official" as const },
    requirements: requirements.map((requirement) => ({
      ...{ node: "total", op: ">=" as const, threshold: 80, average: { kind: "day" as const } },
      ...{ value: null, met: null, margin: null },
      ...requirement,
    })),
  });
  const path = (followed: Followed, futures: number[][], past: PastNodes = {}) =>
    consequencePaths([followed], past, projectionOf(futures), 0)[0]!;

  it("is the share of futures that hold it, day by day, of the displayed total", () => {
    const { met, ever, always } = path(threshold([{}]), [
      [80, 79.5, 70],
      [80, 79.4, 81],
    ]);
    expect(met).toEqual([1, 0.5, 0.5]);
    expect([ever.value, always.value]).toEqual([1, 0]);
    expect(ever.interval[1]).toBe(1);
    expect(ever.interval[0]).toBeLessThan(0.6);
  });
  it("needs all requirements at once", () => {
    const both = threshold([{ threshold: 75 }, { node: "product", threshold: 70 }]);
    expect(path(both, [[80, 79, 76]]).met).toEqual([1, 0, 0]);
  });
  it("averages back into the recorded past", () => {
    const mean = threshold([{ average: { kind: "mean", days: 3 }, threshold: 80 }]);
    const past = { total: [70, 79, 82] };
    // means of 3 up to each day: (79+82+79)/3 = 80, (82+79+76)/3 = 79, (79+76+88)/3 = 81
    expect(path(mean, [[79, 76, 88]], past).met).toEqual([1, 0, 1]);
    expect(path(mean, [[79, 76, 88]]).met).toEqual([0, 0, 1]);
  });
  it("counts days in a row, a day without a score breaking them", () => {
    const run = threshold([{ op: "<", threshold: 70, average: { kind: "every-day", days: 3 } }], "triggers");
    const past = { total: [80, 60, 60] };
    expect(path(run, [[60, 60, Number.NaN, 60, 60, 60]], past).met).toEqual([1, 1, 0, 0, 0, 1]);
  });
  it("leaves out what is not simulated", () => {
    const reviews = threshold([{}, { node: "picture-reviews" }]);
    expect(consequencePaths([reviews], {}, projectionOf([[80, 80]]), 0)).toEqual([]);
  });
});
