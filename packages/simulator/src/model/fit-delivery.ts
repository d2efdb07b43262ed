import { dayOf, deliveryDeadline } from "@scorecast/core";
import { DUE_LAGS, DUE_LAGS_AT_LEAST } from "./lags.ts";
import type { OnTheWay, WaybillsDue } from "./on-the-way.ts";
import { type PriorUsed, priorUsed } from "./priors.ts";
import { type ProcessFit, shareFit } from "./process-fit.ts";
import { fitShare, meanOf } from "./shares.ts";
import type { Share, ShopModel } from "./shop-model.ts";
import type { ShopRecord } from "./shop-record.ts";

/** Share of waybills that are late where the shop has none on record (assumed). */
const PRIOR_LATE = 0.07;

interface Waybill {
  readonly pickupDay: number;
  readonly dueDay: number;
  readonly dueLag: number;
  /** Day of signing; +Infinity while unsigned. */
  readonly signedDay: number;
  readonly onTime: boolean;
  /** Compensated for its trajectory: a miss whenever it is signed. */
  readonly compensated: boolean;
}

/** When waybills fall due and whether they are signed by then, with the waybills that are not due yet. */
export function fitDelivery(record: ShopRecord): {
  readonly part: Pick<ShopModel, "delivery">;
  /** Of waybills of every due lag together. */
  readonly late: Share;
  readonly way: Pick<OnTheWay, "waybills">;
  readonly priors: PriorUsed[];
  readonly fits: ProcessFit[];
} {
  const waybills = waybillsOf(record);
  const { firstDay, start, days, pickedUpAt, valid } = record;
  const column = () => new Float64Array(days);
  const lags = waybills.reduce((most, { dueLag }) => Math.max(most, dueLag + 1), DUE_LAGS_AT_LEAST);
  const lateByLag = Array.from({ length: lags }, () => ({ late: column(), due: column() }));
  const all = { late: column(), due: column() };
  const shares = new Float64Array(lags);
  const open = Array.from({ length: lags }, () => ({
    late: new Float64Array(lags),
    open: new Float64Array(lags),
  }));
  const remaining = { late: new Float64Array(lags), open: new Float64Array(lags) };
  let due = 0;
  let picked = 0;
  for (const { pickupDay, dueDay, dueLag, signedDay, onTime } of waybills) {
    if (pickupDay >= firstDay) {
      picked++;
      shares[dueLag]! += 1;
    }
    const day = dueDay - firstDay;
    if (day < 0 || dueDay >= start) continue;
    due++;
    const late = onTime ? 0 : 1;
    for (const count of [lateByLag[dueLag]!, all]) {
      count.due[day]! += 1;
      count.late[day]! += late;
    }
    for (let age = 0; age < dueLag && signedDay > pickupDay + age; age++) {
      open[dueLag]!.open[age]! += 1;
      open[dueLag]!.late[age]! += late;
      remaining.open[dueLag - age]! += 1;
      remaining.late[dueLag - age]! += late;
    }
  }
  const fitted = fitShare(all.late, all.due, PRIOR_LATE);
  const pooled = fitted.share;
  let orders = 0;
  for (let order = 0; order < valid.length; order++)
    if (valid[order] && dayOf(pickedUpAt[order]!) >= firstDay) orders++;
  if (picked === 0) shares[3] = 1;
  const total = shares.reduce((a, b) => a + b, 0);
  return {
    part: {
      delivery: {
        waybillsPerPickup: orders === 0 ? 1 : picked / orders,
        dueLag: Array.from(shares, (share) => share / total),
        late: lateByLag.map((count) => fitShare(count.late, count.due, meanOf(pooled)).share),
        lateWhenOpen: open.map((cell, dueLag) =>
          Array.from({ length: dueLag }, (_, age) => {
            const left = dueLag - age;
            const prior = (remaining.late[left]! + meanOf(pooled)) / (remaining.open[left]! + 1);
            return (cell.late[age]! + 2 * prior) / (cell.open[age]! + 2);
          }),
        ),
        dayVariance: pooled.dayVariance,
      },
    },
    late: pooled,
    way: { waybills: notYetDue(waybills, start) },
    priors: priorUsed("delivery", due),
    fits: [shareFit("delivery", fitted)],
  };
}

/** Every waybill of a counted order once, as the record stands at the start. */
function waybillsOf({ history, rules, valid, start }: ShopRecord): Waybill[] {
  const { parcels } = history;
  if (!parcels) return [];
  const standard = rules.metrics["delivery-on-time-rate"]?.parameters.deliveryDays ?? 3;
  const seen = new Set<string>();
  const waybills: Waybill[] = [];
  for (let row = 0; row < parcels.count; row++) {
    const order = parcels.order[row]!;
    const pickedUpAt = parcels.pickedUpAt[row]!;
    if (parcels.standIn[row] === 1) continue;
    if (order < 0 || !valid[order] || !(dayOf(pickedUpAt) < start) || seen.has(parcels.ids[row]!)) continue;
    seen.add(parcels.ids[row]!);
    const given = parcels.deliveryDueAt[row]!;
    const due = Number.isNaN(given) ? deliveryDeadline(pickedUpAt, standard) : given;
    const signedAt =
      dayOf(parcels.signedAt[row]!) < start ? parcels.signedAt[row]! : Number.POSITIVE_INFINITY;
    const pickupDay = dayOf(pickedUpAt);
    waybills.push({
      pickupDay,
      dueDay: dayOf(due),
      dueLag: Math.min(Math.max(dayOf(due) - pickupDay, 0), DUE_LAGS - 1),
      signedDay: dayOf(signedAt),
      onTime: signedAt <= due && parcels.trajectoryCompensated[row] !== 1,
      compensated: parcels.trajectoryCompensated[row] === 1,
    });
  }
  return waybills;
}

/** Waybills due on the start or later, by due day: decided ones apart from those still on the road. */
function notYetDue(waybills: readonly Waybill[], start: number): WaybillsDue[] {
  const byDay = new Map<
    number,
    { onTime: number; missed: number; open: Map<string, { dueLag: number; age: number; count: number }> }
  >();
  for (const { dueDay, dueLag, pickupDay, signedDay, onTime, compensated } of waybills) {
    if (dueDay < start) continue;
    const due = byDay.get(dueDay - start) ?? { onTime: 0, missed: 0, open: new Map() };
    byDay.set(dueDay - start, due);
    if (signedDay < start || compensated) {
      if (onTime) due.onTime++;
      else due.missed++;
      continue;
    }
    const age = Math.min(Math.max(start - 1 - pickupDay, 0), dueLag - 1);
    const key = `${dueLag},${age}`;
    const cell = due.open.get(key);
    if (cell) cell.count++;
    else due.open.set(key, { dueLag, age, count: 1 });
  }
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([dueIn, { onTime, missed, open }]) => ({
      dueIn,
      onTime,
      missed,
      open: [...open.values()].sort((a, b) => a.dueLag - b.dueLag || a.age - b.age),
    }));
}
