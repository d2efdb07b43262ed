import { describe, expect, it } from "vitest";
import { seriesTimes } from "../../src/engine/series/series-times.ts";
import { combined } from "../../src/levers/combine.ts";
import type { DailySeries, SeriesModel } from "../../src/model/series/series-model.ts";
import type { ShopModel } from "../../src/model/shop-model.ts";
import { planned } from "./planned.ts";

const { model: shop } = planned({ scenarios: [] }).state;
const bad = { a: 10, b: 90, dayVariance: 0 };
const rate = { mean: 1, evidence: 10, dayVariance: 0 };
const daily = (follows: DailySeries["follows"], amount?: DailySeries["amount"]): SeriesModel => ({
  ...{ metric: "m", definition: "", kind: "daily", per: "order", rate, follows },
  amount: amount ?? { kind: "share", bad, counts: "bad" },
});
const sum = { kind: "sum", each: { points: [100] }, evidence: 1, dayVariance: 0 } as const;
const reviewSeconds = (({ points }) => points.reduce((a, b) => a + b, 0) / points.length)(
  shop.afterSales.reviewSeconds,
);
const { secondsPerRound } = shop.chats;

/** The factor on a series when a lever acts with the given amount. */
function times(series: SeriesModel, use: string, amount: number): number {
  const model: ShopModel = { ...shop, series: [series] };
  return seriesTimes(combined(model, [{ use, amount }]))[0]!;
}

describe("what levers do to a series", () => {
  it("is nothing where there is none, or its amount is 0", () => {
    const all = [
      daily(null),
      daily({ part: "reply", secondsPerRound }),
      daily({ part: "review", reviewSeconds }, sum),
      daily({ part: "refund", reviewSeconds, refundSeconds: 3 * reviewSeconds }),
      daily({ part: "escalation" }),
      daily({ part: "late" }),
      daily({ part: "dissatisfaction", share: 0.1, starsBetween: 2.5, meanStars: 4.5 }),
    ];
    expect([...seriesTimes({ ...shop, series: all })]).toEqual(all.map(() => 1));
    expect(times(all[2]!, "fast-refund", 0)).toBe(1);
  });
  it("scales waiting times with their mean", () => {
    expect(times(daily({ part: "review", reviewSeconds }, sum), "fast-refund", 0.4)).toBeCloseTo(0.6, 12);
    const refund = daily({ part: "refund", reviewSeconds, refundSeconds: 4 * reviewSeconds }, sum);
    expect(times(refund, "fast-refund", 0.4)).toBeCloseTo(1 - 0.1, 12);
  });
  it("takes a share beyond a limit as that of exponential waits: p to the power 1 ÷ ratio", () => {
    const factor = times(daily({ part: "review", reviewSeconds }), "fast-refund", 0.5);
    const share = 1 - Math.exp(factor * Math.log(1 - 0.1));
    expect(share).toBeCloseTo(0.1 ** 2, 12);
  });
  it("never cuts a wait below a twentieth", () => {
    expect(times(daily({ part: "review", reviewSeconds }, sum), "fast-refund", 1)).toBe(0.05);
  });
  it("goes with the cause of disputes and of lateness", () => {
    expect(times(daily({ part: "escalation" }), "compensate-first", 0.3)).toBeCloseTo(0.7, 12);
    const later = { ...shop, delivery: { ...shop.delivery, times: 1.5 }, series: [daily({ part: "late" })] };
    expect(seriesTimes(later)[0]).toBe(1.5);
  });
  it("raises the mean stars of chats by what fewer dissatisfied ones leave", () => {
    const stars = daily(
      { part: "dissatisfaction", share: 0.1, starsBetween: 2.5, meanStars: 4.5 },
      { kind: "values", values: [1, 5], shares: [0.1, 0.9], evidence: 1, dayVariance: 0 },
    );
    const { dissatisfied } = shop.chats;
    const chats = { ...shop.chats, dissatisfied: { ...dissatisfied, times: 0.5 } };
    const left = 1 - Math.sqrt(0.9);
    expect(seriesTimes({ ...shop, chats, series: [stars] })[0]).toBeCloseTo(
      1 + ((0.1 - left) * 2.5) / 4.5,
      12,
    );
  });
  it("brings more pickups of the due day within a limit when they take less time", () => {
    const [day0, , ...rest] = shop.pickupSeconds.byLag;
    const hours = { points: [20, 22, 23, 26].map((h) => h * 3600) };
    const pickupSeconds = { ...shop.pickupSeconds, byLag: [day0!, hours, ...rest] };
    const within = 3.5 / 5;
    const one: SeriesModel = {
      ...{ metric: "m", definition: "", kind: "in-time", cohort: "due", dueLag: 1, counted: null },
      ...{ onDueDay: bad, later: bad, limit: { seconds: 24 * 3600, within } },
    };
    const at = (factor: number) => {
      const points = hours.points.map((seconds) => seconds * factor);
      const byLag = [day0!, { points }, ...rest];
      return seriesTimes({ ...shop, pickupSeconds: { ...pickupSeconds, byLag }, series: [one] })[0];
    };
    expect(at(1)).toBe(1);
    expect(at(0.9)).toBeCloseTo(Math.log(1 - 4.5 / 5) / Math.log(1 - within), 12);
  });
});
