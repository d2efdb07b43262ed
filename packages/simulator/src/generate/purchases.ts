import { dailyCount } from "./daily-count.ts";
import { runs } from "./incident-days.ts";
import { dayNumber, endOf } from "./local-time.ts";
import { PlatformNumber, padded, randomDigits } from "./platform-number.ts";
import { happens, type RandomSource, streamOf } from "./random-source.ts";
import type { Courier, Demand, Product, Region, ShopSpec } from "./shop-spec.ts";
import type { OrderType } from "./shop-tables.ts";
import { StreamBatch } from "./stream-batch.ts";
import { StreamKeys } from "./stream-keys.ts";
import { pick, pickIndex } from "./weighted.ts";

const DAY = 86_400;

/** One product of a purchase (子订单). Amount in yuan, what the buyer pays. */
export interface Order {
  readonly id: PlatformNumber;
  readonly product: Product;
  readonly quantity: number;
  readonly amount: number;
}

/** One payment (主订单) with the products bought. Times are shop-local seconds here and in all later stages. */
export interface Purchase {
  /** Names this purchase's dice together with its day. */
  readonly place: number;
  readonly id: PlatformNumber;
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
  const dice = { keys: new StreamKeys(), streams: new StreamBatch(seed, "purchase") };
  for (const [i, count] of countsPerDay(spec, seed).entries()) {
    const day = firstDay + i;
    const usual = placePurchases(spec, dice, day, 0, secondsOf(spec, seed, count, "purchase-times", i));
    const more = [
      ...surgePurchases(spec, seed, dice, day, count),
      ...brushedPurchases(spec, seed, dice, day),
    ];
    yield more.length === 0 ? usual : [...usual, ...more].sort((a, b) => a.paidAt - b.paidAt);
  }
}

/** The streams of purchases, and a place for their names. */
interface PurchaseDice {
  readonly keys: StreamKeys;
  readonly streams: StreamBatch;
}

function placePurchases(
  spec: ShopSpec,
  { keys, streams }: PurchaseDice,
  day: number,
  firstPlace: number,
  seconds: ArrayLike<number>,
): Purchase[] {
  const prefix = `69${padded(day, 5)}`;
  keys.clear();
  for (let i = 0; i < seconds.length; i++) keys.addPurchase(day, firstPlace + i);
  streams.openWhole(keys);
  const purchases: Purchase[] = [];
  for (let i = 0; i < seconds.length; i++) {
    const paidAt = day * DAY + seconds[i]!;
    purchases.push(purchase(spec, prefix, firstPlace + i, paidAt, streams.at(i)));
  }
  return purchases;
}

/** The seconds of the day at which `count` purchases are paid, ascending. */
function secondsOf(spec: ShopSpec, seed: string, count: number, stream: string, i: number): Int32Array {
  const random = streamOf(seed, stream, i);
  const seconds = new Int32Array(count);
  for (let n = 0; n < count; n++) seconds[n] = secondOfDay(spec.demand, random);
  return seconds.sort();
}

/** Places in the day from which the purchases of incidents count: the dice of the others stay theirs. */
const SURGE_PLACE = 50_000;
const BRUSHED_PLACE = 90_000;

/** What all surges of the day bring on top of its usual purchases. */
function surgePurchases(
  spec: ShopSpec,
  seed: string,
  dice: PurchaseDice,
  day: number,
  usual: number,
): Purchase[] {
  let more = 0;
  for (const incident of spec.incidents)
    if (incident.kind === "live-stream-surge" && runs(incident, day * DAY)) more += incident.factor - 1;
  const count = Math.min(BRUSHED_PLACE - SURGE_PLACE, Math.round(usual * more));
  if (count === 0) return [];
  return placePurchases(spec, dice, day, SURGE_PLACE, secondsOf(spec, seed, count, "surge-times", day));
}

function brushedPurchases(spec: ShopSpec, seed: string, dice: PurchaseDice, day: number): Purchase[] {
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
    dice,
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
  const weights = Array.from(
    { length: spec.days },
    (_, i) => (weekday[(firstDay + i + 3) % 7]! / meanWeight) * promotionOn(spec.demand, firstDay + i),
  );
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
    const these = weights.slice(start, end);
    for (let n = 0; n < orders; n++) counts[start + pickIndex(these, random)]!++;
  }
  return counts;
}

function promotionOn({ promotions = [] }: Demand, day: number): number {
  let times = 1;
  for (const promotion of promotions) if (runs(promotion, day * DAY)) times *= promotion.factor;
  return times;
}

function secondOfDay(demand: Demand, random: RandomSource): number {
  return pickIndex(demand.hourOfDay, random) * 3600 + Math.floor(random() * 3600);
}

function purchase(
  spec: ShopSpec,
  prefix: string,
  place: number,
  paidAt: number,
  random: RandomSource,
): Purchase {
  const number = 10 * randomDigits(6, random);
  const idOf = (item: number) => new PlatformNumber(prefix, place, 5, number + item, 7);
  const type = pick(spec.demand.orderTypes, random).type;
  const pair = spec.demand.volume.kind === "random" && happens(spec.demand.secondItemShare, random);
  const region = pick(spec.regions, random);
  const courier = pick(spec.couriers, random);
  const id = idOf(0);
  const orders: Order[] = [];
  for (let item = 0; item < (pair ? 2 : 1); item++) {
    const product = pick(spec.products, random);
    const quantity = happens(0.06, random) ? 2 : 1;
    const coupon = happens(0.3, random) ? 10 : 0;
    // A purchase of one product carries one number for both; two products get numbers of their own.
    orders.push({
      id: pair ? idOf(item + 1) : id,
      product,
      quantity,
      amount: amountOf(type, product, quantity, coupon),
    });
  }
  return { place, id, type, paidAt, region, courier, orders, brushed: false };
}

function amountOf(type: OrderType, product: Product, quantity: number, coupon: number): number {
  if (type === "gift") return 0;
  if (type === "lucky-bag") return 0.01;
  if (type === "low-price") return 1.9;
  return Math.max(0.01, product.price * quantity - coupon);
}
