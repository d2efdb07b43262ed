import type { CoverageLine } from "@scorecast/core/report";
import { median } from "d3-array";

/** Days of one cell: a day, or weeks where days would be too narrow to see. */
export const units = [1, 7, 28, 91, 364] as const;
export type Unit = (typeof units)[number];

/** Rows expected in a run of days from which on their absence is no chance: e^−6.9 is one in a thousand. */
const NO_CHANCE = 6.9;

/** Bounds of the shades, as multiples of what is usual. */
const SHADES = [0.5, 1.5, 3] as const;

/** A run of days without a row, days since 1970-01-01, both ends included. */
export interface Run {
  readonly from: number;
  readonly until: number;
}

export interface CoverageCell {
  /** First day, days since 1970-01-01. */
  readonly day: number;
  /** Days in the cell on which the table could have rows; at most the unit. */
  readonly days: number;
  readonly rows: number;
  /** Days without a row that chance does not explain. */
  readonly missing: number;
  /** Below half of the usual, usual, more than 1.5 times, more than 3 times; null: no row. */
  readonly shade: 0 | 1 | 2 | 3 | null;
}

export interface CoverageRow {
  readonly line: CoverageLine;
  readonly rows: number;
  readonly cells: readonly CoverageCell[];
  /** Days without a row that chance does not explain, ascending. */
  readonly missing: readonly Run[];
  readonly missingDays: number;
  /** Days without a row as they happen in a table that has few. */
  readonly quietDays: number;
}

/** Which days of which table are there. */
export interface CoverageCalendar {
  /** Days since 1970-01-01 of the first and last day of any table. */
  readonly first: number;
  readonly last: number;
  readonly unit: Unit;
  readonly rows: readonly CoverageRow[];
}

/** Whole days since 1970-01-01 of "YYYY-MM-DD". */
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const length = ({ from, until }: Run): number => until - from + 1;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/**
 * The calendar of all tables that have a dated row, in cells as short as `most` of them allow; null if there is none.
 *
 * A day without a row counts as missing where the table usually has so many that chance would hardly leave the whole
 * run empty; a table with three rows a year misses nothing on the other days.
 *
 * @param most cells that fit: for each unit
 */
export function coverageCalendar(
  coverage: readonly CoverageLine[],
  most: (unit: Unit) => number,
): CoverageCalendar | null {
  const dated = coverage.filter((line) => line.first !== null && line.last !== null);
  if (dated.length === 0) return null;
  const spans = dated.map(spanOf);
  const first = Math.min(...spans.map(({ from }) => from));
  const last = Math.max(...spans.map(({ until }) => until));
  const days = last - first + 1;
  const unit = units.find((one) => Math.ceil(days / one) <= most(one)) ?? units.at(-1)!;
  return { first, last, unit, rows: dated.map((line) => rowOf(line, first, last, unit)) };
}

/** The days on which a table could have rows: its own, and those of the orders. */
function spanOf({ first, last, missing }: CoverageLine): Run {
  return {
    from: Math.min(dayOf(first!), ...missing.map(({ from }) => dayOf(from))),
    until: Math.max(dayOf(last!), ...missing.map(({ until }) => dayOf(until))),
  };
}

function rowOf(line: CoverageLine, first: number, last: number, unit: Unit): CoverageRow {
  const start = dayOf(line.first!);
  const span = spanOf(line);
  const rows = sum(line.perDay);
  const perDay = rows / length(span);
  const missing = line.missing
    .map(({ from, until }): Run => ({ from: dayOf(from), until: dayOf(until) }))
    .filter((run) => perDay * length(run) >= NO_CHANCE);
  const rowsOn = (day: number): number => line.perDay[day - start] ?? 0;

  const cells: (Omit<CoverageCell, "shade"> & { readonly density: number })[] = [];
  for (let day = first; day <= last; day += unit) {
    const [from, until] = [Math.max(day, span.from), Math.min(day + unit - 1, last, span.until)];
    if (until < from) continue;
    let inCell = 0;
    for (let one = from; one <= until; one++) inCell += rowsOn(one);
    const absent = sum(
      missing.map((run) => Math.max(0, Math.min(until, run.until) - Math.max(from, run.from) + 1)),
    );
    const present = until - from + 1 - absent;
    cells.push({
      ...{ day, days: until - from + 1, rows: inCell, missing: absent },
      density: present === 0 ? 0 : inCell / present,
    });
  }
  const usual = median(cells.filter((cell) => cell.rows > 0).map((cell) => cell.density)) ?? 0;
  const missingDays = sum(missing.map(length));
  let emptyDays = 0;
  for (let day = span.from; day <= span.until; day++) if (rowsOn(day) === 0) emptyDays += 1;
  return {
    ...{ line, rows, missing, missingDays, quietDays: emptyDays - missingDays },
    cells: cells.map(({ density, ...cell }) => ({
      ...cell,
      shade: cell.rows === 0 ? null : shadeOf(density / usual),
    })),
  };
}

function shadeOf(ratio: number): 0 | 1 | 2 | 3 {
  const shade = SHADES.findIndex((bound) => ratio < bound);
  return (shade === -1 ? SHADES.length : shade) as 0 | 1 | 2 | 3;
}
