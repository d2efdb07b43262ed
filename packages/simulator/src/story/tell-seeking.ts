import { dayOf, endOf, formatLocalTime, startOf } from "@scorecast/core";
import { drawnOn, type Recording } from "../engine/recording.ts";
import { type RandomSource, streamOf } from "../generate/random-source.ts";
import { PAST_DAYS } from "../model/lags.ts";
import type { Allotted } from "./allot.ts";
import { type Cast, Cohorts, type StoryOrder } from "./cast.ts";
import { findOne, secondBetween, takeOut } from "./draw-lots.ts";
import type { StoryRow, StoryTables } from "./known-rows.ts";
import type { Clock } from "./shipping-times.ts";
import type { ChatRules } from "./tell-chats.ts";
import type { Untold } from "./untold.ts";

const HOUR = 3600;
/** Days after the payment in which buyers write rather than later (assumed; no score depends on it). */
const USUAL_DAYS = 14;

/** The buyers who turn to the merchant for the first time on each day, by a chat and not by an after-sale. */
export function writersOf(
  { days, slots }: Allotted,
  cast: Cast,
  { seed }: Clock,
  untold: Untold[],
): Cohorts<StoryOrder> {
  const writers = new Cohorts<StoryOrder>();
  const applicants = new Set(days.flatMap(({ afterSales }) => afterSales.map(({ order }) => order)));
  const atOnce = new Set(
    days.flatMap(({ t, afterSales }) =>
      afterSales.filter(({ order }) => order.soughtDay === t).map(({ order }) => order),
    ),
  );
  for (const order of applicants) {
    if (order.soughtDay < 0) continue;
    cast.sought.of(order.soughtDay).push(order);
    if (!atOnce.has(order)) writers.of(order.soughtDay).push(order);
  }
  for (const { t } of days) {
    const random = streamOf(seed, "story-seekers", t);
    while (slots.left(t) > 0) {
      const order = silentBuyer(cast, t, random);
      if (!order) {
        untold.push({ t, process: "seeking", amount: slots.left(t) });
        break;
      }
      slots.take(order, t);
      cast.sought.of(t).push(order);
      writers.of(t).push(order);
    }
  }
  return writers;
}

/** Somebody who has not turned to the merchant yet, rather soon after the payment. */
function silentBuyer(cast: Cast, t: number, random: RandomSource): StoryOrder | null {
  const silent = ({ soughtDay, escalated }: StoryOrder) =>
    soughtDay === Number.POSITIVE_INFINITY && !escalated;
  const near = Math.floor(random() * USUAL_DAYS);
  for (let age = 0; age < PAST_DAYS; age++) {
    const order = findOne(cast.paid.of(t - ((near + age) % PAST_DAYS)), silent, random);
    if (order) return order;
  }
  return null;
}

/** Gives each writer one of the day's sessions; where there are too few, one in the hours in which none counts. */
export function giveSessions(
  writers: readonly StoryOrder[],
  sessions: readonly StoryRow[],
  t: number,
  rules: ChatRules,
  { start, seed }: Clock,
  nextId: () => string,
): StoryRow[] {
  const random = streamOf(seed, "story-night-chats", t);
  return writers.flatMap((order, i) => {
    const session = sessions[i];
    if (session) {
      session["order_id"] = order.id;
      return [];
    }
    const late = rules.until < 24;
    const day = startOf(start + t);
    const from = late ? day + rules.until * HOUR : day;
    const to = late ? endOf(start + t) : day + rules.from * HOUR - 1;
    const paid = dayOf(order.paidAt) === start + t ? Math.min(order.paidAt, to) : from;
    const at = formatLocalTime(secondBetween(Math.max(from, paid), to, random));
    return [{ session_id: nextId(), started_at: at, order_id: order.id, human: "1", escalated: "0" }];
  });
}

/** Buyers who turn to the platform, of those who turned to the merchant on the day of their cohort. */
export function tellEscalations(
  { days }: Allotted,
  cast: Cast,
  recording: Recording,
  { complaints, chats }: StoryTables,
  { start, seed }: Clock,
  nextId: (kind: string) => string,
  untold: Untold[],
): void {
  for (const { t } of days) {
    const random = streamOf(seed, "story-escalations", t);
    const counts = drawnOn(recording, "escalation", t);
    for (const [row, count] of counts.entries()) {
      const pool = cast.sought.of(t - counts.length + 1 + row).filter(({ escalated }) => !escalated);
      const members = takeOut(pool, count, random);
      if (members.length < count) untold.push({ t, process: "escalation", amount: count - members.length });
      for (const order of members) {
        order.escalated = true;
        const at = formatLocalTime(secondBetween(endOf(start + t) - HOUR, endOf(start + t), random));
        if (complaints) complaints.push({ complaint_id: nextId("k"), created_at: at, order_id: order.id });
        else
          chats?.push({
            ...{ session_id: nextId("c"), started_at: at, order_id: order.id, human: "0", escalated: "1" },
          });
      }
    }
  }
}
