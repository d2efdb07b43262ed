import { dayOf, leftOutDays, metrics, orderFacts, type ShopTallies } from "@scorecast/core";
import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import { type Chain, type ChainId, type Chains, timesLate } from "./chains.ts";
import { type DayCount, dayVariance, runsFactor } from "./day-variance.ts";
import { fitLateness, type RecordedLateness } from "./fit-lateness.ts";
import type { ProcessFit } from "./process-fit.ts";
import type { ShopModel } from "./shop-model.ts";
import type { ShopRecord } from "./shop-record.ts";

/**
 * Half-normal priors, of the logarithm of a late order's ratio and of the elasticity (both assumed): trouble makes nothing
 * better, and half of all shops lie below a ratio of 1.6 or an elasticity of a third.
 */
const RATIO_SPREAD = 0.7;
const ELASTICITY_SPREAD = 0.5;
const RATIO_AT_MOST = 20;
const STEPS = 160;
/** Equally likely points that stand for a posterior. */
const POINTS = 64;
/** The last link acts only where the record gains more than this over none, in nats: two standard errors. */
const TELLING = 2;
/** Most of an order's trouble is on record after so many days. */
const SETTLED_DAYS = 14;

/** What the record says about one chain. */
export interface ChainFit {
  readonly chain: ChainId;
  /** Mean of the posterior: a late order's ratio to another one; of replies the elasticity. */
  readonly value: number;
  readonly interval: readonly [number, number];
  /** Log likelihood that the record gains by the likeliest value over no chain, in nats. */
  readonly gain: number;
  /** Usual share of late orders among those that it begins with; null: it does not begin with an order. */
  readonly late: number | null;
  /** Whether it acts in the engine. */
  readonly acts: boolean;
}

export interface FittedChains {
  readonly chains: Chains;
  readonly fits: readonly ChainFit[];
  readonly recorded: RecordedLateness | null;
  /** Variances of good and bad days with what the chains explain taken out. */
  readonly dayVariances: Readonly<Record<"stars" | "sessions" | "seeking" | "dissatisfied", number | null>>;
}

/**
 * How far lateness and slow replies spread. Levels are the processes' own: a chain moves days and cohorts around them.
 *
 * @param fits of the processes, by themselves
 */
export function fitChains(
  record: ShopRecord,
  tallies: ShopTallies,
  model: ShopModel,
  fits: readonly ProcessFit[],
): FittedChains {
  const recorded = fitLateness(record);
  const fitOf = (process: ProcessFit["process"]) => fits.find((fit) => fit.process === process);
  const found: { readonly fit: ChainFit; readonly chain: Chain }[] = [];
  const explained = (process: "stars" | "sessions" | "seeking" | "dissatisfied", factors: Float64Array) =>
    Math.min(fitOf(process)!.dayVariance, dayVariance(timesDays(fitOf(process)!.days, factors)));
  let stars: number | null = null;
  let sessions: number | null = null;
  let seeking: number | null = null;
  let dissatisfied: number | null = null;
  if (recorded) {
    const own = fitOf("stars");
    if (own) {
      const cells = lateStars(record, recorded);
      const worth = Math.min(1, sumOf(model.fewerStars[0]) / Math.max(1, cells.late.all + cells.other.all));
      const chain = posteriorOf("stars", (ratio) => worth * sharesLikelihood(cells, ratio), cells.share);
      found.push(chain);
      const { value } = chain.fit;
      stars = explained("stars", factorsOf(own.days, cells.lateByDay, value - 1));
    }
    const index = record.recentPaid.map((orders, day) =>
      orders === 0 ? 0 : recorded.overdue[day]! / orders,
    );
    const orders = troubledOrders(record, tallies, recorded.everOverdue);
    const share = orders.overdue.orders / Math.max(1, orders.overdue.orders + orders.others.orders);
    const chats = fitOf("sessions");
    if (chats) {
      const perOrder = model.chats.sessions.mean;
      const worth = worthOf(chats);
      const chain = posteriorOf(
        "sessions",
        (ratio) => worth * ratesLikelihood(orders.overdue, orders.others, "sessions", perOrder, ratio),
        share,
      );
      found.push(chain);
      sessions = explained("sessions", factorsOf(chats.days, index, chain.fit.value - 1));
    }
    const help = fitOf("seeking");
    if (help) {
      const chain = posteriorOf(
        "seeking",
        (ratio) => worthOf(help) * ratesLikelihood(orders.overdue, orders.others, "sought", 0, ratio),
        share,
      );
      found.push(chain);
      seeking = explained("seeking", factorsOf(help.days, index, chain.fit.value - 1));
      const [late, others] = [orders.overdue, orders.others].map(({ sought, escalated }) => ({
        all: sought,
        low: escalated,
      })) as [Cell, Cell];
      const all = late.all + others.all;
      const cells = { late, other: others, share: all === 0 ? 0 : late.all / all };
      found.push(posteriorOf("escalation", (ratio) => sharesLikelihood(cells, ratio), cells.share));
    }
  }
  const [pace, unhappy] = [fitOf("rounds"), fitOf("dissatisfied")];
  if (pace && unhappy) {
    const slower = Float64Array.from(unhappy.days, (_, day) => {
      const { seen, expected } = pace.days[day] ?? { seen: 0, expected: 0 };
      return expected === 0 ? 1 : seen / expected;
    });
    const at = (elasticity: number) => slower.map((ratio) => 1 + elasticity * (ratio - 1));
    const level = (factors: Float64Array) => levelled(unhappy.days, factors);
    const chain = posteriorOf(
      "replies",
      (elasticity) => daysLikelihood(timesDays(unhappy.days, level(at(elasticity)))),
      null,
    );
    found.push(chain);
    dissatisfied = explained("dissatisfied", level(at(chain.fit.value)));
  }
  return {
    chains: {
      lateness: recorded?.lateness ?? null,
      ...Object.fromEntries(found.flatMap(({ fit, chain }) => (fit.acts ? [[fit.chain, chain]] : []))),
    },
    fits: found.map(({ fit }) => fit),
    recorded,
    dayVariances: { stars, sessions, seeking, dissatisfied },
  };
}

/** The posterior on a grid, of which equally likely points are kept. */
function posteriorOf(
  chain: ChainId,
  likelihood: (value: number) => number,
  late: number | null,
): { readonly fit: ChainFit; readonly chain: Chain } {
  const ratio = chain !== "replies";
  const [spread, most] = ratio ? [RATIO_SPREAD, log(RATIO_AT_MOST)] : [ELASTICITY_SPREAD, 1];
  const grid = Array.from({ length: STEPS + 1 }, (_, i) => (most * i) / STEPS);
  const value = (x: number) => (ratio ? exp(x) : x);
  const fits = grid.map((x) => likelihood(value(x)));
  const heights = grid.map((x, i) => fits[i]! - (0.5 * x * x) / (spread * spread));
  const highest = Math.max(...heights);
  const weights = heights.map((height) => exp(height - highest));
  const all = weights.reduce((a, b) => a + b, 0);
  const quantile = (p: number) => {
    let below = 0;
    for (const [i, weight] of weights.entries()) {
      if (below + weight >= p * all) return grid[i]! + (most / STEPS) * ((p * all - below) / weight - 0.5);
      below += weight;
    }
    return most;
  };
  const at = (p: number) => value(Math.min(most, Math.max(0, quantile(p))));
  const points = Array.from({ length: POINTS }, (_, i) => at((i + 0.5) / POINTS));
  const gain = Math.max(...fits) - fits[0]!;
  return {
    chain: { points },
    fit: {
      chain,
      value: points.reduce((a, b) => a + b, 0) / POINTS,
      interval: [at(0.05), at(0.95)],
      gain,
      late,
      acts: chain !== "escalation" || gain > TELLING,
    },
  };
}

/** Log likelihood of days as normal with mean and variance of theirs, good and bad days as far apart as these leave them. */
function daysLikelihood(days: readonly DayCount[]): number {
  const variance = dayVariance(days);
  let sum = 0;
  for (const { seen, expected, chance, sensitivity } of days) {
    const spread = chance + variance * sensitivity * sensitivity;
    if (spread <= 0) continue;
    sum -= (0.5 * ((seen - expected) * (seen - expected))) / spread + 0.5 * log(spread);
  }
  return sum / runsFactor(days, variance);
}

/** Days with their means multiplied. */
function timesDays(days: readonly DayCount[], factors: ArrayLike<number>): DayCount[] {
  return days.map(({ seen, expected, chance, sensitivity }, day) => {
    const factor = Math.max(factors[day]!, 1e-3);
    return {
      seen,
      expected: factor * expected,
      chance: factor * chance,
      sensitivity: factor * sensitivity,
    };
  });
}

/** Factors by day of what late orders bring, the level of the days as it is. */
function factorsOf(days: readonly DayCount[], late: Float64Array, excess: number): Float64Array {
  return levelled(
    days,
    late.map((share) => timesLate(excess, share, 0)),
  );
}

function levelled(days: readonly DayCount[], factors: Float64Array): Float64Array {
  const mean = weighedMean(factors, days);
  return mean === 0 ? factors : factors.map((factor) => factor / mean);
}

function weighedMean(values: Float64Array, days: readonly DayCount[]): number {
  let [sum, all] = [0, 0];
  for (const [day, { expected }] of days.entries()) {
    sum += expected * values[day]!;
    all += expected;
  }
  return all === 0 ? 0 : sum / all;
}

interface Cell {
  all: number;
  low: number;
}

/** Cases of late orders and of the others, and the share of late ones. */
interface Cells {
  readonly late: Cell;
  readonly other: Cell;
  readonly share: number;
}

interface StarCells extends Cells {
  /** Share of late orders among the reviews of the day. */
  readonly lateByDay: Float64Array;
}

/** Counted reviews below five stars, of late orders and of the others. */
function lateStars(record: ShopRecord, { late }: RecordedLateness): StarCells {
  const { history, firstReview, signedAt, valid, firstDay, days, start } = record;
  const cells = { late: { all: 0, low: 0 }, other: { all: 0, low: 0 } };
  const [lateReviews, reviews] = [new Float64Array(days), new Float64Array(days)];
  for (let order = 0; history.reviews && order < valid.length; order++) {
    const row = firstReview[order]!;
    if (!valid[order] || row < 0) continue;
    const at = history.reviews.createdAt[row]!;
    const stars = history.reviews.productStars[row]!;
    const day = dayOf(at) - firstDay;
    if (Number.isNaN(stars) || !(at >= signedAt[order]!) || day < 0 || day + firstDay >= start) continue;
    const cell = late[order] === 1 ? cells.late : cells.other;
    cell.all += 1;
    if (stars <= 4) cell.low += 1;
    reviews[day]! += 1;
    lateReviews[day]! += late[order]!;
  }
  const all = cells.late.all + cells.other.all;
  return {
    ...cells,
    share: all === 0 ? 0 : cells.late.all / all,
    lateByDay: lateReviews.map((count, day) => (reviews[day] === 0 ? 0 : count / reviews[day]!)),
  };
}

/** Log likelihood of a ratio of two binomial shares, their mean as on record. */
function sharesLikelihood({ late, other, share }: Cells, ratio: number): number {
  const mean = (late.low + other.low + 0.5) / (late.all + other.all + 1);
  const usual = mean / (1 + (ratio - 1) * share);
  return binomial(late, ratio * usual) + binomial(other, usual);
}

function binomial({ all, low }: Readonly<Cell>, share: number): number {
  const p = Math.min(Math.max(share, 1e-9), 0.999);
  return low * log(p) + (all - low) * log(1 - p);
}

/** Orders with what their buyers did. */
interface Troubled {
  orders: number;
  /** Human chats about them. */
  sessions: number;
  sought: number;
  escalated: number;
}

/** Orders that became overdue, and the others, paid long enough ago for their trouble to be on record. */
function troubledOrders(
  { history, rules, valid, firstDay, start }: ShopRecord,
  tallies: ShopTallies,
  everOverdue: Uint8Array,
): { readonly overdue: Troubled; readonly others: Troubled } {
  const none = (): Troubled => ({ orders: 0, sessions: 0, sought: 0, escalated: 0 });
  const [overdue, others] = [none(), none()];
  const counts = (order: number) => {
    const day = order < 0 || !valid[order] ? start : dayOf(history.orders.paidAt[order]!);
    return day >= firstDay && day < start - SETTLED_DAYS;
  };
  const of = (order: number) => (everOverdue[order] === 1 ? overdue : others);
  for (let order = 0; order < valid.length; order++) if (counts(order)) of(order).orders += 1;
  const { chats } = history;
  for (let row = 0; chats && row < chats.count; row++)
    if (chats.human[row] === 1 && dayOf(chats.startedAt[row]!) < start && counts(chats.order[row]!))
      of(chats.order[row]!).sessions += 1;
  const help = rules.metrics["platform-help-rate"];
  if (tallies.series["platform-help-rate"] && help)
    metrics["platform-help-rate"].tally(
      {
        history,
        facts: orderFacts(history),
        parameters: help.parameters,
        leftOutFrom: leftOutDays(history, rules.orderTypesLeftOut.types),
      },
      (_, known, numerator, denominator, order) => {
        if (known >= start || !counts(order)) return;
        of(order).sought += denominator;
        of(order).escalated += numerator;
      },
    );
  return { overdue, others };
}

/**
 * Log likelihood of a ratio of events per order, Poisson.
 *
 * @param perOrder events per order at least, those included that name no order
 */
function ratesLikelihood(
  late: Troubled,
  others: Troubled,
  events: "sessions" | "sought",
  perOrder: number,
  ratio: number,
): number {
  if (others.orders === 0 || late.orders === 0) return 0;
  const own = (others[events] + 0.5) / (others.orders + 1);
  if (others[events] + late[events] === 0) return 0;
  const expected = late.orders * (own + (ratio - 1) * Math.max(own, perOrder));
  return late[events] * log(expected) - expected;
}

/** Independent events that one on record is worth. */
function worthOf({ evidence, events }: ProcessFit): number {
  return events === 0 ? 1 : Math.min(1, evidence / events);
}

function sumOf({ a, b }: { readonly a: number; readonly b: number }): number {
  return a + b;
}

/** The model with its chains, and with good and bad days only as far apart as these leave them. */
export function withChains(model: ShopModel, { chains, fits, dayVariances }: FittedChains): ShopModel {
  if (!fits.some(({ acts }) => acts)) return model;
  const times = <T extends { readonly dayVariance: number }>(part: T, variance: number | null): T =>
    variance === null ? part : { ...part, dayVariance: variance };
  const [below5, ...deeper] = model.fewerStars;
  return {
    ...model,
    fewerStars: [times(below5, dayVariances.stars), ...deeper],
    chats: {
      ...model.chats,
      sessions: times(model.chats.sessions, dayVariances.sessions),
      dissatisfied: times(model.chats.dissatisfied, dayVariances.dissatisfied),
    },
    help: { ...model.help, seeking: times(model.help.seeking, dayVariances.seeking) },
    chains,
  };
}
