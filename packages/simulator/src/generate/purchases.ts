import { dailyCount } from "./daily-count.ts";
import { digits } from "./digits.ts";
import { runs } from "./incident-days.ts";
import { dayNumber, endOf } from "./local-time.ts";
import { happens, type RandomSource, streamOf } from "./random-source.ts";
import type { Courier, Demand, Product, Region, ShopSpec } from "./shop-spec.ts";
import type { OrderType } from "./shop-tables.ts";
import { pick, pickIndex } from "./weighted.ts";

const DAY = 86_400;

/** One product of a purchase (子订单). Amount in yuan, what the buyer pays. */
export interface Order {
  readonly id: string;
  readonly product: Product;
  readonly quantity: number;
  readonly amount: number;
}

/** One payment (主订单) with the products bought. Times are shop-local seconds here and in all later stages. */
export interface Purchase {
  /** Names this purchase's dice: day and place in the day. */
  readonly key: string;
  readonly id: string;
  readonly type: OrderType;
  readonly paidAt: number;
  readonly region: Region;
  readonly courier: Courier;
  readonly orders: readonly Order[];
  /** Bought by the shop's own hand: nobody asks, returns or complains, and all give five stars. */
  readonly brushed: boolean;
}

/** Stage 1: who bought what and when on each day of the record, by time of payment. */
export function* purchaseDays(spec: ShopSpec, seed: string): Generator<readonly Purchase[]> {
  const firstDay = dayNumber(spec.startDay);
  for (const [i, count] of countsPerDay(spec, seed).entries()) {
    const day = firstDay + i;
    const usual = placePurchases(spec, seed, day, 0, secondsOf(spec, seed, count, "purchase-times", i));
    const more = [...surgePurchases(spec, seed, day, count), ...brushedPurchases(spec, seed, day)];
    yield more.length === 0 ? usual : [...usual, ...more].sort((a, b) => a.paidAt - b.paidAt);
  }
}

function placePurchases(
  spec: ShopSpec,
  seed: string,
  day: number,
  firstPlace: number,
  seconds: readonly number[],
): Purchase[] {
  return seconds.map((second, place) => purchase(spec, seed, day, firstPlace + place, second));
}

/** The seconds of the day at which `count` purchases are paid, ascending. */
function secondsOf(spec: ShopSpec, seed: string, count: number, stream: string, i: number): number[] {
  const random = streamOf(seed, stream, i);
  return Array.from({ length: count }, () => secondOfDay(spec.demand, random)).sort((a, b) => a - b);
}

/** Places in the day from which the purchases of incidents count: the dice of the others stay theirs. */
const SURGE_PLACE = 50_000;
const BRUSHED_PLACE = 90_000;

/** What all surges of the day bring on top of its usual purchases. */
function surgePurchases(spec: ShopSpec, seed: string, day: number, usual: number): Purchase[] {
  let more = 0;
  for (const incident of spec.incidents)
    if (incident.kind === "live-stream-surge" && runs(incident, day * DAY)) more += incident.factor - 1;
  const count = Math.min(BRUSHED_PLACE - SURGE_PLACE, Math.round(usual * more));
  if (count === 0) return [];
  return placePurchases(spec, seed, day, SURGE_PLACE, secondsOf(spec, seed, count, "surge-times", day));
}

function brushedPurchases(spec: ShopSpec, seed: string, day: number): Purchase[] {
  let count = 0;
  let foundAt = Number.POSITIVE_INFINITY;
  for (const incident of spec.incidents) {
    if (incident.kind !== "brushing" || !runs(incident, day * DAY)) continue;
    count += incident.ordersPerDay;
    foundAt = Math.min(foundAt, (dayNumber(incident.from) + incident.days) * DAY);
  }
  if (count === 0) return [];
  const type = foundAt < endOf(spec) ? ("abnormal" as const) : ("normal" as const);
  return placePurchases(
    spec,
    seed,
    day,
    BRUSHED_PLACE,
    secondsOf(spec, seed, count, "brushing-times", day),
  ).map((order) => ({ ...order, type, brushed: true }));
}

function countsPerDay(spec: ShopSpec, seed: string): number[] {
  const { volume, weekday } = spec.demand;
  const firstDay = dayNumber(spec.startDay);
  const meanWeight = weekday.reduce((sum, weight) => sum + weight, 0) / 7;
  // 1970-01-01 was a Thursday: day 4 is the first Monday.
  const weights = Array.from({ length: spec.days }, (_, i) => weekday[(firstDay + i + 3) % 7]! / meanWeight);
  if (volume.kind === "random") {
    return weights.map((weight, i) => {
      const level = 1 + (volume.growthPer30Days * i) / 30;
      return dailyCount(
        volume.purchasesPerDay * weight * level,
        volume.dispersion,
        streamOf(seed, "purchases", i),
      );
    });
  }
  const counts = weights.map(() => 0);
  for (let end = spec.days; end > 0; end -= 30) {
    const start = Math.max(0, end - 30);
    const random = streamOf(seed, "purchases", start);
    const orders = Math.round((volume.ordersPer30Days * (end - start)) / 30);
    for (let n = 0; n < orders; n++) counts[start + pickIndex(weights.slice(start, end), random)]!++;
  }
  return counts;
}

function secondOfDay(demand: Demand, random: RandomSource): number {
  return pickIndex(demand.hourOfDay, random) * 3600 + Math.floor(random() * 3600);
}

function purchase(spec: ShopSpec, seed: string, day: number, place: number, second: number): Purchase {
  const key = `${day}-${place}`;
  const random = streamOf(seed, "purchase", key);
  const id = `69${String(day).padStart(5, "0")}${String(place).padStart(5, "0")}${digits(6, random)}`;
  const type = pick(spec.demand.orderTypes, random).type;
  const pair = spec.demand.volume.kind === "random" && happens(spec.demand.secondItemShare, random);
  const region = pick(spec.regions, random);
  const courier = pick(spec.couriers, random);
  const orders = Array.from({ length: pair ? 2 : 1 }, (_, item) => {
    const product = pick(spec.products, random);
    const quantity = happens(0.06, random) ? 2 : 1;
    const coupon = happens(0.3, random) ? 10 : 0;
    // A purchase of one product carries one number for both; two products get numbers of their own.
    return {
      id: `${id}${pair ? item + 1 : 0}`,
      product,
      quantity,
      amount: amountOf(type, product, quantity, coupon),
    };
  });
  return { key, id: `${id}0`, type, paidAt: day * DAY + second, region, courier, orders, brushed: false };
}

function amountOf(type: OrderType, product: Product, quantity: number, coupon: number): number {
  if (type === "gift") return 0;
  if (type === "lucky-bag") return 0.01;
  if (type === "low-price") return 1.9;
  return Math.max(0.01, product.price * quantity - coupon);
}
