import { dayOf, deliveryDeadline, formatLocalTime, parseLocalTime, startOf } from "@scorecast/core";
import { drawnOn, type Recording } from "../engine/recording.ts";
import { type RandomSource, streamOf } from "../generate/random-source.ts";
import { DUE_LAGS } from "../model/lags.ts";
import type { OnTheWay } from "../model/on-the-way.ts";
import type { Cast, StoryOrder } from "./cast.ts";
import { secondBetween } from "./draw-lots.ts";
import type { StoryRow } from "./known-rows.ts";
import { type ParcelWriter, spareParcel } from "./new-waybills.ts";

/** A row of a waybill on the road at the start. */
interface OpenRow {
  readonly order: StoryOrder;
  readonly row: StoryRow;
  readonly due: number;
}

/** What becomes of the parcels that were on the road at the start: each waybill's verdict as drawn, each order's signing as drawn. */
export function knownWaybills(
  cast: Cast,
  way: OnTheWay,
  recording: Recording,
  deliveryDays: number,
  writer: ParcelWriter,
): void {
  const { start, seed } = writer.clock;
  const inTransit = cast.recorded.filter(
    (order): order is StoryOrder => order !== undefined && order.pickedDay < 0 && order.signedDay >= 0,
  );
  const waybills = openWaybills(inTransit, deliveryDays, start);
  for (const { dueIn, open } of way.waybills)
    for (const [entry, { dueLag, age }] of open.entries()) {
      const name = `${dueIn},${dueLag},${age}`;
      const cell = [...waybills.values()].filter((rows) => nameOf(rows[0]!, start) === name);
      const random = streamOf(seed, "story-known-waybills", dueIn, entry);
      const late = drawnOn(recording, "known-late", dueIn, entry)[0] ?? 0;
      const likely = cell
        .map((rows) => ({ rows, rank: likelihood(rows[0]!, start) + random() / 2 }))
        .sort((a, b) => b.rank - a.rank);
      if (dueIn < writer.horizon)
        for (const [i, { rows }] of likely.entries())
          for (const one of rows) judge(one, i < late, writer, random);
    }
  for (const order of inTransit) signFor(order, writer);
}

/** Rows by waybill, of those that fall due at the start or later. */
function openWaybills(
  orders: readonly StoryOrder[],
  deliveryDays: number,
  start: number,
): Map<string, OpenRow[]> {
  const waybills = new Map<string, OpenRow[]>();
  for (const order of orders)
    for (const row of order.parcels) {
      const pickedUpAt = parseLocalTime(row["picked_up_at"]!);
      const decided = row["signed_at"] !== "" || row["trajectory_compensated"] === "1";
      if (decided || row["stand_in"] === "1" || pickedUpAt === null) continue;
      const due = parseLocalTime(row["delivery_due_at"]!) ?? deliveryDeadline(pickedUpAt, deliveryDays);
      if (dayOf(due) < start) continue;
      const rows = waybills.get(row["waybill_id"]!) ?? [];
      waybills.set(row["waybill_id"]!, rows);
      rows.push({ order, row, due });
    }
  return waybills;
}

/** The cell of `OnTheWay.waybills` that counts a waybill. */
function nameOf({ row, due }: OpenRow, start: number): string {
  const pickupDay = dayOf(parseLocalTime(row["picked_up_at"]!)!);
  const dueLag = Math.min(Math.max(dayOf(due) - pickupDay, 0), DUE_LAGS - 1);
  const age = Math.min(Math.max(start - 1 - pickupDay, 0), dueLag - 1);
  return `${dayOf(due) - start},${dueLag},${age}`;
}

/** How well a miss agrees with the rest: signed after the due day, on it, before it. */
function likelihood({ order, due }: OpenRow, start: number): number {
  const days = start + order.signedDay - dayOf(due);
  return days > 0 ? 2 : days === 0 ? 1 : 0;
}

function judge(
  { order, row, due }: OpenRow,
  late: boolean,
  { clock }: ParcelWriter,
  random: RandomSource,
): void {
  const onTime = order.signedAt <= due;
  if (late && onTime) row["trajectory_compensated"] = "1";
  row["signed_at"] =
    late || onTime
      ? formatLocalTime(order.signedAt)
      : formatLocalTime(secondBetween(Math.max(order.pickedAt, startOf(clock.start)), due, random));
}

/** Signs the order's other parcels with it; where its own parcels say otherwise, one more says when it was signed. */
function signFor(order: StoryOrder, writer: ParcelWriter): void {
  const signed = formatLocalTime(order.signedAt);
  for (const row of order.parcels) if (row["signed_at"] === "") row["signed_at"] = signed;
  if (!order.parcels.some((row) => row["signed_at"] === signed)) spareParcel(writer, order);
}
