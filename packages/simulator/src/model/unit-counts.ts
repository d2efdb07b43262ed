import type { columns } from "@scorecast/core";
import { type Pooled, pool, type UnitCount } from "./pooling.ts";
import type { HalfLife } from "./recency.ts";
import { recencyWeights } from "./recency.ts";

/** Units that are told apart; the orders of all smaller ones are one unit. */
const UNITS_AT_MOST = 2000;
const WEEK = 7;
/** Weeks that a unit's own scatter is taken for Poisson's before its record says otherwise. */
const CELLS_OF_PRIOR = 50;

/** "unknown": orders that name none; "rest": all those beyond the first two thousand. */
export interface Unit {
  readonly kind: "named" | "unknown" | "rest";
  /** Untrusted text from the record; null unless named. */
  readonly id: string | null;
  /** How many of the column's names it stands for. */
  readonly members: number;
  /** Valid orders paid in the days of the fit. */
  readonly orders: number;
}

/** Which unit each order belongs to. */
export interface Units {
  readonly units: readonly Unit[];
  /** Index into `units` per order row. */
  readonly of: Int32Array;
}

/** The units of a column, the most ordered first, then by id: the order of rows decides nothing. */
export function unitsOf({ codes, names }: columns.Coded, counts: (order: number) => boolean): Units {
  const perName = new Float64Array(names.length);
  let unknown = 0;
  for (let order = 0; order < codes.length; order++) {
    if (!counts(order)) continue;
    if (codes[order]! < 0) unknown++;
    else perName[codes[order]!]! += 1;
  }
  const sorted = names
    .map((id, code) => ({ id, code, orders: perName[code]! }))
    .filter(({ orders }) => orders > 0)
    .sort((a, b) => b.orders - a.orders || (a.id < b.id ? -1 : 1));
  const units: Unit[] = sorted
    .slice(0, UNITS_AT_MOST)
    .map(({ id, orders }) => ({ kind: "named" as const, id, members: 1, orders }));
  const unitOfName = new Int32Array(names.length).fill(-1);
  for (const [unit, { code }] of sorted.slice(0, UNITS_AT_MOST).entries()) unitOfName[code] = unit;
  const rest = sorted.slice(UNITS_AT_MOST);
  if (rest.length > 0) {
    for (const { code } of rest) unitOfName[code] = units.length;
    const orders = rest.reduce((sum, one) => sum + one.orders, 0);
    units.push({ kind: "rest", id: null, members: rest.length, orders });
  }
  const none = units.length;
  if (unknown > 0) units.push({ kind: "unknown", id: null, members: 0, orders: unknown });
  const of = codes.map((code) => (code < 0 ? (unknown > 0 ? none : -1) : unitOfName[code]!));
  return { units, of };
}

/** Units at risk by cohort week and lag, and their events by cohort week: whole numbers, so that sums are exact. */
export interface UnitTable {
  readonly units: number;
  readonly weeks: number;
  readonly lags: number;
  /** [(unit × weeks + week) × lags + lag] */
  readonly atRisk: Float64Array;
  /** [unit × weeks + week] */
  readonly events: Float64Array;
}

export function emptyTable(units: number, days: number, lags: number): UnitTable {
  const weeks = Math.max(1, Math.ceil(days / WEEK));
  return {
    ...{ units, weeks, lags },
    atRisk: new Float64Array(units * weeks * lags),
    events: new Float64Array(units * weeks),
  };
}

/** Puts `amount` units at risk on the lags from `first` to before `until`; `daysAgo`: from the cohort day to the last day. */
export function addAtRisk(
  { units, weeks, lags, atRisk }: UnitTable,
  unit: number,
  daysAgo: number,
  until: number,
  amount: number,
  first = 0,
): void {
  const week = Math.floor(daysAgo / WEEK);
  if (unit < 0 || unit >= units || week < 0 || week >= weeks) return;
  for (let lag = first; lag < Math.min(until, lags); lag++)
    atRisk[(unit * weeks + week) * lags + lag]! += amount;
}

export function addEvents(
  { units, weeks, events }: UnitTable,
  unit: number,
  daysAgo: number,
  amount: number,
): void {
  const week = Math.floor(daysAgo / WEEK);
  if (unit >= 0 && unit < units && week >= 0 && week < weeks) events[unit * weeks + week]! += amount;
}

/** A process pooled over units, with what the level of its fit rests on. */
export interface PooledProcess {
  readonly pooled: Pooled;
  readonly table: UnitTable;
  /** Share of each unit in what is expected, days weighing as they do in the fit of the level. */
  readonly mix: Float64Array;
}

/**
 * Pools a table: events against what the shop's hazards by lag expect of those at risk.
 *
 * @param byLag the shop's own probability of the event by lag
 * @param halfLife of the fit of the level
 * @returns null where there is nothing to compare
 */
export function poolTable(
  table: UnitTable,
  byLag: readonly number[],
  halfLife: HalfLife,
): PooledProcess | null {
  const { units, weeks, lags, atRisk, events } = table;
  const expected = new Float64Array(units * weeks);
  for (let cell = 0; cell < expected.length; cell++)
    for (let lag = 0; lag < lags; lag++) expected[cell]! += atRisk[cell * lags + lag]! * byLag[lag]!;
  const sums = (of: Float64Array, weigh?: (week: number) => number) =>
    Float64Array.from({ length: units }, (_, unit) => {
      let sum = 0;
      for (let week = 0; week < weeks; week++) sum += (weigh?.(week) ?? 1) * of[unit * weeks + week]!;
      return sum;
    });
  const [seen, base] = [sums(events), sums(expected)];
  const counts = Array.from(seen, (own, unit): UnitCount => ({ events: own, expected: base[unit]! }));
  const pooled = pool(counts, scatterWithin(events, expected, units, weeks));
  if (pooled === null) return null;
  const weights = recencyWeights(halfLife, weeks * WEEK);
  const late = weights ? sums(expected, (week) => weights[weeks * WEEK - 1 - (week * WEEK + 3)]!) : base;
  const total = late.reduce((a, b) => a + b, 0);
  return { pooled, table, mix: late.map((own) => own / total) };
}

/**
 * How many times Poisson's variance the weeks of a unit scatter, what all units share of a good or bad week taken out: Pearson's χ² of
 * unit × week over its degrees of freedom (McCullagh and Nelder 1989), drawn towards 1, and at least 1.
 */
function scatterWithin(events: Float64Array, expected: Float64Array, units: number, weeks: number): number {
  const [perUnit, perWeek] = [new Float64Array(units), new Float64Array(weeks)];
  const baseOfUnit = new Float64Array(units);
  const ratio = (unit: number) => (baseOfUnit[unit]! > 0 ? perUnit[unit]! / baseOfUnit[unit]! : 0);
  for (let cell = 0; cell < events.length; cell++) {
    perUnit[Math.floor(cell / weeks)]! += events[cell]!;
    baseOfUnit[Math.floor(cell / weeks)]! += expected[cell]!;
    perWeek[cell % weeks]! += events[cell]!;
  }
  const fitted = new Float64Array(weeks);
  for (let cell = 0; cell < events.length; cell++)
    fitted[cell % weeks]! += expected[cell]! * ratio(Math.floor(cell / weeks));
  let chi = 0;
  const [heldUnits, heldWeeks] = [new Set<number>(), new Set<number>()];
  for (let cell = 0; cell < events.length; cell++) {
    const [unit, week] = [Math.floor(cell / weeks), cell % weeks];
    if (fitted[week]! <= 0) continue;
    const at = (expected[cell]! * ratio(unit) * perWeek[week]!) / fitted[week]!;
    if (at <= 0) continue;
    chi += ((events[cell]! - at) * (events[cell]! - at)) / at;
    heldUnits.add(unit);
    heldWeeks.add(week);
  }
  const freedom = Math.max(0, (heldUnits.size - 1) * (heldWeeks.size - 1));
  return Math.max(1, (chi + CELLS_OF_PRIOR) / (freedom + CELLS_OF_PRIOR));
}
