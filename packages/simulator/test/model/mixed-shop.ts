import { formatLocalTime, type History, historyOf, startOf } from "@scorecast/core";
import seedrandom from "seedrandom";
import { gammaQuantile } from "../../src/numeric/gamma-distribution.ts";
import { normalQuantile } from "../../src/numeric/normal-quantile.ts";
import { FIRST_DAY, shop } from "../recorded-shop.ts";
import { poisson } from "./poisson-draw.ts";

/** A shop of several products and provinces, recorded order by order, with what is true of them. */
export interface MixedShop {
  readonly history: History;
  readonly start: number;
  /** Per product or province: how many times as often as at a ratio of 1. */
  readonly quality: readonly number[];
  readonly stars: readonly number[];
  readonly late: readonly number[];
  /** Share of the orders of the days of the record, and of the four weeks after it. */
  readonly sold: readonly number[];
  readonly toSell: readonly number[];
  /** Orders, quality returns, reviews and reviews below five stars of the orders paid in the four weeks after it. */
  readonly after: {
    readonly orders: number;
    readonly returns: number;
    readonly reviews: number;
    readonly below5: number;
    readonly late: number;
  };
}

const FUTURE_DAYS = 28;

/**
 * Draws 2–12 products and 6 provinces whose ratios are gamma with a half-normal spread, and 84 days of 5–60 orders. Weights are
 * log-normal (those of provinces start at fixed ones) and walk by `drift` a week on the log scale; with `launches` a third of the products come or go within the record.
 */
export function drawMixedShop(drift: number, launches: boolean, seed: string): MixedShop {
  const random = seedrandom.alea(`${seed} mixed`);
  const normal = () => normalQuantile(Math.min(Math.max(random(), 1e-12), 1 - 1e-12));
  const between = (low: number, high: number) => low + (high - low) * random();
  const ratios = (count: number) => {
    const spread = Math.max(0.01, 0.8 * Math.abs(normal()));
    const shape = 1 / (spread * spread);
    return Array.from({ length: count }, () => gammaQuantile(shape, random()) / shape);
  };
  const days = 84;
  const start = FIRST_DAY + days;
  const perDay = 5 * 12 ** random();
  const products = 2 + Math.floor(11 * random());
  const [quality, stars, late] = [ratios(products), ratios(products), ratios(6)];
  const qualityRate = 0.015 * Math.exp(0.7 * normal());
  const starsRate = between(0.05, 0.2);
  const lateRate = between(0.03, 0.12);
  const weights = quality.map(() => Math.exp(normal()));
  const comes = quality.map(() =>
    launches && random() < 1 / 3
      ? random() < 0.5
        ? [between(20, 80), 999]
        : [-1, between(20, 80)]
      : [-1, 999],
  );
  const tables = {
    ...{ orders: [] as Record<string, string>[], parcels: [] as Record<string, string>[] },
    ...{ reviews: [] as Record<string, string>[], afterSales: [] as Record<string, string>[] },
  };
  const sold = quality.map(() => 0);
  const toSell = quality.map(() => 0);
  const after = { orders: 0, returns: 0, reviews: 0, below5: 0, late: 0 };
  const at = (day: number, hour: number) => formatLocalTime(startOf(day) + Math.floor(hour * 3600));
  const choose = (of: readonly number[]) => {
    let rest = random() * of.reduce((a, b) => a + b, 0);
    const chosen = of.findIndex((weight) => {
      rest -= weight;
      return rest < 0;
    });
    return Math.max(0, chosen);
  };
  const provinces = [0.3, 0.25, 0.2, 0.12, 0.08, 0.05];
  for (let day = FIRST_DAY; day < start + FUTURE_DAYS; day++) {
    for (const of of [weights, provinces])
      for (const i of of.keys()) of[i]! *= Math.exp((drift / Math.sqrt(7)) * normal());
    const age = day - FIRST_DAY;
    const today = weights.map((weight, i): number =>
      age >= comes[i]![0]! && age < comes[i]![1]! ? weight : 0,
    );
    if (!today.some((weight) => weight > 0)) today[0] = 1;
    const count = poisson(perDay, random());
    for (let n = 0; n < count; n++) order(`${day}-${n}`, day, choose(today), choose(provinces));
  }
  const share = (of: number[]) =>
    of.map(
      (one) =>
        one /
        Math.max(
          1,
          of.reduce((a, b) => a + b, 0),
        ),
    );
  return {
    ...{ history: historyOf(shop, tables), start, quality, stars, late, after },
    ...{ sold: share(sold), toSell: share(toSell) },
  };

  function order(id: string, day: number, product: number, province: number): void {
    const recorded = day < start;
    const isLate = random() < Math.min(0.9, lateRate * late[province]!);
    const signedDay = day + 1 + (isLate ? 5 : 2);
    const returnLag =
      random() < Math.min(0.9, qualityRate * quality[product]!) ? Math.floor(8 * random()) : -1;
    const reviewLag = random() < 0.3 ? Math.floor(10 * random()) : -1;
    const below5 = random() < Math.min(0.9, starsRate * stars[product]!);
    (recorded ? sold : toSell)[product]! += 1;
    if (!recorded) {
      after.orders++;
      if (isLate) after.late++;
      if (returnLag >= 0) after.returns++;
      if (reviewLag >= 0) after.reviews++;
      if (reviewLag >= 0 && below5) after.below5++;
      return;
    }
    tables.orders.push({
      ...{ order_id: id, paid_at: at(day, 9), shipped_at: at(day, 12) },
      ...{ product_id: `p${product}`, province: `province ${province}` },
    });
    if (day + 1 >= start) return;
    tables.parcels.push({
      ...{ waybill_id: `w${id}`, order_id: id, picked_up_at: at(day + 1, 16) },
      signed_at: signedDay < start ? at(signedDay, 18) : "",
    });
    if (signedDay >= start) return;
    if (reviewLag >= 0 && signedDay + reviewLag < start)
      tables.reviews.push({
        ...{ review_id: `r${id}`, order_id: id, created_at: at(signedDay + reviewLag, 21) },
        product_stars: below5 ? "2" : "5",
      });
    if (returnLag >= 0 && signedDay + returnLag < start)
      tables.afterSales.push({
        ...{ after_sale_id: `q${id}`, order_id: id, type: "return-refund", reason_class: "quality" },
        applied_at: at(signedDay + returnLag, 22),
      });
  }
}
