import type { CoverageLine } from "@scorecast/core/report";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDay } from "../src/charts/month-axis.tsx";
import { coverageCalendar, type Unit, units } from "../src/coverage-calendar.ts";

const START = 20_000;

/** A table with these rows a day from START + `offset` on; missing: its days without a row in `span`. */
function lineOf(perDay: readonly number[], span = perDay.length, offset = 0): CoverageLine {
  const on = (day: number): number => perDay[day - offset] ?? 0;
  const missing: { from: string; until: string }[] = [];
  for (let day = 0; day < span; day++) {
    if (on(day) > 0) continue;
    const from = day;
    while (day + 1 < span && on(day + 1) === 0) day += 1;
    missing.push({ from: isoDay(START + from), until: isoDay(START + day) });
  }
  return {
    ...{ table: "t", title: { zh: "表", en: "table" }, column: "at", perDay, missing },
    first: isoDay(START + offset),
    last: isoDay(START + offset + perDay.length - 1),
  };
}

const allDays = (): number => Number.POSITIVE_INFINITY;
const inUnits = (unit: Unit) => (one: Unit) => (one === unit ? allDays() : 0);
const rowOf = (line: CoverageLine, most: (unit: Unit) => number = allDays) =>
  coverageCalendar([line], most)!.rows[0]!;

describe("missing days", () => {
  it("are those that a busy table has no row of", () => {
    const row = rowOf(lineOf([20, 22, 0, 19, 0, 0, 21]));
    expect(row.missing.map(({ from, until }) => [from - START, until - START])).toEqual([
      [2, 2],
      [4, 5],
    ]);
    expect(row).toMatchObject({ missingDays: 3, quietDays: 0, rows: 82 });
  });

  it("are none in a table that has a row now and then", () => {
    const now = Array.from({ length: 100 }, (_, i) => (i % 33 === 0 ? 1 : 0));
    expect(rowOf(lineOf(now))).toMatchObject({ missing: [], missingDays: 0, quietDays: 96 });
  });

  it("are a long silence where single days may be empty", () => {
    const some = Array.from({ length: 60 }, (_, i) => (i >= 20 && i < 40 ? 0 : i % 2));
    const row = rowOf(lineOf(some));
    expect(row.missing).toEqual([{ from: START + 20, until: START + 40 }]);
    expect(row.quietDays).toBe(19);
  });

  it("reach to the ends of the orders, where a table starts later or stops earlier", () => {
    const row = rowOf(lineOf([9, 9, 9, 9], 20, 10));
    expect(row.missing.map(({ from, until }) => [from - START, until - START])).toEqual([
      [0, 9],
      [14, 19],
    ]);
  });
});

describe("cells", () => {
  it("are shaded by the usual of their own table", () => {
    const row = rowOf(lineOf([10, 10, 10, 4, 16, 40, 10]));
    expect(row.cells.map(({ shade }) => shade)).toEqual([1, 1, 1, 0, 2, 3, 1]);
  });

  it("compare a week by the days that it has, and say how many are missing", () => {
    const perDay = Array.from({ length: 21 }, (_, i) => (i >= 9 && i < 13 ? 0 : 10));
    const row = rowOf(lineOf(perDay), inUnits(7));
    expect(row.cells).toEqual([
      { day: START, days: 7, rows: 70, missing: 0, shade: 1 },
      { day: START + 7, days: 7, rows: 30, missing: 4, shade: 1 },
      { day: START + 14, days: 7, rows: 70, missing: 0, shade: 1 },
    ]);
  });

  it("are not there where the table could have no row", () => {
    const calendar = coverageCalendar([lineOf([5, 5], 2), lineOf([5, 5], 2, 3)], allDays)!;
    expect(calendar.rows[0]!.cells.map(({ day }) => day - START)).toEqual([0, 1]);
  });

  it("are the shortest of which all fit", () => {
    const year = lineOf(Array.from({ length: 365 }, () => 3));
    expect(coverageCalendar([year], () => 365)!.unit).toBe(1);
    expect(coverageCalendar([year], () => 364)!.unit).toBe(7);
    expect(coverageCalendar([year], () => 52)!.unit).toBe(28);
    expect(coverageCalendar([year], () => 0)!.unit).toBe(units.at(-1));
  });

  it("are none without a dated row", () => {
    expect(coverageCalendar([], allDays)).toBeNull();
    expect(coverageCalendar([{ ...lineOf([1]), first: null, last: null, perDay: [] }], allDays)).toBeNull();
  });

  it("lose no row and no missing day, whatever their length", () => {
    const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(
        counts,
        fc.constantFrom(...units),
        fc.nat(30),
        fc.nat(30),
        (perDay, unit, before, after) => {
          const line = lineOf([1, ...perDay, 1], before + perDay.length + 2 + after, before);
          const row = rowOf(line, inUnits(unit));
          const total = (key: "rows" | "missing" | "days") =>
            row.cells.reduce((sum, cell) => sum + cell[key], 0);
          expect(total("rows")).toBe(2 + perDay.reduce((sum, n) => sum + n, 0));
          expect(total("missing")).toBe(row.missingDays);
          expect(row.missingDays + row.quietDays).toBe(before + after + perDay.filter((n) => n === 0).length);
          for (const { days, missing, rows, shade } of row.cells) {
            expect(missing).toBeLessThanOrEqual(days);
            expect(shade === null).toBe(rows === 0);
          }
        },
      ),
    );
  });
});
