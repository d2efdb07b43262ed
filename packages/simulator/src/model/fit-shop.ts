import { dayOf, type History, orderFacts, type RuleVersion, type ShopTallies } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import { fitAfterSales } from "./fit-after-sales.ts";
import { type ChainFit, fitChains, withChains } from "./fit-chains.ts";
import { fitChats } from "./fit-chats.ts";
import { fitCohorts } from "./fit-cohorts.ts";
import { fitCounts } from "./fit-counts.ts";
import { fitDelivery } from "./fit-delivery.ts";
import { type FestivalEffect, fitDemand } from "./fit-demand.ts";
import { lateOnTheWay } from "./fit-lateness.ts";
import { type FittedProducts, fitProducts } from "./fit-products.ts";
import { type FittedRegions, fitRegions } from "./fit-regions.ts";
import { fitShipping } from "./fit-shipping.ts";
import { type MixFactors, mixFactors, withMix } from "./mix.ts";
import type { OnTheWay } from "./on-the-way.ts";
import { type PriorUsed, priorUsed } from "./priors.ts";
import { type ProcessFit, rateFit } from "./process-fit.ts";
import { type ProcessId, processTitles } from "./processes.ts";
import { fitSeries, type RulesRead } from "./series/fit-series.ts";
import { learningOf } from "./series/learning.ts";
import { fitRate } from "./shares.ts";
import type { ShopModel } from "./shop-model.ts";
import { recordUntil } from "./shop-record.ts";

/** Fewer valid paid orders in the last 30 days than this: the platform gives no formal score either. */
const ORDERS_AT_LEAST = 30;
/** Fewer days on record than this say nothing about weekdays and delays. */
const DAYS_AT_LEAST = 14;
const PRIOR_SEEKING_PER_ORDER = 0.2;

export interface FittedShop {
  readonly kind: "fitted";
  readonly model: ShopModel;
  readonly way: OnTheWay;
  /** What rests on a prior more than on the shop's record. */
  readonly priors: readonly PriorUsed[];
  /** First day that was fitted on, and how many there are. */
  readonly firstDay: number;
  readonly days: number;
  /** What is believed of each process that is on record, and the days that it was learnt from. */
  readonly fits: readonly ProcessFit[];
  /** How trouble spreads between the processes. */
  readonly chains: readonly ChainFit[];
  readonly festivals: readonly FestivalEffect[];
  /** How products, provinces and couriers differ from the shop; null where the record names fewer than two. */
  readonly products: FittedProducts | null;
  readonly provinces: FittedRegions | null;
  readonly couriers: FittedRegions | null;
  /** What the model's levels were multiplied by for the mix of the orders being paid now. */
  readonly mix: MixFactors;
}

export interface TooLittleData {
  readonly kind: "too-little-data";
  readonly orders: number;
  readonly days: number;
  readonly text: Text;
}

/**
 * What the record up to the day before `start` says about a shop: rates with their uncertainty, and all that has begun
 * and is not finished. Later rows are not looked at.
 *
 * @param start day number of the first forecast day
 * @param others versions whose metrics are to be learnt as well
 */
export function fitShop(
  history: History,
  rules: RuleVersion,
  shopTallies: ShopTallies,
  start: number,
  others: readonly RulesRead[] = [],
): FittedShop | TooLittleData {
  const days = daysOnRecord(history, start);
  const read = [{ rules, tallies: shopTallies }, ...others] as const;
  const learning = learningOf(read, history);
  const { tallies } = learning;
  const record = recordUntil(history, learning.rules, start);
  let orders = 0;
  for (let age = 0; age < 30; age++) orders += record.paid[record.days - 1 - age] ?? 0;
  if (orders < ORDERS_AT_LEAST || days < DAYS_AT_LEAST) return tooLittle(orders, days);

  const demand = fitDemand(record);
  const shipping = fitShipping(record);
  const delivery = fitDelivery(record);
  const cohorts = fitCohorts(record, tallies, shipping.signedPerDay);
  const afterSales = fitAfterSales(record);
  const chats = fitChats(record, tallies);
  const { escalation, ...buyers } = cohorts.part;
  const seeking = fitRate(cohorts.soughtPerDay, record.recentPaid, PRIOR_SEEKING_PER_ORDER);
  const halfLifeOf = (process: ProcessId) =>
    [...shipping.fits, ...delivery.fits, ...cohorts.fits].find((fit) => fit.process === process)?.recency
      .halfLife ?? null;
  const { signing } = shipping.part;
  const products = fitProducts(record, cohorts.part, halfLifeOf);
  const provinces = fitRegions(record, "province", delivery.late, signing, halfLifeOf);
  const couriers = fitRegions(record, "courier", delivery.late, signing, halfLifeOf);
  const mix = mixFactors(products, provinces);
  const helped = tallies.series["platform-help-rate"] !== undefined;
  const apart: ShopModel = {
    ...demand.part,
    ...shipping.part,
    ...delivery.part,
    ...buyers,
    ...afterSales.part,
    ...chats.part,
    help: { seeking: seeking.rate, escalation },
    counts: fitCounts(record, tallies, shipping.signedPerDay),
  };
  const further = fitSeries(record, orderFacts(history), read, apart, shipping.signedPerDay);
  const any = further.series.length > 0;
  const fits = inOrder([
    ...demand.fits,
    ...(history.parcels ? [...shipping.fits, ...delivery.fits] : []),
    ...cohorts.fits,
    ...afterSales.fits,
    ...chats.fits,
    ...(helped ? [rateFit("seeking", "per-order", seeking)] : []),
    ...further.fits,
  ]);
  const spread = fitChains(record, tallies, apart, fits);
  const model = withChains(apart, spread);
  return {
    kind: "fitted",
    model: withMix(any ? { ...model, series: further.series } : model, mix),
    way: {
      ...{ ...shipping.way, ...delivery.way, ...cohorts.way, ...afterSales.way },
      ...(spread.recorded && lateOnTheWay(spread.recorded)),
      ...(any && { series: further.way }),
    },
    priors: [
      ...(history.parcels ? [...shipping.priors, ...delivery.priors] : []),
      ...cohorts.priors,
      ...afterSales.priors,
      ...chats.priors,
      ...(helped ? priorUsed("seeking", seeking.events) : []),
      ...further.priors,
    ],
    firstDay: record.firstDay,
    days: record.days,
    fits,
    chains: spread.fits,
    festivals: demand.festivals,
    ...{ products, provinces, couriers, mix },
  };
}

const lifeOfAnOrder: readonly ProcessId[] = Object.keys(processTitles) as (keyof typeof processTitles)[];

function inOrder(fits: readonly ProcessFit[]): ProcessFit[] {
  const place = ({ process }: ProcessFit) => {
    const at = lifeOfAnOrder.indexOf(process);
    return at < 0 ? lifeOfAnOrder.length : at;
  };
  return [...fits].sort((a, b) => place(a) - place(b));
}

function daysOnRecord({ orders }: History, start: number): number {
  let first = start;
  for (let order = 0; order < orders.count; order++) first = Math.min(first, dayOf(orders.paidAt[order]!));
  return start - first;
}

function tooLittle(orders: number, days: number): TooLittleData {
  return {
    kind: "too-little-data",
    orders,
    days,
    text: {
      zh:
        `数据不足以预测：最近 30 天有效支付订单 ${orders} 单（至少 ${ORDERS_AT_LEAST} 单）,` +
        `历史 ${days} 天（至少 ${DAYS_AT_LEAST} 天）。请导入更长的订单历史，或推迟起始日。`,
      en:
        `Too little data for a forecast: ${orders} valid paid orders in the last 30 days (at least ` +
        `${ORDERS_AT_LEAST}), ${days} days on record (at least ${DAYS_AT_LEAST}). ` +
        "Import a longer order history or start later.",
    },
  };
}
