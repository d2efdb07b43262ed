import {
  formatLocalTime,
  historyOf,
  loadRules,
  parseLocalTime,
  ruleVersionInForce,
  tallyShop,
} from "@scorecast/core";
import { beforeAll, describe, expect, it } from "vitest";
import { adaptedSpec } from "../../src/generate/adapted-spec.ts";
import { generateShop } from "../../src/generate/generate-shop.ts";
import { type ShopPresetName, shopPresets } from "../../src/generate/presets/index.ts";
import { shopHistory } from "../../src/generate/shop-history.ts";
import type { ShopSpec } from "../../src/generate/shop-spec.ts";
import type { ChainFit } from "../../src/model/fit-chains.ts";
import { fitLateness } from "../../src/model/fit-lateness.ts";
import { type FittedShop, fitShop } from "../../src/model/fit-shop.ts";
import { recordUntil } from "../../src/model/shop-record.ts";
import { recordedTables, shop, startDay, steadyTruth } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

async function fitted(spec: ShopSpec, seed: string): Promise<FittedShop> {
  const history = shopHistory(generateShop(spec, seed));
  const start = history.lastDay! + 1;
  const rules = await loadRules(ruleVersionInForce(start).id);
  const result = fitShop(history, rules, tallyShop(history, rules), start);
  if (result.kind !== "fitted") throw new Error(result.kind);
  return result;
}

const chainOf = ({ chains }: FittedShop, id: ChainFit["chain"]) => chains.find(({ chain }) => chain === id)!;

/** A preset whose buyers do not mind lateness: a late order goes like a fine one. */
function patient(spec: ShopSpec): ShopSpec {
  const { reviews, chats, afterSales, complaints } = spec;
  const alike = <T>(by: Readonly<Record<string, T>>) => ({ ...by, late: by["fine"]! });
  return {
    ...spec,
    reviews: { ...reviews, rate: alike(reviews.rate), stars: alike(reviews.stars), souredStarLoss: 0 },
    chats: { ...chats, contactRate: alike(chats.contactRate), sourRate: 0 },
    afterSales: { ...afterSales, applyRate: alike(afterSales.applyRate) },
    complaints: { ...complaints, rate: alike(complaints.rate) },
  } as ShopSpec;
}

describe.each(["courier-strike", "steady-fashion"] as const satisfies readonly ShopPresetName[])(
  "a generated shop: %s",
  (preset) => {
    const spec = adaptedSpec(shopPresets[preset], { ordersPerDay: 120 });
    let own: FittedShop;
    let calm: FittedShop;
    beforeAll(async () => {
      [own, calm] = [await fitted(spec, "chains"), await fitted(patient(spec), "chains")];
    });

    it("teaches that late orders earn fewer stars, as it was made", () => {
      // of the generator: at most four stars 22 % late, 5.8 % fine, and one fate in ten is neither
      const { value, interval, gain, acts } = chainOf(own, "stars");
      expect(value).toBeGreaterThan(1.5);
      expect(interval[0]).toBeLessThan(0.22 / 0.058);
      expect(interval[1]).toBeGreaterThan(2);
      expect(gain).toBeGreaterThan(2);
      expect(acts).toBe(true);
    });
    it("teaches that late orders write and turn to the merchant more often", () => {
      for (const id of ["sessions", "seeking"] as const) {
        expect(chainOf(own, id).interval[0], id).toBeGreaterThan(1.1);
        expect(chainOf(own, id).gain, id).toBeGreaterThan(2);
      }
    });
    it("teaches nothing of the kind where buyers do not mind", () => {
      for (const id of ["stars", "sessions", "seeking"] as const) {
        expect(chainOf(calm, id).gain, id).toBeLessThan(4);
        expect(chainOf(calm, id).value, id).toBeLessThan(chainOf(own, id).value);
      }
    });
    it("keeps the levels of the processes as they are without chains", () => {
      const { model, fits } = own;
      const level = (process: string) => fits.find((fit) => fit.process === process)!;
      const { a, b } = model.fewerStars[0];
      expect(a / (a + b)).toBe(level("stars").level);
      expect(model.chats.sessions.mean).toBe(level("sessions").level);
      expect(model.fewerStars[0].dayVariance).toBeLessThanOrEqual(level("stars").dayVariance);
      expect(model.chats.sessions.dayVariance).toBeLessThanOrEqual(level("sessions").dayVariance);
    });
  },
);

describe("lateness on record", () => {
  const start = startDay(steadyTruth);
  const tables = recordedTables(steadyTruth, "late");
  const history = historyOf(shop, tables);
  const recorded = fitLateness(recordUntil(history, currentRules, start))!;
  const { lateness } = recorded;

  it("is that of the days: in time until the deadline, late after it", () => {
    // deadlines are the end of the third day after pickup, promises 48 hours after a payment in the morning
    const [late, inTime] = [4, 3];
    expect(lateness.signedLate[inTime]!).toBeLessThan(0.01);
    expect(lateness.signedLate[late]!).toBeGreaterThan(0.99);
    expect(lateness.pickedUpLate[1]!).toBeLessThan(0.01);
    expect(lateness.pickedUpLate[2]!).toBeGreaterThan(0.99);
    expect(lateness.due[3]).toBe(1);
    expect(lateness.promise[2]).toBe(1);
    expect(lateness.overdueUnsigned[3]).toBe(1);
  });
  it("never falls with the days", () => {
    for (const column of [lateness.signedLate, lateness.pickedUpLate])
      expect(column).toEqual([...column].sort((a, b) => a - b));
  });
  it("counts an order on the day that it becomes overdue, once", () => {
    const days = new Map<number, number>();
    const first = start - recorded.overdue.length;
    for (const { order_id, picked_up_at, signed_at } of tables.parcels) {
      const pickup = Math.floor(parseLocalTime(picked_up_at!)! / 86_400);
      const signed = signed_at ? Math.floor(parseLocalTime(signed_at)! / 86_400) : start;
      const paid = Number(order_id!.split("-")[0]);
      if (paid >= first && pickup >= first && pickup + 3 < signed && pickup + 3 < start)
        days.set(pickup + 3, (days.get(pickup + 3) ?? 0) + 1);
    }
    const unpicked = tables.orders.filter(({ order_id }) => {
      const parcel = tables.parcels.find((row) => row["order_id"] === order_id);
      const paid = Number(order_id!.split("-")[0]);
      const end = formatLocalTime((paid + 3) * 86_400);
      return paid + 2 === start - 20 && (!parcel || parcel["picked_up_at"]! >= end);
    });
    const day = start - 20;
    expect(recorded.overdue[day - first]).toBe((days.get(day) ?? 0) + unpicked.length);
  });
  it("is nothing without parcels", () => {
    const without = historyOf(shop, { ...tables, parcels: undefined } as never);
    expect(fitLateness(recordUntil(without, currentRules, start))).toBeNull();
  });
});
