import { endOf, formatLocalTime, startOf } from "@scorecast/core";
import { drawnOn, type Recording } from "../engine/recording.ts";
import { type RandomSource, streamOf } from "../generate/random-source.ts";
import type { StoryDay } from "./allot.ts";
import type { StoryOrder } from "./cast.ts";
import { secondBetween } from "./draw-lots.ts";
import type { StoryRow } from "./known-rows.ts";
import type { Clock } from "./shipping-times.ts";

/** A waybill that the replication drew: its due day from the start, and its verdict; null: not within the story. */
interface Waybill {
  readonly due: number;
  readonly late: boolean | null;
}

export interface ParcelWriter {
  readonly clock: Clock;
  readonly horizon: number;
  readonly rows: StoryRow[];
  readonly nextId: () => string;
}

/**
 * The parcels of the orders picked up in the story. Signings and verdicts were drawn apart: on each day of pickup, waybills go to
 * the orders whose signing agrees with their verdict as far as there are any. What is left over is told by a miss that the platform
 * made up for, or by a second parcel.
 */
export function newWaybills(days: readonly StoryDay[], recording: Recording, writer: ParcelWriter): void {
  for (const { t, picked } of days) {
    const random = streamOf(writer.clock.seed, "story-waybills", t);
    const counts = drawnOn(recording, "waybills", t);
    const waybills = counts.flatMap((count, lag): Waybill[] => {
      const due = t + lag;
      const late = due < writer.horizon ? drawnOn(recording, "late", due)[lag]! : null;
      return Array.from({ length: count }, (_, i) => ({ due, late: late === null ? null : i < late }));
    });
    const { carried, over } = match(picked, waybills);
    const plain: { order: StoryOrder; row: StoryRow }[] = [];
    for (const [order, waybill] of carried) writeParcel(writer, order, waybill, plain, random);
    for (const order of picked)
      if (!carried.has(order)) shareParcel(writer, order, plain) || spareParcel(writer, order);
    for (const waybill of over) secondParcel(writer, picked, waybill, random);
  }
}

/** Gives waybills to orders, one each: on time where the order is signed by then, late where it is not, as far as may be. */
function match(
  picked: readonly StoryOrder[],
  waybills: readonly Waybill[],
): { readonly carried: Map<StoryOrder, Waybill>; readonly over: Waybill[] } {
  const free = [...picked].sort((a, b) => (a.signedDay === b.signedDay ? 0 : a.signedDay - b.signedDay));
  const carried = new Map<StoryOrder, Waybill>();
  const onTime = waybills.filter(({ late }) => late === false).sort((a, b) => a.due - b.due);
  const late = waybills.filter((one) => one.late === true).sort((a, b) => b.due - a.due);
  const unmatched: Waybill[] = [];
  for (const waybill of onTime)
    if (free.length > 0 && free[0]!.signedDay <= waybill.due) carried.set(free.shift()!, waybill);
    else unmatched.push(waybill);
  const undecided = waybills.filter((one) => one.late === null);
  const over: Waybill[] = [];
  for (const waybill of [...late, ...undecided, ...unmatched]) {
    const order = free.pop();
    if (order) carried.set(order, waybill);
    else over.push(waybill);
  }
  return { carried, over };
}

function writeParcel(
  writer: ParcelWriter,
  order: StoryOrder,
  { due, late }: Waybill,
  plain: { order: StoryOrder; row: StoryRow }[],
  random: RandomSource,
): void {
  const { start } = writer.clock;
  const { pickedAt, signedAt } = order;
  const end = endOf(start + due);
  const onTime = signedAt <= end;
  const row = parcelRow(writer, order, end, signedAt);
  if (late === null || late === !onTime) plain.push({ order, row });
  else if (late) {
    if (order.signedDay === due && signedAt - 1 >= Math.max(pickedAt, startOf(start + due)))
      row["delivery_due_at"] = formatLocalTime(signedAt - 1);
    else row["trajectory_compensated"] = "1";
  } else {
    row["signed_at"] = formatLocalTime(secondBetween(Math.max(pickedAt, startOf(start + due)), end, random));
    spareParcel(writer, order);
  }
}

/** Puts an order into the parcel of another that was picked up and signed on the same days. */
function shareParcel(
  writer: ParcelWriter,
  order: StoryOrder,
  plain: readonly { order: StoryOrder; row: StoryRow }[],
): boolean {
  const other = plain.find((one) => one.order.signedDay === order.signedDay);
  if (!other) return false;
  const row = parcelRow(writer, order, Number.NaN, order.signedAt);
  row["waybill_id"] = other.row["waybill_id"]!;
  row["delivery_due_at"] = other.row["delivery_due_at"]!;
  return true;
}

/** A waybill more than there are orders: a second parcel of one of them, that changes nothing else about it. */
function secondParcel(
  writer: ParcelWriter,
  picked: readonly StoryOrder[],
  { due, late }: Waybill,
  random: RandomSource,
): void {
  const order = picked[Math.floor(random() * picked.length)];
  if (!order) return;
  const end = endOf(writer.clock.start + due);
  const { pickedAt, signedAt } = order;
  if (late !== false) {
    const row = parcelRow(writer, order, end, signedAt);
    if (late && signedAt <= end) row["trajectory_compensated"] = "1";
  } else {
    const latest = Number.isNaN(signedAt) ? end : Math.min(end, signedAt);
    parcelRow(writer, order, end, secondBetween(pickedAt, latest, random));
  }
}

/** A parcel that falls due after the story: it says when the order was signed for, and no more. */
export function spareParcel(writer: ParcelWriter, order: StoryOrder): void {
  const { clock, horizon } = writer;
  parcelRow(writer, order, endOf(clock.start + horizon), order.signedAt);
}

/** A parcel of the order: the record's, where one awaits its pickup, else a new one. */
function parcelRow(
  { rows, nextId }: ParcelWriter,
  order: StoryOrder,
  due: number,
  signedAt: number,
): StoryRow {
  const awaited = order.parcels.find((one) => one["picked_up_at"] === "");
  const row = awaited ?? { waybill_id: nextId(), order_id: order.id };
  if (!awaited) rows.push(row);
  row["picked_up_at"] = formatLocalTime(order.pickedAt);
  row["signed_at"] = formatLocalTime(signedAt);
  row["delivery_due_at"] = formatLocalTime(due);
  return row;
}
