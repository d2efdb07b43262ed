import { dailyCount } from "./daily-count.ts";
import { digits } from "./digits.ts";
import { dayNumber } from "./local-time.ts";
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
}

/** Stage 1: who bought what and when, by time of payment. */
export function placePurchases(spec: ShopSpec, seed: string): Purchase[] {
  const firstDay = dayNumber(spec.startDay);
  return countsPerDay(spec, seed).flatMap((count, i) => {
    const random = streamOf(seed, "purchase-times", i);
    const seconds = Array.from({ length: count }, () => secondOfDay(spec.demand, random)).sort(
      (a, b) => a - b,
    );
    return seconds.map((second, place) => purchase(spec, seed, firstDay + i, place, second));
  });
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
  return { key, id: `${id}0`, type, paidAt: day * DAY + second, region, courier, orders };
}

function amountOf(type: OrderType, product: Product, quantity: number, coupon: number): number {
  if (type === "gift") return 0;
  if (type === "lucky-bag") return 0.01;
  if (type === "low-price") return 1.9;
  return Math.max(0.01, product.price * quantity - coupon);
}
