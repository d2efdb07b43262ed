import { formatLocalTime, type History, startOf } from "@scorecast/core";
import { withCentralRules } from "../engine/central-rules.ts";
import type { EngineState } from "../engine/engine-state.ts";
import type { Projection } from "../engine/projection.ts";
import { recordReplication } from "../engine/simulate.ts";
import { streamOf } from "../generate/random-source.ts";
import { newFacts } from "../scenario/plan-scenario.ts";
import { timeAfterSales } from "./after-sale-times.ts";
import { type Allotted, allot } from "./allot.ts";
import { flagOrders } from "./bonus-columns.ts";
import { castOf, type StoryAfterSale, type StoryOrder } from "./cast.ts";
import { type Chronicle, chronicleOf } from "./chronicle.ts";
import { secondBetween } from "./draw-lots.ts";
import { knownRows, type StoryRow, type StoryTables } from "./known-rows.ts";
import { knownWaybills } from "./known-waybills.ts";
import { reasonsOf } from "./new-after-sales.ts";
import { newWaybills } from "./new-waybills.ts";
import { type Clock, timePickups, timeSignings } from "./shipping-times.ts";
import { chatDayOn } from "./tell-chat-days.ts";
import { sessionsOn } from "./tell-chats.ts";
import { giveSessions, tellEscalations, writersOf } from "./tell-seeking.ts";
import type { Untold } from "./untold.ts";

/** One replication as a shop folder: the record as it was known at the start, and what happens after it, order by order. */
export interface Story {
  readonly shop: History["shop"];
  readonly tables: StoryTables;
  /** Day by day, scored by the scorer of recorded history. */
  readonly chronicle: Chronicle;
  /** What of the replication no rows can say. */
  readonly untold: readonly Untold[];
  readonly projection: Projection;
}

/**
 * Tells replication `replication` of a scenario order by order. Scored by the ordinary scorer, the rows give the scores of the
 * replication on every day, but for what is `untold`. The same state and replication give the same rows. Learnt rules are held
 * at their central ones, by which everybody scores a folder.
 *
 * @param history the record that the state was planned on
 * @throws {RangeError} if the state has no such scenario or replication
 */
export function tellStory(
  history: History,
  given: EngineState,
  scenario: number,
  replication: number,
): Story {
  const state = withCentralRules(given);
  const planned = state.scenarios[scenario];
  if (!planned || !(replication >= 0 && replication < state.replications))
    throw new RangeError(
      `No replication ${replication} of scenario ${scenario}: there are ${state.replications} of ${state.scenarios.length}.`,
    );
  const { rules, start, horizon } = state;
  const { projection, recording } = recordReplication(state, scenario, replication);
  const known = knownRows(history, start);
  const { tables } = known;
  const cast = castOf(history, rules, start, known);
  const seed = `${state.seed}, story of ${planned.id} ${replication}`;
  const untold: Untold[] = [];
  const nextId = idsFor(history);
  const helped = tables.afterSales !== null && tables.chats !== null;
  const restOf = (metric: string) => rules.metrics[metric]?.parameters.restHours ?? null;
  const reasons = reasonsOf(rules);
  const allotted = allot({
    ...{ seed, recording, horizon, cast, nextId, untold, helped, reasons },
    hasAfterSales: tables.afterSales !== null,
    pickupClock: { start, rest: restOf("pickup-hours") },
    carriedSeconds: 0,
  });
  const { days } = allotted;
  const clock: Clock = { start, seed, rest: restOf("pickup-hours") };
  timePickups(days, recording, clock, untold);
  timeSignings(days, clock);
  if (tables.parcels) {
    const writer = { clock, horizon, rows: tables.parcels, nextId: () => nextId("w") };
    const deliveryDays = rules.metrics["delivery-on-time-rate"]?.parameters.deliveryDays ?? 3;
    knownWaybills(cast, state.way, recording, deliveryDays, writer);
    newWaybills(days, recording, writer);
  }
  const reviewClock = { ...clock, rest: restOf("after-sale-review-hours") };
  const applicants = cast.recorded.filter(
    (order): order is StoryOrder => order !== undefined && order.soughtDay < 0 && order.applied,
  );
  const newCase = (order: StoryOrder, appliedDay: number): StoryAfterSale => ({
    ...{ order, appliedDay, appliedAt: Number.NaN, afterSigning: false, seconds: Number.NaN },
    row: {
      ...{ after_sale_id: nextId("a"), order_id: order.id },
      ...{ type: "return-refund", reason_class: reasons.neither },
    },
  });
  const begun = timeAfterSales(days, recording, reviewClock, { applicants, newCase }, untold);
  tables.afterSales?.push(
    ...[...days.flatMap(({ afterSales }) => afterSales), ...begun].map(({ row }) => row),
  );
  writeReviews(allotted, tables, clock, () => nextId("r"));
  if (tables.chats) writeChats(tables.chats);
  else tables.chatDays?.push(...days.flatMap(({ t }) => chatDayOn(t, recording, start, nextId("s"))));
  flagOrders(days, recording, clock, untold);
  writeOrders(allotted, tables, clock);

  const added = newFacts([...planned.levers, ...(planned.incidents ?? [])], { start, horizon });
  const shop = added ? { ...history.shop, perks: [...history.shop.perks, ...added.perks] } : history.shop;
  const acts = (added?.violations ?? []).map(({ kind, day }): StoryRow => {
    return { kind, at: formatLocalTime(startOf(day) + NOON), order_id: "" };
  });
  const whole: StoryTables = {
    ...tables,
    violations: acts.length > 0 ? [...(tables.violations ?? []), ...acts] : tables.violations,
  };
  const chronicle = chronicleOf(shop, whole, state, planned, days, projection);
  return { shop, tables: whole, chronicle, untold, projection };

  function writeChats(rows: StoryRow[]): void {
    const parameters = rules.metrics["chat-response-seconds"]?.parameters ?? {};
    const chatRules = {
      ...(parameters.chatHours ?? { from: 8, until: 23 }),
      badStars: rules.metrics["chat-dissatisfaction-rate"]?.parameters.dissatisfiedStars ?? 3,
    };
    const newId = () => nextId("c");
    const writers = helped ? writersOf(allotted, cast, clock, untold) : null;
    for (const { t } of days) {
      const sessions = sessionsOn(t, recording, chatRules, clock, newId);
      rows.push(...sessions);
      if (writers) rows.push(...giveSessions(writers.of(t), sessions, t, chatRules, clock, newId));
    }
    if (helped) tellEscalations(allotted, cast, recording, tables, clock, nextId, untold);
  }
}

const HOUR = 3600;
const NOON = 12 * HOUR;

/** Names for what is made up: "sim-" and a letter of the table, or "sim2-" … where the record has such names already. */
function idsFor({
  orders,
  parcels,
  reviews,
  afterSales,
  chats,
  complaints,
}: History): (kind: string) => string {
  const taken = [orders, parcels, reviews, afterSales, chats, complaints].flatMap(
    (table) => table?.ids ?? [],
  );
  let prefix = "sim";
  for (let n = 2; taken.some((id) => id.startsWith(`${prefix}-`)); n++) prefix = `sim${n}`;
  const last = new Map<string, number>();
  return (kind) => {
    const number = (last.get(kind) ?? 0) + 1;
    last.set(kind, number);
    return `${prefix}-${kind}${String(number).padStart(6, "0")}`;
  };
}

function writeReviews(
  { days }: Allotted,
  { reviews }: StoryTables,
  { start, seed }: Clock,
  nextId: () => string,
): void {
  for (const { t, reviews: given } of reviews ? days : []) {
    const random = streamOf(seed, "story-review-times", t);
    const day = startOf(start + t);
    for (const { order, stars } of given) {
      const from = Math.max(day + 8 * HOUR, order.signedAt);
      const at = formatLocalTime(secondBetween(from, Math.max(from, day + 22 * HOUR), random));
      reviews!.push({
        review_id: nextId(),
        order_id: order.id,
        created_at: at,
        product_stars: String(stars),
      });
    }
  }
}

function writeOrders({ days }: Allotted, { orders }: StoryTables, { start, seed }: Clock): void {
  for (const { t, paid, picked, cancelled } of days) {
    const random = streamOf(seed, "story-cancellations", t);
    for (const { row, paidAt } of paid) row["paid_at"] = formatLocalTime(paidAt);
    for (const { row, pickedAt } of picked) row["shipped_at"] ||= formatLocalTime(pickedAt);
    for (const { row, paidAt } of cancelled) {
      const day = startOf(start + t);
      row["cancelled_at"] = formatLocalTime(
        secondBetween(Math.max(day + 8 * HOUR, paidAt), day + 24 * HOUR - 1, random),
      );
    }
    orders.push(...paid.map(({ row }) => row));
  }
}
