import { historyOf, tallyShop } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { type FittedShop, fitShop } from "../../src/index.ts";
import { transitDays } from "../../src/model/fit-regions.ts";
import { meanDelay } from "../../src/model/hazard-outcome.ts";
import { unitsReport } from "../../src/model/pooled-report.ts";
import { recordedTables, shop, startDay, steadyTruth } from "../recorded-shop.ts";
import { currentRules } from "../rules.ts";

const tables = recordedTables(steadyTruth, "regions");
const start = startDay(steadyTruth);
const orderId = (i: number) => (({ order_id }) => order_id!)(tables.orders[i]!);

function fitted(regionOf: (i: number) => string, column = "province"): FittedShop {
  const orders = tables.orders.map((row, i) => ({ ...row, [column]: regionOf(i) }));
  const history = historyOf(shop, { ...tables, orders });
  const fit = fitShop(history, currentRules, tallyShop(history, currentRules), start);
  if (fit.kind !== "fitted") throw new Error(fit.text.en);
  return fit;
}
const told = ({ provinces, model }: FittedShop) => unitsReport(provinces, {}, model.signing.byLag)!;
const days = (row: { signed_at?: string; picked_up_at?: string }) =>
  (Date.parse(row.signed_at!.slice(0, 10)) - Date.parse(row.picked_up_at!.slice(0, 10))) / 86_400_000;

describe("provinces", () => {
  // a third of the slow parcels, and no other, are of the far province
  const slow = new Map(
    tables.parcels
      .filter(({ signed_at }) => signed_at !== "")
      .map(({ order_id, ...row }) => [order_id!, days(row)] as const),
  );
  const far = fitted((i) => {
    const road = slow.get(orderId(i)) ?? 0;
    return (road >= 4 && i % 3 > 0) || (road === 3 && i % 3 === 0) ? "far" : `p${i % 3}`;
  });

  it("that are late and slow are found, with the days of their parcels", () => {
    const line = told(far).units.find(({ id }) => id === "far")!.lines;
    const late = line.find(({ process }) => process === "delivery")!;
    expect(late.verdict).toBe("higher");
    const road = line.find(({ process }) => process === "signing")!;
    expect(road.verdict).toBe("lower");
    const recorded = tables.parcels.filter(({ order_id }, i) => slow.has(order_id!) && i >= 0);
    const mean = recorded.reduce((sum, row) => sum + days(row), 0) / recorded.length;
    expect(road.days!.mean).toBeGreaterThan(mean + 0.5);
    expect(road.days!.interval90[0]).toBeLessThan(road.days!.mean);
    expect(road.days!.interval90[1]).toBeGreaterThan(road.days!.mean);
  });
  it("that are alike cannot be told apart", () => {
    const same = told(fitted((i) => `p${i % 4}`));
    const verdicts = same.units.flatMap(({ lines }) => lines.map(({ verdict }) => verdict));
    expect(new Set(verdicts)).toEqual(new Set(["like-the-shop"]));
  });
  it("have all the waybills and signings of the shop's fit", () => {
    for (const id of ["delivery", "signing"] as const) {
      const { pooled } = far.provinces!.processes[id]!;
      const whole = far.fits.find(({ process }) => process === id)!;
      expect(pooled.units.reduce((sum, { events }) => sum + events, 0)).toBe(whole.events);
    }
  });
  it("of which there is one leave the model as it is", () => {
    expect(JSON.stringify(fitted(() => "only").model)).toBe(JSON.stringify(fitted(() => "").model));
    expect(fitted(() => "only").provinces).toBeNull();
  });
  it("couriers are told of in the same way, and move no forecast", () => {
    const { couriers, provinces, mix } = fitted((i) => `c${i % 2}`, "courier");
    expect([couriers!.units.length, provinces]).toEqual([2, null]);
    expect(mix).toEqual({});
  });
});

describe("days on the road", () => {
  const byLag = [0, 0.3, 0.5, 0.5, 0.6];
  const table = {
    ...{ units: 1, weeks: 1, lags: 5 },
    ...{ atRisk: Float64Array.from([100, 100, 70, 35, 17]), events: Float64Array.of(90) },
  };
  it("are the shop's at the shop's ratio, fewer where parcels are faster", () => {
    expect(transitDays(table, [0], 1, byLag)).toBeCloseTo(meanDelay(byLag), 9);
    const at = [0.5, 0.8, 1, 1.2, 1.5].map((ratio) => transitDays(table, [0], ratio, byLag));
    expect(at).toEqual([...at].sort((a, b) => b - a));
    expect(new Set(at).size).toBe(5);
  });
});
