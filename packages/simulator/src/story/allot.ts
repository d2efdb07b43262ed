import { type DrawnProcess, drawnInAll, drawnOn, type Recording } from "../engine/recording.ts";
import { streamOf } from "../generate/random-source.ts";
import { PICKUP_LAGS } from "../model/lags.ts";
import { type Cast, type Cohorts, newOrder, type StoryAfterSale, type StoryOrder } from "./cast.ts";
import { choosePickups, type PickupClock } from "./choose-pickups.ts";
import { takeOut } from "./draw-lots.ts";
import { newAfterSales, type Reasons } from "./new-after-sales.ts";
import { type SeekSlots, seekSlots } from "./seek-slots.ts";
import type { Untold } from "./untold.ts";

interface StoryReview {
  readonly order: StoryOrder;
  readonly stars: number;
}

interface StoryRefund {
  readonly sale: StoryAfterSale;
  /** Agreed to on the way, so that the review of the after-sale counts. */
  readonly timed: boolean;
}

/** Who does what on a day of the story; no times of the day yet. */
export interface StoryDay {
  readonly t: number;
  readonly paid: readonly StoryOrder[];
  readonly picked: readonly StoryOrder[];
  readonly cancelled: readonly StoryOrder[];
  readonly signed: readonly StoryOrder[];
  readonly reviews: readonly StoryReview[];
  readonly afterSales: readonly StoryAfterSale[];
  readonly refunds: readonly StoryRefund[];
  readonly closures: readonly StoryAfterSale[];
}

export interface Allotted {
  readonly days: readonly StoryDay[];
  readonly slots: SeekSlots;
}

export interface Telling {
  readonly seed: string;
  readonly recording: Recording;
  readonly horizon: number;
  readonly cast: Cast;
  readonly reasons: Reasons;
  /** Whether calls for help are counted. */
  readonly helped: boolean;
  readonly hasAfterSales: boolean;
  readonly pickupClock: PickupClock;
  /** Of the day before, on the pickup clock. */
  carriedSeconds: number;
  /** An id that nobody has: of a kind ("o" orders, "w" waybills …). */
  readonly nextId: (kind: string) => string;
  readonly untold: Untold[];
}

/** Gives what the replication drew of every cohort to members of it, day by day in the order of the engine. */
export function allot(telling: Telling): Allotted {
  const { recording, horizon, cast, helped } = telling;
  const perDay = Array.from({ length: horizon }, (_, t) => drawnInAll(recording, "seeking", t));
  const slots = seekSlots(helped ? perDay : null);
  return { slots, days: perDay.map((_, t) => dayOf(telling, cast, slots, t)) };
}

function dayOf(telling: Telling, cast: Cast, slots: SeekSlots, t: number): StoryDay {
  const { recording, seed, untold, reasons, nextId } = telling;
  const draw = <T>(process: DrawnProcess, pools: Cohorts<T>) => takeRows(telling, process, pools, t);
  const paid = Array.from({ length: drawnInAll(recording, "paid", t) }, () => {
    const id = nextId("o");
    return newOrder(id, { order_id: id, order_type: "normal" }, t);
  });
  cast.paid.of(t).push(...paid);
  cast.waiting.of(t).push(...paid);
  const drawn = draw("pickups", cast.waiting).flat();
  const { picked, carried } = choosePickups(
    drawn,
    cast.waiting,
    -PICKUP_LAGS,
    t,
    recording,
    telling.pickupClock,
    telling.carriedSeconds,
  );
  telling.carriedSeconds = carried;
  for (const order of picked) order.pickedDay = t;
  cast.inTransit.of(t).push(...picked);
  const cancelled = draw("cancellations", cast.waiting).flat();
  const signed = draw("signings", cast.inTransit).flat();
  for (const order of signed) order.signedDay = t;
  cast.signed.of(t).push(...signed);
  cast.unreviewed.of(t).push(...signed);
  const reviews = draw("reviews", cast.unreviewed).flatMap((members, row) =>
    members.map((order, i): StoryReview => ({ order, stars: starsOf(recording, t, row, i) })),
  );
  const events = { t, paid, picked, cancelled, signed, reviews };
  if (!telling.hasAfterSales) return { ...events, afterSales: [], refunds: [], closures: [] };

  const random = streamOf(seed, "story-after-sales", t);
  const afterSales = newAfterSales({
    ...{ t, recording, cast, slots, untold, reasons, random, nextId: () => nextId("a") },
  });
  for (const sale of afterSales) if (sale.row["type"] !== "exchange") cast.unanswered.of(t).push(sale);
  const timed = drawnOn(recording, "timed-refunds", t);
  const refunds = draw("refunds", cast.unanswered).flatMap((sales, row) =>
    sales.map((sale, i): StoryRefund => ({ sale, timed: i < timed[row]! })),
  );
  const settled = draw("settled", cast.agreed).flat();
  refunds.push(...settled.map((sale) => ({ sale, timed: true })));
  const closures = [...draw("closures", cast.unanswered), ...draw("closures-agreed", cast.agreed)].flat();
  return { ...events, afterSales, refunds, closures };
}

/** Members that a process hits on day `t`, by row of its cohorts. */
function takeRows<T>(
  { seed, recording, untold }: Telling,
  process: DrawnProcess,
  pools: Cohorts<T>,
  t: number,
): T[][] {
  const random = streamOf(seed, `story-${process}`, t);
  const elsewhere = process === "pickups" || process === "cancellations";
  return drawnOn(recording, process, t).map((count, row, { length }) => {
    const taken = takeOut(pools.of(t - length + 1 + row), count, random);
    // places were changed: somebody else waits
    for (let age = 0; elsewhere && taken.length < count && age < length; age++)
      taken.push(...takeOut(pools.of(t - age), count - taken.length, random));
    if (taken.length < count) untold.push({ t, process, amount: count - taken.length });
    return taken;
  });
}

/** Stars of the `i`-th review of a cohort: first the bombs, then as many at most 4, at most 3 … as were drawn. */
function starsOf(recording: Recording, t: number, row: number, i: number): number {
  const place = i - drawnOn(recording, "bombs", t)[row]!;
  if (place < 0) return 1;
  let stars = 5;
  for (let entry = 0; entry < 4; entry++)
    if (place < drawnOn(recording, "fewer-stars", t, entry)[row]!) stars--;
  return stars;
}
