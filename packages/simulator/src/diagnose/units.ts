import { type columns, dayOf, type Entry, secondOfDay } from "@scorecast/core";
import type { TroubleUnit } from "../report/diagnosis-report.ts";
import type { Ground } from "./ground.ts";

/** Orders sorted into units: a code per order, −1 unknown, and the units' names. */
export interface Units {
  readonly by: TroubleUnit["by"];
  readonly codes: ArrayLike<number>;
  readonly names: readonly string[];
}

export function ordersBy(ground: Ground, by: "product" | "courier" | "province" | "warehouse"): Units {
  const { codes, names }: columns.Coded = ground.history.orders[by];
  return { by, codes, names };
}

/** By hour of payment. */
export function ordersByHour({ history }: Ground): Units {
  const codes = history.orders.paidAt.map((at) => Math.floor(secondOfDay(at) / 3600));
  return { by: "hour", codes, names: Array.from({ length: 24 }, (_, h) => `${h}:00`) };
}

export function codeOf({ codes }: Units, { order }: Entry): number {
  return order < 0 ? -1 : (codes[order] ?? -1);
}

/** Day of payment of an entry's order; NaN without one. */
export function paidDay({ history }: Ground, { order }: Entry): number {
  return order < 0 ? Number.NaN : dayOf(history.orders.paidAt[order]!);
}

/** Day of the first pickup of an entry's order; NaN without one. */
export function pickupDay({ facts }: Ground, { order }: Entry): number {
  return order < 0 || facts.pickedUpAt === null ? Number.NaN : dayOf(facts.pickedUpAt[order]!);
}

/** Most ids that are named as evidence. */
export const TOLD = 10;

export function orderIds({ history }: Ground, orders: Iterable<number>): string[] {
  const ids: string[] = [];
  for (const order of orders) {
    if (ids.length === TOLD) break;
    ids.push(history.orders.ids[order]!);
  }
  return ids;
}

/** `count` of the list, evenly spread over it: what is beyond a standard is no group of its own. */
export function everyOther<T>(list: readonly T[], count: number): T[] {
  return Array.from(
    { length: Math.min(count, list.length) },
    (_, i) => list[Math.floor((i * list.length) / count)]!,
  );
}
