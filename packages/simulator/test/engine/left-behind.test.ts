import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newWaiting, resetWaiting, takeWithin, takeWithinBlock } from "../../src/engine/left-behind.ts";

const TODAY = 5;
/** One day with three ages; `behind` by age as well. */
function day(capacity: number, running: number, wanted: readonly number[], behindByAge: readonly number[]) {
  const column = Float64Array.from(wanted);
  const freed = new Float64Array(3);
  const behind = new Float64Array(TODAY + 1);
  for (const [age, count] of behindByAge.entries()) behind[TODAY - age] = count;
  const all = takeWithin(capacity, running, column, behind, TODAY, freed);
  return { all, goes: [...column], freed: [...freed], behind: [0, 1, 2].map((age) => behind[TODAY - age]!) };
}

describe("what can go on a day", () => {
  it("is everything without a limit", () => {
    expect(day(Number.POSITIVE_INFINITY, 1, [3, 2, 1], [0, 4, 5])).toEqual({
      all: 15,
      goes: [3, 6, 6],
      freed: [0, 4, 5],
      behind: [0, 0, 0],
    });
  });
  it("goes to those left behind first, then to the oldest", () => {
    expect(day(7, 1, [3, 2, 1], [0, 0, 5])).toEqual({
      all: 7,
      goes: [0, 1, 6],
      freed: [0, 0, 5],
      behind: [3, 1, 0],
    });
  });
  it("is a share of all that could go while things stand still", () => {
    expect(day(Number.POSITIVE_INFINITY, 0.25, [4, 2, 0], [0, 2, 0])).toMatchObject({
      all: 2,
      goes: [0, 2, 0],
      behind: [4, 2, 0],
    });
    expect(day(1, 0.25, [4, 2, 0], [0, 2, 0]).all).toBe(1);
    expect(day(Number.POSITIVE_INFINITY, 0.5, [5, 0, 0], [0, 0, 0]).all).toBe(3);
  });
  it("loses nobody", () => {
    const three = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        three,
        three,
        (capacity, running, wanted, before) => {
          const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
          const { all, goes, behind } = day(capacity, running, wanted, before);
          expect(sum(goes)).toBe(all);
          expect(sum(goes) + sum(behind)).toBe(sum(wanted) + sum(before));
          expect(all).toBeLessThanOrEqual(capacity);
          for (const age of [0, 1, 2]) expect(goes[age]! + behind[age]!).toBe(wanted[age]! + before[age]!);
        },
      ),
    );
  });
});

it("goes for every replication of a block as for one", () => {
  const four = { minLength: 4, maxLength: 4 };
  const matrix = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), four);
  const limits = fc.array(
    fc.tuple(fc.constantFrom(0, 5, 12, Number.POSITIVE_INFINITY), fc.constantFrom(0, 0.5, 1)),
    four,
  );
  fc.assert(
    fc.property(limits, matrix, matrix, (limit, wanted, before) => {
      const byRow = (of: number[][]) => [2, 1, 0].flatMap((age) => of.map((own) => own[age]!));
      const waiting = newWaiting(new Int32Array(4 * (TODAY + 1)), new Int32Array(12));
      waiting.behind.set(byRow(before), 4 * (TODAY - 2));
      const going = Int32Array.from(byRow(wanted));
      const goes = new Int32Array(4);
      const [capacity, running] = [0, 1].map((k) => Float64Array.from(limit, (of) => of[k]!));
      takeWithinBlock(capacity!, running!, going, waiting, TODAY, goes);
      const one = limit.map(([most, share], i) => day(most, share, wanted[i]!, before[i]!));
      expect([...goes]).toEqual(one.map(({ all }) => all));
      expect([...going]).toEqual(byRow(one.map((of) => of.goes)));
      expect([...waiting.freed]).toEqual(byRow(one.map((of) => of.freed)));
      expect([...waiting.behind.slice(4 * (TODAY - 2))]).toEqual(byRow(one.map((of) => of.behind)));
      expect(waiting.idle).toBe(false);
      resetWaiting(waiting);
      expect(waiting.idle && waiting.behind.every((count) => count === 0)).toBe(true);
    }),
  );
});
