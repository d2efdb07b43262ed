import { dayOf } from "@scorecast/core";
import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import { eachEntry, groupedOrders, pooledProcesses } from "./fit-products.ts";
import { meanDelay } from "./hazard-outcome.ts";
import { SIGNING_LAGS } from "./lags.ts";
import type { HalfLife } from "./recency.ts";
import { meanOf } from "./shares.ts";
import type { Share, ShopModel } from "./shop-model.ts";
import type { ShopRecord } from "./shop-record.ts";
import {
  addAtRisk,
  addEvents,
  emptyTable,
  type PooledProcess,
  type Units,
  type UnitTable,
} from "./unit-counts.ts";

/** What provinces and couriers are told apart by: late waybills, and how fast parcels are signed for. */
const regionProcesses = ["delivery", "signing"] as const;
export type RegionProcess = (typeof regionProcesses)[number];

export interface FittedRegions extends Units {
  readonly recent: Float64Array;
  readonly processes: Readonly<Partial<Record<RegionProcess, PooledProcess>>>;
}

/**
 * How provinces, or couriers, differ from the shop: late waybills against the shop's share, and signings against those that the
 * shop's hazards expect of the parcels on the road, each for the days that it has been there.
 *
 * @returns null where the record names fewer than two
 */
export function fitRegions(
  record: ShopRecord,
  column: "province" | "courier",
  late: Share,
  signing: ShopModel["signing"],
  halfLifeOf: (process: RegionProcess) => HalfLife,
): FittedRegions | null {
  if (!record.history.parcels) return null;
  const grouped = groupedOrders(record, record.history.orders[column]);
  if (grouped === null) return null;
  const tables = { delivery: lateTable(record, grouped), signing: signingTable(record, grouped) };
  const byLag = { delivery: [meanOf(late)], signing: signing.byLag };
  return { ...grouped, processes: pooledProcesses(regionProcesses, tables, byLag, halfLifeOf) };
}

/** Waybills of each unit that were due, and those that missed it. */
function lateTable(record: ShopRecord, { units, of }: Units): UnitTable | null {
  const { start, firstDay, days } = record;
  const table = emptyTable(units.length, days, 1);
  const told = eachEntry(record, "delivery-on-time-rate", (due, _, onTime, waybills, order) => {
    if (due < firstDay) return;
    addAtRisk(table, of[order]!, start - 1 - due, 1, waybills);
    addEvents(table, of[order]!, start - 1 - due, waybills - onTime);
  });
  return told ? table : null;
}

/** Orders of each unit on the road by days since pickup, and those signed for. */
function signingTable(record: ShopRecord, { units, of }: Units): UnitTable {
  const { start, firstDay, days, valid, pickedUpAt, signedAt } = record;
  const table = emptyTable(units.length, days, SIGNING_LAGS);
  for (let order = 0; order < valid.length; order++) {
    const pickupDay = dayOf(pickedUpAt[order]!);
    if (!valid[order] || !(pickupDay >= firstDay)) continue;
    const daysAgo = start - 1 - pickupDay;
    const signed = dayOf(signedAt[order]!);
    const lag = Number.isNaN(signed) ? Number.POSITIVE_INFINITY : Math.max(0, signed - pickupDay);
    addAtRisk(table, of[order]!, daysAgo, Math.min(daysAgo, lag) + 1, 1);
    if (lag < SIGNING_LAGS) addEvents(table, of[order]!, daysAgo, 1);
  }
  return table;
}

/** Furthest that the speed of a unit's parcels is followed, as the logarithm of a factor on cumulative hazards. */
const FURTHEST = 4;

/**
 * Mean days on the road of units whose signings are `ratio` times those expected: at the factor on the cumulative hazards
 * that expects as many of the same parcels.
 *
 * @param byLag the shop's own probability of signing by lag
 */
export function transitDays(
  { weeks, lags, atRisk }: UnitTable,
  members: readonly number[],
  ratio: number,
  byLag: readonly number[],
): number {
  const open = new Float64Array(lags);
  for (const unit of members)
    for (let cell = unit * weeks; cell < (unit + 1) * weeks; cell++)
      for (let lag = 0; lag < lags; lag++) open[lag]! += atRisk[cell * lags + lag]!;
  const signed = (factor: number) =>
    byLag.reduce((sum, p, lag) => sum + open[lag]! * (1 - exp(factor * log(1 - p))), 0);
  const target = ratio * signed(1);
  let [low, high] = [-FURTHEST, FURTHEST];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (signed(exp(middle)) < target) low = middle;
    else high = middle;
  }
  return meanDelay(byLag, exp((low + high) / 2));
}
