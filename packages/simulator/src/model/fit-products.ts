import { type History, listEntries, metrics, tablesOf } from "@scorecast/core";
import { COHORT_LAGS } from "./lags.ts";
import type { HalfLife } from "./recency.ts";
import { meanOf } from "./shares.ts";
import type { ShopModel } from "./shop-model.ts";
import type { ShopRecord } from "./shop-record.ts";
import {
  addAtRisk,
  addEvents,
  emptyTable,
  type PooledProcess,
  poolTable,
  type Units,
  type UnitTable,
  unitsOf,
} from "./unit-counts.ts";

/** What products are told apart by: returns for quality, reviews below five stars, returns for damage. */
const productProcesses = ["quality-return", "stars", "damage-return"] as const;
export type ProductProcess = (typeof productProcesses)[number];

export interface FittedProducts extends Units {
  /** Valid orders per unit that were paid in the last days before the start. */
  readonly recent: Float64Array;
  readonly processes: Readonly<Partial<Record<ProductProcess, PooledProcess>>>;
}

/** Days of payment that stand for the orders being paid now. */
const RECENT_DAYS = 14;

/**
 * How products differ from the shop: the events of each against those that the shop's own hazards expect of its orders, each
 * order for the days that it has lived through. Counts are those of the rule version's metrics.
 *
 * @returns null where the record names fewer than two products
 */
export function fitProducts(
  record: ShopRecord,
  model: Pick<ShopModel, "qualityReturn" | "damageReturn" | "fewerStars">,
  halfLifeOf: (process: ProductProcess) => HalfLife,
): FittedProducts | null {
  const grouped = groupedOrders(record, record.history.orders.product);
  if (grouped === null) return null;
  const tables = {
    "quality-return": cohortTable(record, grouped, "quality-return-rate", model.qualityReturn.byLag),
    stars: starsTable(record, grouped),
    "damage-return": cohortTable(record, grouped, "damage-return-rate", model.damageReturn.byLag),
  };
  const hazards = {
    "quality-return": model.qualityReturn.byLag,
    stars: [meanOf(model.fewerStars[0])],
    "damage-return": model.damageReturn.byLag,
  };
  return { ...grouped, processes: pooledProcesses(productProcesses, tables, hazards, halfLifeOf) };
}

/** Units of a column, and how many of their orders are recent; null where fewer than two are named. */
export function groupedOrders(
  { history, valid, firstDay, start }: ShopRecord,
  column: History["orders"]["product"],
): (Units & { readonly recent: Float64Array }) | null {
  const { paidAt } = history.orders;
  const from = firstDay * 86_400;
  const grouped = unitsOf(column, (order) => valid[order] === 1 && paidAt[order]! >= from);
  if (grouped.units.filter(({ kind }) => kind === "named").length < 2) return null;
  const recent = new Float64Array(grouped.units.length);
  for (let order = 0; order < valid.length; order++)
    if (valid[order] && grouped.of[order]! >= 0 && paidAt[order]! >= (start - RECENT_DAYS) * 86_400)
      recent[grouped.of[order]!]! += 1;
  return { ...grouped, recent };
}

/** Pools each process that has a table and something to compare. */
export function pooledProcesses<T extends string>(
  ids: readonly T[],
  tables: Readonly<Record<T, UnitTable | null>>,
  byLag: Readonly<Record<T, readonly number[]>>,
  halfLifeOf: (process: T) => HalfLife,
): Partial<Record<T, PooledProcess>> {
  const processes: Partial<Record<T, PooledProcess>> = {};
  for (const id of ids) {
    const table = tables[id];
    const pooled = table && poolTable(table, byLag[id], halfLifeOf(id));
    if (pooled) processes[id] = pooled;
  }
  return processes;
}

/**
 * Entries of a metric about valid orders, as they were known before the start.
 *
 * @returns whether rules and record have that metric
 */
export function eachEntry(
  { history, rules, start, facts, valid }: ShopRecord,
  id: "quality-return-rate" | "damage-return-rate" | "product-rating" | "delivery-on-time-rate",
  visit: (cohortDay: number, knownDay: number, numerator: number, denominator: number, order: number) => void,
): boolean {
  const rule = rules.metrics[id];
  const tables = tablesOf(history);
  if (!rule || metrics[id].needs.some((table) => !tables.has(table))) return false;
  listEntries(metrics[id], rule, rules, history, facts, (cohort, known, numerator, denominator, order) => {
    if (known < start && valid[order] === 1 && denominator >= 0)
      visit(cohort, known, numerator, denominator, order);
  });
  return true;
}

/** Orders of each unit at risk of a first event by lag, and the events. */
function cohortTable(
  record: ShopRecord,
  { units, of }: Units,
  id: "quality-return-rate" | "damage-return-rate",
  byLag: readonly number[],
): UnitTable | null {
  const { start, firstDay, days } = record;
  const table = emptyTable(units.length, days, COHORT_LAGS);
  const told = eachEntry(record, id, (cohort, known, numerator, denominator, order) => {
    if (cohort < firstDay) return;
    const daysAgo = start - 1 - cohort;
    // on day `known` the order has lived through the lags from known − cohort on, until the last day on record
    if (denominator !== 0) addAtRisk(table, of[order]!, daysAgo, daysAgo + 1, denominator);
    if (numerator === 0 || known - cohort >= byLag.length) return;
    addEvents(table, of[order]!, daysAgo, numerator);
    addAtRisk(table, of[order]!, daysAgo, daysAgo + 1, -numerator, known - cohort + 1);
  });
  return told ? table : null;
}

/** Counted reviews of each unit, and those below five stars. */
function starsTable(record: ShopRecord, { units, of }: Units): UnitTable | null {
  const { start, firstDay, days } = record;
  const table = emptyTable(units.length, days, 1);
  const told = eachEntry(record, "product-rating", (_, known, stars, reviews, order) => {
    if (known < firstDay) return;
    const daysAgo = start - 1 - known;
    addAtRisk(table, of[order]!, daysAgo, 1, reviews);
    if (Math.ceil(stars) < 5) addEvents(table, of[order]!, daysAgo, reviews);
  });
  return told ? table : null;
}
