import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TallySeries, tallyBuilder, withAmounts } from "../../src/tally/tally-series.ts";
import { countById, metricById, tablesOf } from "../../src/tally/tally-shop.ts";
import { dailySums, sumOver } from "../../src/tally/window-sums.ts";
import { recordOf } from "../record.ts";

type Cell = readonly [cohort: number, known: number, numerator: number, denominator: number];

const list = ({ cohortDay, knownDay, numerator, denominator }: TallySeries): Cell[] =>
  Array.from(cohortDay, (cohort, i) => [cohort, knownDay[i]!, numerator[i]!, denominator[i]!]);

function plain(cells: readonly Cell[], firstDay = 100, days = 10): TallySeries {
  const { add, build } = tallyBuilder(firstDay, days, false);
  for (const [cohort, known, numerator, denominator] of cells)
    add(cohort, known, numerator, denominator, 0, 0);
  return build(1, null);
}

describe("a tally", () => {
  it("adds up by cohort day and known day, in order", () => {
    expect(
      list(
        plain([
          [105, 106, 1, 0],
          [103, 103, 0, 1],
          [105, 105, 0, 1],
          [103, 103, 2, 3],
          [105, 106, 1, 0],
        ]),
      ),
    ).toEqual([
      [103, 103, 2, 4],
      [105, 105, 0, 1],
      [105, 106, 2, 0],
    ]);
  });
  it("keeps what lies outside its grid: earlier, later, and known 64 days on", () => {
    const cells: Cell[] = [
      [99, 99, 1, 1],
      [110, 110, 1, 1],
      [105, 168, 1, 1],
      [105, 169, 1, 1],
      [105, 104, 1, 1],
    ];
    expect(list(plain([...cells, ...cells]))).toEqual([
      [99, 99, 2, 2],
      [105, 104, 2, 2],
      [105, 168, 2, 2],
      [105, 169, 2, 2],
      [110, 110, 2, 2],
    ]);
  });
  it("keeps a correction beside what it corrects", () => {
    expect(
      list(
        plain([
          [105, 105, 1, 1],
          [105, 107, -1, -1],
        ]),
      ),
    ).toEqual([
      [105, 105, 1, 1],
      [105, 107, -1, -1],
    ]);
  });
  it("works for a span of no days", () => {
    expect(list(plain([[100, 100, 1, 1]], 0, 0))).toEqual([[100, 100, 1, 1]]);
  });
});

describe("a binned tally", () => {
  const binned = () => {
    const { add, build } = tallyBuilder(100, 10, true);
    add(105, 105, 3, 1, 0, 0);
    add(105, 105, 0, 1, 0, 0);
    add(105, 105, 3, 1, 0, 0);
    add(105, 105, 999, 1, 0, 0);
    add(105, 108, 3, -1, 0, 0);
    return build(1, Float64Array.of(100, 90, 80, 70));
  };

  it("counts per bin and takes amounts from a table; bins past its end take the last", () => {
    const series = binned();
    expect([...series.bin!]).toEqual([0, 3, 255, 3]);
    expect([...series.denominator]).toEqual([1, 2, 1, -1]);
    expect([...series.numerator]).toEqual([100, 140, 70, -70]);
    expect([...series.knownDay]).toEqual([105, 105, 105, 108]);
  });
  it("can take another table without the events", () => {
    const series = binned();
    expect([...withAmounts(series, Float64Array.of(1, 2)).numerator]).toEqual([1, 4, 2, -2]);
    expect([...series.numerator]).toEqual([100, 140, 70, -70]);
  });
  it("is the only kind that can", () => {
    expect(() => withAmounts(plain([]), Float64Array.of(1))).toThrow(/binned/);
  });
});

describe("window sums", () => {
  const entries: readonly Cell[] = [
    [100, 100, 1, 2],
    [101, 103, 4, 8],
    [105, 105, 16, 32],
  ];
  const window = { fromDaysAgo: 3, toDaysAgo: 1 };
  it("take cohort days in the window and what was known the day before", () => {
    const series = plain(entries);
    expect(sumOver(window, series, 100)).toEqual({ numerator: 0, denominator: 0 });
    expect(sumOver(window, series, 101)).toEqual({ numerator: 1, denominator: 2 });
    expect(sumOver(window, series, 103)).toEqual({ numerator: 1, denominator: 2 });
    expect(sumOver(window, series, 104)).toEqual({ numerator: 4, denominator: 8 });
    expect(sumOver(window, series, 105)).toEqual({ numerator: 0, denominator: 0 });
    expect(sumOver(window, series, 108)).toEqual({ numerator: 16, denominator: 32 });
    expect(sumOver(window, series, 109)).toEqual({ numerator: 0, denominator: 0 });
  });
  it("of many days in one pass are those of each day", () => {
    const day = fc.integer({ min: 90, max: 130 });
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(day, fc.integer({ min: 0, max: 20 }), fc.integer({ min: -5, max: 50 }), fc.nat(9)),
          { maxLength: 60 },
        ),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 15 }),
        (cells, toDaysAgo, length) => {
          const tally = plain(cells.map(([cohort, lag, n, d]) => [cohort, cohort + lag, n, d] as const));
          const asked = { fromDaysAgo: toDaysAgo + length, toDaysAgo };
          const sums = dailySums(asked, tally, 95, 150);
          for (let d = 95; d <= 150; d++) {
            const one = sumOver(asked, tally, d);
            expect(sums.numerator[d - 95]! + 0).toBe(one.numerator + 0);
            expect(sums.denominator[d - 95]! + 0).toBe(one.denominator + 0);
          }
          expect(sums.numerator).toHaveLength(56);
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe("names", () => {
  it("unknown ones are refused with the file to write", () => {
    expect(() => metricById("nonsense")).toThrow(/packages\/core\/src\/metrics\/nonsense\.ts/);
    expect(() => metricById("toString")).toThrow(/no metric/);
    expect(() => countById("nonsense")).toThrow(/packages\/core\/src\/counts\/nonsense\.ts/);
    expect(() => countById("constructor")).toThrow(/no count/);
  });
  it("of tables are those that the shop has", () => {
    expect([...tablesOf(recordOf({ orders: [] }))]).toEqual(["orders"]);
    const all = recordOf({
      orders: [],
      parcels: [],
      reviews: [],
      afterSales: [],
      chats: [],
      chatDays: [],
      complaints: [],
      violations: [],
      listings: [],
      observed: [],
    });
    expect([...tablesOf(all)]).toEqual([
      "orders",
      "parcels",
      "reviews",
      "after-sales",
      "chats",
      "chat-days",
      "complaints",
      "violations",
      "listings",
      "observed",
    ]);
  });
});
