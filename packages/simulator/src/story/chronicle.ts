import {
  compilePlan,
  type DailyScores,
  formatDay,
  type History,
  historyOf,
  leavingOut,
  leftOutDays,
  metrics,
  orderFacts,
  type Plan,
  type RuleVersion,
  type ShopTallies,
  scoreDays,
  tablesOf,
  tallyShop,
} from "@scorecast/core";
import type { EngineState, PlannedScenario } from "../engine/engine-state.ts";
import { columnOf, type Projection } from "../engine/projection.ts";
import type { StoryDay } from "./allot.ts";
import type { StoryTables } from "./known-rows.ts";

/** Bad events by what they are; null: the shop has no such table. */
export interface BadEvents {
  readonly badReviews: number | null;
  readonly lateWaybills: number | null;
  readonly qualityReturns: number | null;
  readonly damageReturns: number | null;
  readonly badChats: number | null;
  readonly callsForHelp: number | null;
}

/** What happens on a day of the story; counts. */
export interface Happened extends BadEvents {
  readonly orders: number;
  readonly pickups: number;
  readonly signings: number;
  readonly reviews: number;
  readonly applications: number;
  readonly refunds: number;
}

export interface LostPoints {
  readonly metric: string;
  /** Of the total; below 0. */
  readonly points: number;
  /** Values of the metric on the day before and on the day. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface ChronicleDay {
  readonly date: string;
  /** The rule version that scores the day. */
  readonly rules: string;
  readonly stage: "formal" | "growth" | "none";
  readonly total: number | null;
  readonly dimensions: Readonly<Record<string, number | null>>;
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Metrics that bring the total less than on the day before, the worst first. */
  readonly lost: readonly LostPoints[];
  /** What leaves its window on the day: it counts no longer from it on. */
  readonly rolledOff: BadEvents;
  /** null: the day after the story's last. */
  readonly happened: Happened | null;
}

export interface StoryDifference {
  readonly date: string;
  readonly node: string;
  readonly rows: number | null;
  readonly replication: number | null;
}

/** The story day by day, as the scorer of recorded history sees its rows. */
export interface Chronicle {
  readonly days: readonly ChronicleDay[];
  /** Days and nodes on which the rows' score or metric is further from the replication's than rounding of sums. */
  readonly differences: readonly StoryDifference[];
}

/** Sums of the same amounts in another order differ by so much at most, as a share. */
const ROUNDING = 1e-9;

/** Where each kind of bad event is tallied, and on which side. */
const badEvents = {
  lateWaybills: { series: "delivery-on-time-rate", side: "missing" },
  qualityReturns: { series: "quality-return-rate", side: "numerator" },
  damageReturns: { series: "damage-return-rate", side: "numerator" },
  badChats: { series: "chat-dissatisfaction-rate", side: "numerator" },
  callsForHelp: { series: "platform-help-rate", side: "numerator" },
} as const satisfies Record<
  Exclude<keyof BadEvents, "badReviews">,
  { series: string; side: "numerator" | "missing" }
>;

/** Scores the story's rows with the ordinary scorer, tells what each day brought, and holds the scores to the replication's. */
export function chronicleOf(
  shop: History["shop"],
  tables: StoryTables,
  state: EngineState,
  { rules: changes = [] }: PlannedScenario,
  days: readonly StoryDay[],
  projection: Projection,
): Chronicle {
  const { start, horizon } = state;
  const history = historyOf(shop, {
    orders: tables.orders,
    ...(tables.parcels && { parcels: tables.parcels }),
    ...(tables.reviews && { reviews: tables.reviews }),
    ...(tables.afterSales && { afterSales: tables.afterSales }),
    ...(tables.chats && { chats: tables.chats }),
    ...(tables.chatDays && { chatDays: tables.chatDays }),
    ...(tables.complaints && { complaints: tables.complaints }),
    ...(tables.violations && { violations: tables.violations }),
    ...(tables.listings && { listings: tables.listings }),
    ...(tables.observed && { observed: tables.observed }),
  });
  const scorers = [state.rules, ...changes.map(({ rules }) => rules)].map((rules) => {
    const plan = compilePlan(rules, shop, tablesOf(history));
    const tallies = tallyShop(history, rules);
    const brought: Float64Array[] = [];
    const scores = scoreDays(plan, tallies, history, start, start + horizon, (_, { points, shares }) => {
      brought.push(points.map((own, m) => own * shares[m]!));
    });
    return { plan, tallies, scores, brought, badReviews: badReviewsOf(history, rules) };
  });
  const differences: StoryDifference[] = [];
  const chronicle = Array.from({ length: horizon + 1 }, (_, h): ChronicleDay => {
    const day = start + h;
    const date = formatDay(day);
    const decides =
      1 + changes.findLastIndex(({ from, until }) => from <= day && (until === null || day <= until));
    const { plan, tallies, scores, brought, badReviews } = scorers[decides]!;
    const dimensions = plan.dimensions.map(({ id }, d) => [id, known(scores.dimensions[d]![h]!)] as const);
    const metrics = plan.metrics.map(({ id }, m) => [id, known(scores.values[m]![h]!)] as const);
    const total = known(scores.total[h]!);
    for (const [node, rows] of [["total", total] as const, ...dimensions, ...metrics]) {
      const place = projection.nodes.indexOf(node);
      if (place < 0) continue;
      const replication = known(columnOf(projection, place, h)[0]!);
      if (!same(rows, replication)) differences.push({ date, node, rows, replication });
    }
    return {
      ...{ date, rules: plan.rules.id, stage: stages[scores.stage[h]!]!, total },
      dimensions: Object.fromEntries(dimensions),
      metrics: Object.fromEntries(metrics),
      lost: h === 0 ? [] : lostPoints(plan, scores, brought, h),
      rolledOff: leaving(plan, tallies, badReviews, day),
      happened: h < horizon ? happenedOn(tallies, badReviews, days[h]!, day) : null,
    };
  });
  return { days: chronicle, differences };
}

/** By the stage codes of the scorer. */
const stages = ["formal", "growth", "none"] as const;
/** A loss of fewer points than this is not told. */
const WORTH_TELLING = 0.05;

function lostPoints(
  plan: Plan,
  { values }: DailyScores,
  brought: readonly Float64Array[],
  h: number,
): LostPoints[] {
  return plan.metrics
    .map(({ id }, m) => ({
      ...{ metric: id, points: brought[h]![m]! - brought[h - 1]![m]! },
      ...{ from: known(values[m]![h - 1]!), to: known(values[m]![h]!) },
    }))
    .filter(({ points }) => points <= -WORTH_TELLING)
    .sort((a, b) => a.points - b.points);
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

function same(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
}

interface Entry {
  readonly cohort: number;
  readonly knownDay: number;
}

/** Bad first reviews of counted orders, whether or not the rules count them apart; null: no reviews on record. */
function badReviewsOf(history: History, rules: RuleVersion): Entry[] | null {
  if (!history.reviews || !history.parcels) return null;
  const entries: Entry[] = [];
  const { parameters } = rules.metrics["product-rating"] ??
    rules.metrics["bad-review-rate"] ?? { parameters: {} };
  const leftOutFrom = leftOutDays(history, rules.orderTypesLeftOut.types);
  const add = leavingOut(leftOutFrom, false, (cohort, knownDay, numerator) => {
    if (numerator > 0) entries.push({ cohort, knownDay });
  });
  const recorded = { history, facts: orderFacts(history), parameters, leftOutFrom };
  metrics["bad-review-rate"].tally(recorded, add);
  return entries;
}

function happenedOn(
  tallies: ShopTallies,
  badReviews: readonly Entry[] | null,
  events: StoryDay,
  day: number,
): Happened {
  return {
    orders: events.paid.length,
    pickups: events.picked.length,
    signings: events.signed.length,
    reviews: events.reviews.length,
    applications: events.afterSales.filter(({ row }) => row["type"] !== "exchange").length,
    refunds: events.refunds.length,
    badReviews: badReviews?.filter(({ knownDay }) => knownDay === day).length ?? null,
    ...badEventsWhere(tallies, (_cohort, knownDay) => knownDay === day),
  };
}

function leaving(
  plan: Plan,
  tallies: ShopTallies,
  badReviews: readonly Entry[] | null,
  day: number,
): BadEvents {
  const leaves = (cohort: number, knownDay: number, series: string) => {
    const slot = plan.slots.find((one) => one.series === series);
    return slot !== undefined && knownDay < day && cohort + slot.window.fromDaysAgo + 1 === day;
  };
  const rated = plan.slots.some(({ series }) => series === "product-rating")
    ? "product-rating"
    : "bad-review-rate";
  const gone = badReviews?.filter(({ cohort, knownDay }) => leaves(cohort, knownDay, rated));
  return { badReviews: gone?.length ?? null, ...badEventsWhere(tallies, leaves) };
}

function badEventsWhere(
  tallies: ShopTallies,
  counts: (cohortDay: number, knownDay: number, series: string) => boolean,
): Omit<BadEvents, "badReviews"> {
  const sums = Object.entries(badEvents).map(([event, { series, side }]) => {
    const tally = tallies.series[series];
    if (!tally) return [event, null];
    let sum = 0;
    for (let i = 0; i < tally.cohortDay.length; i++) {
      if (!counts(tally.cohortDay[i]!, tally.knownDay[i]!, series)) continue;
      sum += side === "numerator" ? tally.numerator[i]! : tally.denominator[i]! - tally.numerator[i]!;
    }
    return [event, sum];
  });
  return Object.fromEntries(sums) as Omit<BadEvents, "badReviews">;
}
